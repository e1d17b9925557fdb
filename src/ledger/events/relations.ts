import type { EventRelation, Phrase, PhraseValue } from '../../contract/events.ts';
import type { Quantity } from '../../contract/reading.ts';
import type { Origins } from './origins.ts';
import { articleOf } from './origins.ts';
import { edtf, say } from './phrases.ts';
import type { MaterialClaim } from './port.ts';
import { type Dated, datedOf } from './values.ts';

/** Relations are sought among so many claims; of a toll told daily for years the rest would only say the same. */
const MOST_CLAIMS = 120;
/** An approximate figure agrees with what lies within this share of it. */
const ABOUT = 0.1;

const MONTH = 31;

interface Weighed {
  readonly member: MaterialClaim;
  readonly origin: string;
  readonly dated: Dated;
}

/**
 * How each claim relates to those told before it, at most one relation of each type: it repeats (same origin, same
 * figure), supports (another origin, figures that can both hold), supersedes (same origin, a later count) or
 * contradicts (figures of the same day or period that cannot both hold, or a denial of what another affirms).
 * Counts of different days, a part and its total, and figures of different units never contradict each other.
 */
export function relationsOf(claims: readonly MaterialClaim[], origins: Origins): EventRelation[] {
  const weighed = claims
    .slice(0, MOST_CLAIMS)
    .map((member): Weighed => ({ member, origin: origins.of.get(member.id)!, dated: datedOf(member) }));
  const nameOf = new Map(
    origins.list.map((origin) => [origin.id, { id: origin.entity ?? origin.id, name: origin.name }]),
  );
  const out: EventRelation[] = [];
  /** A denial is held against one report; against all of them it would say the same. */
  const denials = new Set<string>();
  weighed.forEach((later, i) => {
    const found = new Map<EventRelation['type'], EventRelation>();
    let counted: Weighed | null = null;
    for (const earlier of weighed.slice(0, i)) {
      const relation = relate(earlier, later, nameOf.get(earlier.origin)!);
      if (!relation) continue;
      const { type, reason } = relation;
      const { denial } = relation;
      if (denial !== undefined && denials.has(denial)) continue;
      // The newest count is the one that is superseded; of the rest the earliest report counts.
      const known = found.get(type);
      if (known && !(type === 'supersedes' && asOfOf(earlier) >= asOfOf(counted))) continue;
      if (type === 'supersedes') counted = earlier;
      if (denial !== undefined) denials.add(denial);
      found.set(type, { type, from: later.member.id, to: earlier.member.id, reason });
    }
    // What merely repeats has nothing of its own to add.
    if (found.has('repeats')) for (const type of ['supports', 'supersedes'] as const) found.delete(type);
    out.push(...found.values());
  });
  return out;
}

interface Related {
  readonly type: EventRelation['type'];
  readonly reason: Phrase;
  /** The claim that denies, where one does. */
  readonly denial?: string;
}

const asOfOf = (weighed: Weighed | null): string => weighed?.dated.asOf ?? '';

function relate(a: Weighed, b: Weighed, origin: { id: string; name: string }): Related | null {
  const [was, is] = [a.member.claim, b.member.claim];
  const names = { earlier: articleOf(a.member), later: articleOf(b.member), origin };
  if ((was.status === 'denied') !== (is.status === 'denied')) {
    if (a.member.documentId === b.member.documentId || !sameDays(a, b, true)) return null;
    const [denied, told] = was.status === 'denied' ? [a, b] : [b, a];
    if (!isDenialOf(denied, told)) return null;
    return {
      type: 'contradicts',
      reason: say('relation.denies', { denier: articleOf(denied.member), teller: articleOf(told.member) }),
      denial: denied.member.id,
    };
  }
  // What is planned and what has happened are two things, and say nothing of each other.
  if ((was.status === 'planned') !== (is.status === 'planned')) return null;
  const same = a.origin === b.origin;
  if (!was.quantity || !is.quantity) {
    if (was.quantity || is.quantity) return null;
    if (!sameDays(a, b, true)) return null;
    return same
      ? { type: 'repeats', reason: say('relation.repeats', names) }
      : { type: 'supports', reason: say('relation.supports', names) };
  }
  if (was.quantity.unit !== is.quantity.unit) return null;
  const figures = { ...names, was: figureOf(was.quantity), is: figureOf(is.quantity) };
  const equal = sameFigure(was.quantity, is.quantity);
  if (equal)
    return same
      ? { type: 'repeats', reason: say('relation.repeats-figure', figures) }
      : { type: 'supports', reason: say('relation.supports-figure', figures) };
  if (couldBePart(a, b)) return null;
  const stated = was.time !== null || is.time !== null;
  if (sameDays(a, b, false)) {
    if (agree(was.quantity, is.quantity))
      return same ? null : { type: 'supports', reason: say('relation.agrees', figures) };
    if (!stated || a.member.documentId === b.member.documentId) return null;
    const day = edtf(is.time?.edtf ?? was.time?.edtf ?? b.dated.asOf ?? '');
    return { type: 'contradicts', reason: say('relation.contradicts', { ...figures, day }) };
  }
  const [then, now] = [a.dated.asOf, b.dated.asOf];
  if (!same || then === null || now === null || now <= then || !isCount(a) || !isCount(b)) return null;
  return {
    type: 'supersedes',
    reason: say('relation.supersedes', { ...figures, then: edtf(then), now: edtf(now) }),
  };
}

