import type { Attribution, Claim, Entity, EntityType, Item, Quantity } from '../contract/reading.ts';
import type { Thing } from '../knowledge/lexicon.ts';
import type { PloverTables } from '../knowledge/plover.ts';
import type { DraftClaim, Party } from './claims/claim.ts';
import type { Word } from './claims/words.ts';
import { codesOf } from './plover.ts';
import { slugOf } from './slug.ts';

const TYPES: Readonly<Record<string, EntityType>> = {
  state: 'state',
  person: 'person',
  organisation: 'organisation',
  place: 'place',
};

/** A thing as a contract entity, with the words that showed it. */
export function entityOf(thing: Thing, text: string): Entity {
  return {
    id: thing.id,
    type: TYPES[thing.type] ?? 'group',
    name: thing.name,
    text,
    wikidata: thing.wikidata,
    lat: thing.lat,
    lon: thing.lon,
    country: thing.type === 'state' ? null : thing.country,
  };
}

function partyEntity(party: Party, text: string, words: readonly Word[]): Entity {
  const word = party.mention ? words[party.mention.word] : undefined;
  return entityOf(party.thing, word ? text.slice(word.start, word.end) : party.thing.name);
}

function itemOf(thing: Thing): Item {
  return { id: thing.id, name: thing.name, class: thing.class ?? 'other' };
}

/**
 * A draft as a contract claim. Offsets stay UTF-16 here; `original` and `support` are filled by the stages that know
 * the bytes and the sources.
 */
export function claimOf(
  draft: DraftClaim,
  index: number,
  text: string,
  words: readonly Word[],
  plover: PloverTables,
  explain: boolean,
): Claim {
  const items = draft.items.map(itemOf);
  const money = draft.quantity?.type === 'money' ? draft.quantity.value.unit : null;
  const item =
    items[0] ?? (money && draft.kind === 'payment' ? { id: money.toLowerCase(), name: money, class: 'money' } : null);
  return {
    id: `c${index + 1}`,
    quote: text.slice(draft.start, draft.end),
    start: draft.start,
    end: draft.end,
    original: { start: 0, end: 0 },
    sentence: { start: draft.sentence.start, end: draft.sentence.end },
    kind: draft.kind,
    checkable: draft.kind !== 'judgement',
    ...codesOf(draft, plover),
    actors: draft.actors.map((p) => partyEntity(p, text, words)),
    targets: draft.targets.map((p) => partyEntity(p, text, words)),
    item,
    items: items.length > 0 ? items : item ? [item] : [],
    quantity: quantityOf(draft, text),
    time:
      draft.time && draft.edtf
        ? {
            edtf: draft.edtf,
            text: text.slice(draft.time.start, draft.time.end),
            resolved: draft.timeCarried ? 'context' : draft.time.anchored === 'absolute' ? 'stated' : 'inferred',
          }
        : null,
    place: draft.place
      ? entityOf(
          draft.place,
          draft.placeWord >= 0
            ? text.slice(words[draft.placeWord]!.start, words[draft.placeWord]!.end)
            : draft.place.name,
        )
      : null,
    outcome: draft.outcome,
    reported: draft.reported,
    status: draft.status,
    attribution: attributionOf(draft, text, words),
    support: { level: 'unsourced', sources: [], why: '' },
    flags: [...(draft.quoted ? ['quoted'] : []), ...(draft.actors.some((a) => !a.mention) ? ['actor-carried'] : [])],
    confidence: Math.round(draft.confidence * 1000) / 1000,
    ...(explain ? { reasons: [...draft.reasons] } : {}),
  };
}

function quantityOf(draft: DraftClaim, text: string): Quantity | null {
  const q = draft.quantity;
  if (!q || (q.value.min === null && q.value.max === null)) return null;
  if (q.type === 'percent' && q.change) {
    const [low, high] = [q.value.min, q.value.max].map((v) => (v === null ? null : q.change! * v));
    const [min, max] = q.change > 0 ? [low!, high!] : [high!, low!];
    return { min, max, unit: 'percent change', approximate: q.value.approximate, text: text.slice(q.start, q.end) };
  }
  const base = q.value.unit ?? draft.items[0]?.unit ?? 'units';
  return {
    min: q.value.min,
    max: q.value.max,
    unit: q.per ? `${base} per ${q.per}` : base,
    approximate: q.value.approximate,
    text: text.slice(q.start, q.end),
  };
}

function attributionOf(draft: DraftClaim, text: string, words: readonly Word[]): Attribution | null {
  const s = draft.speaker;
  if (!s) return null;
  const start = words[s.first]!.start;
  const end = words[s.last - 1]!.end;
  const quote = text.slice(start, end);
  return { id: s.thing?.id ?? slugOf(quote), name: s.thing?.name ?? quote, class: s.class, text: quote, start, end };
}
