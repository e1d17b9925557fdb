import type { CopyGroup } from './port.ts';
import { NEAR } from './compare.ts';

/** When a document came: its publication as it is known, and when it was got. */
export interface Arrival {
  readonly id: string;
  /** ISO 8601: a year, month, day or moment; null where it is not known. */
  readonly published: string | null;
  readonly gotAt: string;
  /** Documents that the ledger got later have higher numbers. */
  readonly number: number;
}

/**
 * Compares two documents by who came first: by day of publication, a document without one by the day it was got; on one
 * day those published at a known moment in its order and before the rest; then by when they were got, then by their
 * order in the ledger. A total order, which groupCopies rests on.
 */
export function byArrival(a: Arrival, b: Arrival): number {
  return (
    compareText(dayOf(a), dayOf(b)) ||
    Math.sign(momentOf(a) - momentOf(b)) ||
    compareText(a.gotAt, b.gotAt) ||
    a.number - b.number
  );
}

/** The moment of publication in milliseconds; beyond all moments where only the day is known. */
function momentOf({ published }: Arrival): number {
  const moment = published !== null && published.length > 10 ? Date.parse(published) : NaN;
  return Number.isNaN(moment) ? Number.MAX_SAFE_INTEGER : moment;
}

function dayOf({ published, gotAt }: Arrival): string {
  return (published ?? gotAt).slice(0, 10);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two documents by their ids, and how much of each stands in the other. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly ofA: number;
  readonly ofB: number;
}

/** See CopyStore.groups. */
export function groupCopies(arrivals: ReadonlyMap<string, Arrival>, links: readonly Link[]): CopyGroup[] {
  const parents = new Map<string, Arrival>();
  const offer = (child: Arrival, parent: Arrival, share: number): void => {
    if (share < NEAR || byArrival(parent, child) >= 0) return;
    const before = parents.get(child.id);
    if (!before || byArrival(parent, before) < 0) parents.set(child.id, parent);
  };
  for (const { a, b, ofA, ofB } of links) {
    const left = arrivals.get(a);
    const right = arrivals.get(b);
    if (!left || !right) continue;
    offer(left, right, ofA);
    offer(right, left, ofB);
  }
  const groups = new Map<string, Arrival[]>();
  for (const id of parents.keys()) {
    let root = arrivals.get(id)!;
    // A parent always came before its child, so this ends.
    for (let up = parents.get(root.id); up; up = parents.get(root.id)) root = up;
    const group = groups.get(root.id) ?? [root];
    group.push(arrivals.get(id)!);
    groups.set(root.id, group);
  }
  return [...groups.values()]
    .map((group) => group.sort(byArrival))
    .sort((a, b) => byArrival(a[0]!, b[0]!))
    .map((group) => ({ first: group[0]!.id, documents: group.map(({ id }) => id) }));
}
