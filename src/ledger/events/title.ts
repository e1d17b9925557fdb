import type { EventParty, Phrase, PhraseValue } from '../../contract/events.ts';
import type { Claim, Entity } from '../../contract/reading.ts';
import { edtfOfDays } from '../../kernel/edtf.ts';
import { edtf, say } from './phrases.ts';
import type { EventMaterial, MaterialClaim } from './port.ts';
import { whenOf } from './when.ts';

/** What an event is about, as most of its claims have it. */
export interface Subject {
  readonly actors: EventParty[];
  readonly targets: EventParty[];
  readonly item: Claim['item'];
  readonly outcome: Claim['outcome'];
  readonly place: EventParty | null;
  readonly time: string | null;
}

export function subjectOf({ claims }: EventMaterial): Subject {
  const targets = commonest(claims, ({ claim }) => claim.targets);
  return {
    actors: commonest(claims, ({ claim }) => claim.actors),
    targets,
    item: mostOften(claims.map(({ claim }) => claim.item)),
    outcome: mostOften(claims.map(({ claim }) => claim.outcome)),
    place: placeOf(claims),
    time: timeOf(claims),
  };
}

/** The parties that the most claims name together; those that name none have no say. */
function commonest(claims: readonly MaterialClaim[], of: (claim: MaterialClaim) => readonly Entity[]): EventParty[] {
  const lists = claims.map(of).filter((list) => list.length > 0);
  const chosen = mostOften(lists, (list) =>
    list
      .map(({ id }) => id)
      .sort()
      .join(),
  );
  return (chosen ?? []).map(({ id, type, name }) => ({ id, type, name }));
}

/** A place is the event's only where most claims that tell a place tell this one, and half of all claims tell it. */
function placeOf(claims: readonly MaterialClaim[]): EventParty | null {
  const told = claims.map(({ claim }) => claim.place);
  const place = mostOften(told);
  if (!place || told.filter((other) => other?.id === place.id).length * 2 < claims.length) return null;
  return { id: place.id, type: place.type, name: place.name };
}

/** The value that comes most often; of equals the first. */
function mostOften<T>(
  values: readonly (T | null)[],
  keyOf: (value: T) => string = (value) => JSON.stringify(idOf(value)),
): T | null {
  const counts = new Map<string, { value: T; n: number }>();
  for (const value of values) {
    if (value === null) continue;
    const key = keyOf(value);
    const known = counts.get(key);
    if (known) known.n++;
    else counts.set(key, { value, n: 1 });
  }
  let best: { value: T; n: number } | null = null;
  for (const entry of counts.values()) if (!best || entry.n > best.n) best = entry;
  return best?.value ?? null;
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

/** Of a happening the closest time that its claims give; of what goes on, the span of all of them. */
function timeOf(claims: readonly MaterialClaim[]): string | null {
  const spans = claims.flatMap(({ claim, signature }) => {
    const { lo, hi, form } = whenOf(claim, null, 3);
    return lo === null || hi === null ? [] : [{ lo, hi, form, isDay: signature.layer === 'happening' }];
  });
  const [first] = spans;
  if (!first) return null;
  if (first.isDay) {
    const closest = spans.reduce((a, b) => (b.hi - b.lo < a.hi - a.lo ? b : a));
    return edtfOfDays(closest.lo, closest.hi);
  }
  const from = Math.min(...spans.map(({ lo }) => lo));
  const until = Math.max(...spans.map(({ hi }) => hi));
  const isOpen = spans.some(({ form, lo }) => form === 'total' && lo === from);
  const goesOn = spans.some(({ form }) => form === 'since');
  if (isOpen && goesOn) return null;
  return edtfOfDays(isOpen ? null : from, goesOn ? null : until);
}

/** The title of an event: a template of its kind and of which sides are known. */
export function titleOf({ kind, claims }: EventMaterial, subject: Subject): Phrase {
  const { actors, targets, item, outcome, place, time } = subject;
  const measure = claims[0]!.signature.layer;
  const isShare = claims.some(({ claim }) => claim.quantity?.unit === 'percent');
  const together = kind === 'meeting' || kind === 'agreement';
  const who = together ? unique([...actors, ...targets]) : actors;
  const whom = together ? [] : targets.filter((target) => !actors.some(({ id }) => id === target.id));
  const sides = who.length > 0 ? (whom.length > 0 ? 'full' : 'from') : whom.length > 0 ? 'to' : 'bare';
  const params: Record<string, PhraseValue> = {
    who: named(who),
    whom: named(whom),
    what: item ? { id: item.id, name: item.name } : { label: `event.thing.${kind}` },
    outcome: { label: `outcome.${outcome ?? 'casualties'}` },
  };
  if (place && place.type !== 'state') params['place'] = { id: place.id, name: place.name };
  if (time !== null) params['time'] = edtf(time);
  if (measure === 'plan') params['plan'] = 1;
  if (isShare) params['share'] = 1;
  // What words alone hold together has no better title than the words.
  const [first] = claims;
  if (measure === 'words' && first) params['quote'] = first.claim.quote;
  return say(measure === 'words' ? 'title.words' : `title.${kind}.${sides}`, params);
}

const named = (parties: readonly EventParty[]): PhraseValue => parties.map(({ id, name }) => ({ id, name }));

function unique(parties: readonly EventParty[]): EventParty[] {
  return parties.filter((party, i) => parties.findIndex(({ id }) => id === party.id) === i);
}