/** Whether the speaker is one of the sides: others who see no sign of a thing do not deny that it is. */
function isParty({ origin, signature }: MaterialClaim): boolean {
  const sides = (JSON.parse(signature.block) as string[])[2]!.split(',');
  return origin.state !== null && [...sides, ...signature.receivers].includes(origin.state);
}

/**
 * Whether one claim denies the very thing that the other tells as done. Of something that goes on, a denial may mean
 * only the next batch, or not yet: it must be as bare as what it denies, and not older.
 */
function isDenialOf(denied: Weighed, told: Weighed): boolean {
  const [x, y] = [denied.member.claim, told.member.claim];
  if (y.status === 'planned' || y.status === 'possible' || !isParty(denied.member)) return false;
  // To deny a figure is not to deny the matter.
  if (x.quantity || (y.quantity && denied.member.signature.layer !== 'happening')) return false;
  if (denied.member.signature.layer === 'happening') return x.place === null || x.place.id === y.place?.id;
  return !couldBePart(denied, told) && x.time?.edtf === y.time?.edtf && asOfOf(denied) >= asOfOf(told);
}

const sameFigure = (a: Quantity, b: Quantity): boolean => a.unit === b.unit && a.min === b.min && a.max === b.max;

const figureOf = ({ min, max, unit, approximate }: Quantity): PhraseValue => ({ min, max, unit, approximate });

/** A figure that was counted up to a day, or is told as it stands: the next count takes its place. */
function isCount({ dated: { when }, member }: Weighed): boolean {
  return member.signature.layer === 'matter' && (when.form === 'total' || when.form === 'none' || when.form === 'day');
}

/**
 * Whether two claims speak of the same day or the same period. In a happening it is its day, whatever is said of it;
 * of something that goes on, only what the texts themselves date counts, unless `loosely`.
 */
function sameDays(a: Weighed, b: Weighed, loosely: boolean): boolean {
  const [x, y] = [a.dated.when, b.dated.when];
  if (a.member.signature.layer === 'happening' && b.member.signature.layer === 'happening')
    return x.lo === null || y.lo === null || (x.lo <= y.hi! && y.lo <= x.hi!);
  if (loosely && (x.form === 'none' || y.form === 'none')) return true;
  if (x.lo === null || y.lo === null) return a.dated.asOf !== null && a.dated.asOf === b.dated.asOf;
  if (loosely) return x.lo <= y.hi! && y.lo <= x.hi!;
  // Counts may differ within a longer period without a contradiction.
  return x.lo === y.lo && x.hi === y.hi && x.form === y.form && x.hi! - x.lo <= MONTH;
}

/** Whether one figure may be a part of the other: it says so, or tells of another place, thing or receiver. */
function couldBePart(a: Weighed, b: Weighed): boolean {
  if (a.member.isPart || b.member.isPart) return true;
  const [x, y] = [a.member, b.member];
  return (
    x.claim.place?.id !== y.claim.place?.id ||
    (x.claim.item?.id ?? null) !== (y.claim.item?.id ?? null) ||
    x.signature.receivers.join() !== y.signature.receivers.join() ||
    x.claim.actors.map(({ id }) => id).join() !== y.claim.actors.map(({ id }) => id).join()
  );
}

/** Whether two figures can both hold: their bounds meet, with some room where one says "about". */
export function agree(a: Quantity, b: Quantity): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)];
  return x.min <= y.max && y.min <= x.max;
}

function boundsOf({ min, max, approximate }: Quantity): { min: number; max: number } {
  const room = approximate ? ABOUT : 0;
  return {
    min: min === null ? -Infinity : min - Math.abs(min) * room,
    max: max === null ? Infinity : max + Math.abs(max) * room,
  };
}
