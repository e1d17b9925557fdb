import type { Claim, Entity, Item } from '../src/contract/reading.ts';

/** A made-up world with its own laws: a few parties do most, months differ, articles copy each other and give rival values. */
export interface MadeDocument {
  readonly id: string;
  readonly publisher: string;
  readonly published: string;
  readonly lang: 'zh-Hant' | 'en';
  readonly claims: readonly Claim[];
}

const ZH = '朝俄烏美中日韓英法德伊土印巴敘以沙埃波捷立愛芬瑞挪丹荷比西葡意希羅保匈塞克阿加澳'.split('');
const WORDS = ['炮彈', '導彈', '無人機', '坦克', '火炮', '士兵', '工人', '燃料', '卡車', '雷達', '地雷', '步槍'];
const ENGLISH = ['shells', 'missiles', 'drones', 'tanks', 'guns', 'soldiers', 'workers', 'fuel', 'trucks', 'radars'];
const CLASSES = ['ammunition', 'missiles', 'drones', 'armour', 'artillery', 'troops', 'workers', 'fuel', 'equipment'];
const KINDS = ['transfer', 'transfer', 'transfer', 'deployment', 'casualty', 'payment', 'attack', 'statement'] as const;
const STATUSES = ['occurred', 'occurred', 'occurred', 'ongoing', 'planned', 'denied', 'possible'] as const;
const SUPPORTS = ['unsourced', 'unsourced', 'vague', 'covered', 'cited'] as const;

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const entity = (id: string, type: Entity['type'], name: string, text: string): Entity => ({
  id,
  type,
  name,
  text,
  wikidata: null,
  lat: type === 'place' ? 50 : null,
  lon: type === 'place' ? 35 : null,
  country: null,
});
export const STATES = ZH.map((zh, i) =>
  entity(`S${String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))}`, 'state', `State ${i}`, `${zh}國`),
);
const PLACES = Array.from({ length: 2000 }, (_, i) =>
  entity(`place-${i}`, 'place', `Place ${i}`, `${ZH[i % ZH.length]!}${WORDS[i % WORDS.length]![0]!}城`),
);
export const ITEMS: Item[] = Array.from({ length: 120 }, (_, i) => ({
  id: `item-${i}`,
  name: `${ENGLISH[i % ENGLISH.length]!} ${i}`,
  class: CLASSES[i % CLASSES.length]!,
}));
const PUBLISHERS = Array.from({ length: 400 }, (_, i) => `Publisher ${i}`);

const PER_DOCUMENT = 20;
const COPIES = 0.15;

/** Documents of twenty claims each, made by rules from a seed; the same call gives the same documents. */
export function* madeDocuments(claims: number, seed = 7): Generator<MadeDocument> {
  const next = chance(seed);
  /** Small numbers are frequent: the power of three puts half of all picks in the first eighth. */
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() ** 3 * list.length)]!;
  const even = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const kept: (readonly Claim[])[] = [];
  for (let n = 0; n * PER_DOCUMENT < claims; n++) {
    const year = 2022 + Math.floor(next() * 4);
    const month = String(1 + Math.floor(next() * 12)).padStart(2, '0');
    const isZh = next() < 0.6;
    const isCopy = kept.length > 0 && next() < COPIES;
    const made = isCopy ? even(kept) : newClaims(n, `${year}-${month}`, isZh);
    if (kept.length < 500) kept.push(made);
    const published = `${year}-${month}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
    yield { id: `b${n}`, publisher: pick(PUBLISHERS), published, lang: isZh ? 'zh-Hant' : 'en', claims: made };
  }

  function newClaims(n: number, month: string, isZh: boolean): Claim[] {
    return Array.from({ length: PER_DOCUMENT }, (_, i) => {
      const [actor, target, item] = [pick(STATES), pick(STATES), pick(ITEMS)];
      // Rival values: the same happening is told with another number.
      const value = Math.round(10 ** (1 + next() * 4));
      const word = isZh ? WORDS[n % WORDS.length]! : ENGLISH[n % ENGLISH.length]!;
      const quote = isZh
        ? `${actor.text}在${month}向${target.text}運送了${value}件${word}，編號${item.id}`
        : `${actor.name} sent ${value} ${word} (${item.name}) to ${target.name} in ${month}`;
      const start = i * 60;
      return {
        id: `c${i + 1}`,
        quote,
        start,
        end: start + quote.length,
        original: { start, end: start + quote.length },
        sentence: { start, end: start + quote.length },
        kind: pick(KINDS),
        checkable: true,
        plover: null,
        cameo: null,
        actors: [actor],
        targets: [target],
        item,
        items: [item],
        quantity: {
          min: value,
          max: value,
          unit: item.class === 'fuel' ? 'tonnes' : 'pieces',
          approximate: next() < 0.3,
          text: String(value),
        },
        time: next() < 0.8 ? { edtf: next() < 0.15 ? `../${month}` : month, text: month, resolved: 'stated' } : null,
        place: next() < 0.4 ? pick(PLACES) : null,
        outcome: null,
        reported: null,
        status: even(STATUSES),
        attribution:
          next() < 0.5
            ? { id: pick(STATES).id, name: 'Speaker', class: 'entity', text: 'S', start, end: start + 1 }
            : null,
        support: { level: even(SUPPORTS), sources: [], why: '' },
        flags: [],
        confidence: 0.8,
      };
    });
  }
}
