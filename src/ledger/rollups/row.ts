import type { ClaimKind, Outcome, Status, SupportLevel } from '../../contract/reading.ts';
import type { Measure, Phase } from '../../contract/rollups.ts';

/** A claim with what roll-ups need of it. Days are `YYYY-MM-DD`. */
export interface RollupRow {
  /** Public id. */
  readonly id: string;
  readonly document: string;
  readonly published: string | null;
  readonly kind: ClaimKind;
  readonly status: Status;
  readonly outcome: Outcome | null;
  readonly actors: readonly NamedId[];
  readonly targets: readonly NamedId[];
  readonly items: readonly string[];
  readonly itemClass: string | null;
  readonly place: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly approximate: boolean;
  readonly edtf: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly support: SupportLevel;
  readonly quote: string;
  /** Where the quote stands in its document, in code points. */
  readonly start: number;
  readonly end: number;
  /** Claims of one event are rival values of one thing. */
  readonly event: string;
  /** Claims of one origin are one voice. */
  readonly origin: string;
}

export interface NamedId {
  readonly id: string;
  readonly name: string;
}

const PHASE_OF: Readonly<Record<Status, Phase>> = {
  planned: 'promised',
  ongoing: 'underway',
  occurred: 'done',
  denied: 'denied',
  possible: 'possible',
};

export function phaseOf(row: RollupRow): Phase {
  return PHASE_OF[row.status];
}

/** A row that gives a figure, with what kind of figure it is. */
export interface FigureRow extends RollupRow {
  readonly unit: string;
  readonly measure: Measure;
  /** The days in which it counts: of a flow its time, of a stock the day up to which it counts. Null: not known. */
  readonly span: { readonly first: string; readonly last: string } | null;
}

/** Shares, rates and changes: values that lose their meaning when they are added. */
export function canBeAdded(unit: string): boolean {
  return unit !== 'percent' && unit !== 'percent change' && unit !== 'times' && !unit.includes(' per ');
}

/** Rows as they were published, so that no answer depends on the order in which articles were read. */
export function asPublished(rows: readonly RollupRow[]): RollupRow[] {
  const key = (row: RollupRow): string => row.published ?? '9999';
  const order = (a: string | number, b: string | number): number => (a === b ? 0 : a < b ? -1 : 1);
  return rows.toSorted(
    (a, b) => order(key(a), key(b)) || order(a.document, b.document) || order(a.start, b.start) || order(a.id, b.id),
  );
}
