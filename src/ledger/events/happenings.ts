import { type Cluster, type How, markOf, type Member } from './member.ts';
import type { KindRule } from './rules.ts';
import type { Signature } from './signature.ts';

interface Happening {
  readonly mark: string;
  readonly first: number;
  last: number;
  readonly receivers: Set<string>;
  readonly places: Set<string>;
  readonly people: Set<string>;
  readonly members: { member: Member; how: How }[];
}

/**
 * Joins claims about things that have their day. Claims with a day make the happenings, earliest first; a claim with a
 * looser time, or with none, then joins the happening that fits it best, and stands for itself where two fit equally
 * well: a claim that could mean either never ties two happenings together.
 */
export function clusterHappenings(members: readonly Member[], rule: KindRule): Cluster[] {
  const dated = members.filter(({ signature }) => signature.when.form === 'day');
  const loose = members.filter(({ signature }) => signature.when.form !== 'day');
  const happenings: Happening[] = [];
  // What says most comes first, so that the sparse find the rich; equal ones keep the order of their keys.
  for (const member of [...dated].sort(
    (a, b) => a.signature.when.lo! - b.signature.when.lo! || richness(b) - richness(a),
  )) {
    const { when } = member.signature;
    // Happenings come in the order of days, so only the last few can be near; far ones are never looked at.
    const near = lastNear(happenings, when.lo! - rule.tolerance - NIGHTS).filter(
      (one) => daysApart(one, when.lo!, when.hi!) <= rule.tolerance && fits(one, member.signature),
    );
    const sameDay = near.filter((one) => daysApart(one, when.lo!, when.hi!) === 0);
    const best = bestOf(sameDay.length > 0 ? sameDay : near, member.signature);
    if (best) join(best, member, sameDay.length > 0 ? 'day' : 'near');
    else happenings.push(begin(member, `${markOf(when.lo)} ${nameOf(member)}`, 'day'));
  }
  const alone: Alone = new Map();
  for (const member of [...loose].sort((a, b) => lengthOf(a) - lengthOf(b) || richness(b) - richness(a))) {
    const stretch = reachOf(member.signature, rule);
    const fitting = stretch ? between(happenings, stretch).filter((one) => fits(one, member.signature)) : [];
    const best = bestOf(fitting, member.signature);
    if (best) join(best, member, member.signature.when.form === 'none' ? 'untimed' : 'within');
    else settle(alone, member, rule);
  }
  return [...happenings, ...[...alone.values()].flat()];
}

/** A claim of two or three days may begin before those that are already there. */
const NIGHTS = 8;

function lastNear(happenings: readonly Happening[], from: number): Happening[] {
  const out: Happening[] = [];
  for (let i = happenings.length - 1; i >= 0 && happenings[i]!.first >= from; i--) out.push(happenings[i]!);
  return out;
}

function between(happenings: readonly Happening[], [from, until]: readonly [number, number]): Happening[] {
  let low = 0;
  let high = happenings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (happenings[middle]!.first < from - NIGHTS) low = middle + 1;
    else high = middle;
  }
  const out: Happening[] = [];
  for (let i = low; i < happenings.length && happenings[i]!.first <= until; i++)
    if (happenings[i]!.last >= from) out.push(happenings[i]!);
  return out;
}

/** Happenings without a day of their own, by the time that their claims give or the day on which they were told. */
type Alone = Map<string, Happening[]>;

/** Loose claims that found no happening stand together where they give the very same time, or were told on one day. */
function settle(alone: Alone, member: Member, { tolerance }: KindRule): void {
  const { form, lo, hi, told } = member.signature.when;
  const mark = form === 'none' ? `told ${markOf(told)}` : `${markOf(lo)}/${markOf(hi)}`;
  const near = form !== 'none' ? [mark] : told === null ? [] : daysAround(told, tolerance);
  const same = near.flatMap((key) => alone.get(key) ?? []).filter((one) => fits(one, member.signature));
  const best = bestOf(same, member.signature);
  if (best) {
    join(best, member, 'within');
    return;
  }
  const made = begin(member, `${mark} ${nameOf(member)}`, 'alone');
  const list = alone.get(mark);
  if (list) list.push(made);
  else alone.set(mark, [made]);
}

function daysAround(day: number, reach: number): string[] {
  return Array.from({ length: 2 * reach + 1 }, (_, i) => `told ${markOf(day - reach + i)}`);
}

function begin(member: Member, mark: string, how: How): Happening {
  const { when, receivers, place, people } = member.signature;
  return {
    mark,
    first: when.lo ?? when.told ?? -Infinity,
    last: when.hi ?? when.told ?? -Infinity,
    receivers: new Set(receivers),
    places: new Set(place === null ? [] : [place]),
    people: new Set(people),
    members: [{ member, how }],
  };
}

function join(to: Happening, member: Member, how: How): void {
  const { receivers, place, people, when } = member.signature;
  to.members.push({ member, how });
  for (const receiver of receivers) to.receivers.add(receiver);
  if (place !== null) to.places.add(place);
  for (const person of people) to.people.add(person);
  // Only what shares a day with it makes a happening longer: it does not creep along the calendar night by night.
  if (how === 'day' && when.hi! - to.first < NIGHTS) to.last = Math.max(to.last, when.hi!);
}

/** What tells happenings of one block apart beside their days. */
function nameOf({ signature: { receivers, place, people } }: Member): string {
  return [receivers.join(','), place ?? '', people.join(',')].join(' ');
}

function daysApart({ first, last }: Happening, lo: number, hi: number): number {
  if (lo > last) return lo - last;
  return first > hi ? first - hi : 0;
}

/** Whether nothing that both say speaks against it; what one side leaves open speaks against nothing. */
function fits(one: Happening, { receivers, people }: Signature): boolean {
  if (receivers.length > 0 && one.receivers.size > 0 && !receivers.some((id) => one.receivers.has(id))) return false;
  return !people.some((person) => differsFrom(one.people, person));
}

/** For the state of this person the other side names people, and not this one. */
function differsFrom(people: ReadonlySet<string>, person: string): boolean {
  if (people.has(person)) return false;
  const state = person.slice(0, person.indexOf('/') + 1);
  return [...people].some((other) => other.startsWith(state));
}

/** The happening that shares most with the claim; none where two share as much. */
function bestOf(candidates: readonly Happening[], signature: Signature): Happening | undefined {
  let best: Happening | undefined;
  let most = -1;
  let tied = false;
  for (const one of candidates) {
    const shared =
      (signature.place !== null && one.places.has(signature.place) ? 2 : 0) +
      signature.people.filter((person) => one.people.has(person)).length +
      signature.receivers.filter((receiver) => one.receivers.has(receiver)).length;
    if (shared > most) [best, most, tied] = [one, shared, false];
    else if (shared === most) tied = true;
  }
  return tied ? undefined : best;
}

const richness = ({ signature: { place, people, receivers } }: Member): number =>
  (place === null ? 0 : 2) + people.length + receivers.length;

function lengthOf({ signature: { when } }: Member): number {
  return when.lo === null || when.hi === null ? Infinity : when.hi - when.lo;
}

/** Where a loose claim may find its happening: within its time, or shortly before the day on which it was told. */
function reachOf({ when: { form, lo, hi, told } }: Signature, { reach }: KindRule): readonly [number, number] | null {
  if (form === 'none') return told === null ? null : [told - reach, told];
  return lo === null || hi === null ? null : [lo, hi];
}
