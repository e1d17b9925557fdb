import type { Attribution, Claim, Entity, Item } from '../../src/contract/reading.ts';
import { slugOf } from '../../src/engine/shape.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import type { Thing } from '../../src/knowledge/lexicon.ts';
import { type GoldClaim, goldSpans, type GoldText } from './gold.ts';

/**
 * The gold's own claims in the contract's form, as a perfect reader would give them: what goes wrong with them goes
 * wrong in the joining and not in the reading.
 */
export function claimsOfGold(gold: GoldText, knowledge: Knowledge): Claim[] {
  const byName = new Map<string, Thing>();
  for (const thing of knowledge.lexicon.things)
    for (const key of [thing.id.toLowerCase(), thing.name.toLowerCase(), slugOf(thing.name)])
      if (!byName.has(key)) byName.set(key, thing);
  const find = (name: string): Thing | undefined => byName.get(name.toLowerCase()) ?? byName.get(slugOf(name));
  const entity = (name: string): Entity => {
    const thing = find(name);
    const isKnown = thing !== undefined && thing.type !== 'item';
    const { id, wikidata, lat, lon, country } = isKnown
      ? thing
      : { id: slugOf(name), wikidata: null, lat: null, lon: null, country: null };
    const type = isKnown ? (thing.type as Entity['type']) : 'group';
    return {
      id,
      type,
      name: isKnown ? thing.name : name,
      text: name,
      wikidata,
      lat,
      lon,
      country: type === 'state' ? null : country,
    };
  };
  const item = (name: string): Item => {
    const thing = find(name);
    return { id: thing?.id ?? slugOf(name), name, class: thing?.class ?? 'other' };
  };
  const spans = goldSpans(gold);
  return gold.claims.map((claim, i) => {
    const span = spans[i] ?? { start: 0, end: 0 };
    const start = Array.from(gold.text.slice(0, span.start)).length;
    const end = start + Array.from(gold.text.slice(span.start, span.end)).length;
    const items = claim.item === null ? [] : claim.item.split(/[;,]\s*/u).map(item);
    return {
      id: `c${i + 1}`,
      quote: gold.text.slice(span.start, span.end),
      start,
      end,
      original: { start: 0, end: 0 },
      sentence: { start, end },
      kind: claim.kind as Claim['kind'],
      checkable: claim.kind !== 'judgement',
      plover: null,
      cameo: null,
      actors: claim.actors.map(entity),
      targets: claim.targets.map(entity),
      item: items[0] ?? null,
      items,
      quantity: claim.quantity ? { ...claim.quantity, approximate: false, text: '' } : null,
      time: claim.time === null ? null : { edtf: claim.time, text: '', resolved: 'stated' },
      place: claim.place === null ? null : entity(claim.place),
      outcome: (claim.outcome ?? null) as Claim['outcome'],
      reported: (claim as GoldClaim & { reported?: string }).reported ?? null,
      status: claim.status as Claim['status'],
      attribution: claim.attribution === null ? null : attributionOf(claim.attribution, find, knowledge),
      support: { level: 'unsourced', sources: [], why: '' },
      flags: [],
      confidence: 1,
    };
  });
}

/** The gold names some speakers by what they are: "intelligence agency of KOR", "media of RUS". */
function attributionOf(name: string, find: (name: string) => Thing | undefined, knowledge: Knowledge): Attribution {
  const place = { text: name, start: 0, end: 0 };
  const service = /^intelligence agency of ([A-Z]{3})$/u.exec(name)?.[1];
  const found = service
    ? knowledge.lexicon.things.find((thing) => thing.kind === 'intelligence' && thing.standsFor === service)
    : find(name);
  if (found && found.type !== 'item')
    return { ...place, id: found.id, name: found.name, class: service ? 'intelligence' : 'entity' };
  const words: readonly [RegExp, Attribution['class']][] = [
    [/multiple|several|various/u, 'multiple'],
    [/media|press/u, 'media'],
    [/intelligence/u, 'intelligence'],
    [/official|government|military|ministry/u, 'official'],
  ];
  const match = words.find(([pattern]) => pattern.test(name.toLowerCase()));
  return { ...place, id: slugOf(name), name, class: match?.[1] ?? 'unnamed' };
}
