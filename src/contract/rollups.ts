import type { ClaimKind, Outcome, SupportLevel } from './reading.ts';

/**
 * Roll-ups: figures made from many claims. Every figure names the claims that it rests on by their public ids
 * (`d1f3a09c2b4.c7`), keeps the rival values side by side, and says which rule chose among them. Nothing is summed
 * over different units, kinds, outcomes or phases. docs/rollups.md explains the rules.
 */

/** How far a thing has come, as its source tells it: planned, ongoing, occurred, denied, possible. Never mixed. */
export const PHASES = ['promised', 'underway', 'done', 'denied', 'possible'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * `flow`: what was added within a time ("sent 6,000 in June"). `stock`: what there was at a time or up to it
 * ("15,000 by the end of 2024", a running total). The two are never added to each other.
 */
export const MEASURES = ['flow', 'stock'] as const;
export type Measure = (typeof MEASURES)[number];

export const SERIES_STEPS = ['month', 'quarter', 'year'] as const;
export type SeriesStep = (typeof SERIES_STEPS)[number];
export const TIMELINE_STEPS = ['day', ...SERIES_STEPS] as const;
export type TimelineStep = (typeof TIMELINE_STEPS)[number];
export const TIMELINE_LANES = ['kind', 'status', 'actor', 'target', 'publisher'] as const;
export type TimelineLane = (typeof TIMELINE_LANES)[number];

/**
 * What decided that a value is the best: it is the `only` one; of a stock, its day is the `latest`; the most
 * independent `origins` give it; the `newest` reading gives it; its best `support`; or, all these being equal, the
 * `order` in which the claims stand in the ledger. `sum`: the best values of several events were added. `apart`: there
 * are several and their unit (a share, a rate) cannot be added, so there is no best.
 */
export const BEST_RULES = ['only', 'latest', 'origins', 'newest', 'support', 'order', 'sum', 'apart'] as const;
export type BestRule = (typeof BEST_RULES)[number];

/** One value that claims give of one thing. An open bound is null: "more than 5" has min 5 and max null. */
export interface RivalValue {
  min: number | null;
  max: number | null;
  approximate: boolean;
  /** The day up to which a running total counts; null for a flow, and where it is not known. */
  asOf: string | null;
  /** How many independent origins give it. Copies and retellings of one origin count once. */
  origins: number;
  /** Day on which the newest document that gives it was published. */
  newest: string | null;
  /** The best support among its claims. */
  support: SupportLevel;
  claims: string[];
}

export interface Figure {
  /** The lowest of the lower bounds and the highest of the upper bounds; null where some value is open on that side. */
  low: number | null;
  high: number | null;
  best: { min: number | null; max: number | null; approximate: boolean; claims: string[] } | null;
  decidedBy: BestRule;
  claims: string[];
}

/**
 * Why an event is not added: it is a `part` of a total that is; its time lies `within` the longer time of another
 * event that is; its time reaches `beyond` the period asked for; it is `undated`, and there are others.
 */
export const LEFT_OUT = ['part', 'within', 'beyond', 'undated'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What one event adds to a figure: its rival values, which are counted once. */
export interface EventCell {
  /** Id of the event; until events are known to the ledger, a key of what the claims agree in. */
  event: string;
  figure: Figure;
  values: RivalValue[];
  /** Why it is left out of the sum; null where it is counted. */
  leftOut: LeftOut | null;
}

export interface SeriesPoint {
  /** EDTF: a month, quarter or year; a longer time where a claim gives no closer one; null where it gives none. */
  period: string | null;
  first: string | null;
  last: string | null;
  /** False where the time is longer than one step: such a figure overlaps others and is never added to them. */
  whole: boolean;
  figure: Figure;
  events: EventCell[];
}

/** Figures that may be compared with each other. Lines are never added to each other. */
export interface SeriesLine {
  kind: ClaimKind;
  outcome: Outcome | null;
  measure: Measure;
  phase: Phase;
  /** Class of the item; null where the claims name none. */
  itemClass: string | null;
  unit: string;
  points: SeriesPoint[];
}

export interface RollupQuestion {
  kind?: ClaimKind[];
  actor?: string;
  target?: string;
  item?: string;
  place?: string;
  /** Days, end inclusive. */
  from?: string;
  to?: string;
}

/** Which state of the ledger answered; both null for the newest. */
export interface AnsweredAsOf {
  day: string | null;
  ledger: string | null;
}

export interface Series {
  question: RollupQuestion;
  by: SeriesStep;
  asOf: AnsweredAsOf;
  lines: SeriesLine[];
  /** Claims that fit the question. */
  claims: number;
  /** Claims that fit and give no figure, so that they stand in no line. */
  withoutFigure: string[];
}

/** Who gives or gets. Several act together: their amount is joint and never divided. */
export interface Party {
  ids: string[];
  names: string[];
}

export interface Flow {
  actor: Party;
  target: Party;
  kind: ClaimKind;
  outcome: Outcome | null;
  itemClass: string | null;
  /** Null where the claims give no figure; then the phases list claims alone. */
  unit: string | null;
  phases: { [P in Phase]: FlowPhase | null };
}

export interface FlowPhase {
  figure: Figure;
  /** Running totals that stand in the period, beside what was added in it. */
  stock: Figure | null;
  events: EventCell[];
  claims: string[];
}

export interface Flows {
  question: RollupQuestion;
  asOf: AnsweredAsOf;
  flows: Flow[];
  claims: number;
}

export interface TimelineCell {
  period: string;
  first: string;
  last: string;
  count: number;
  /** Ids of the first claims, at most `listed` of the timeline. */
  claims: string[];
}

export interface TimelineRow {
  /** A kind, a status, or the id of a party. */
  lane: string;
  name: string | null;
  count: number;
  cells: TimelineCell[];
  /** Claims of the lane whose time is longer than one step, or open on one side: they stand in no cell. */
  longer: { count: number; claims: string[] };
  /** Claims of the lane without a time. */
  undated: { count: number; claims: string[] };
}

export interface Timeline {
  question: RollupQuestion;
  by: TimelineStep;
  lanes: TimelineLane;
  asOf: AnsweredAsOf;
  /** How many ids a cell lists at most; `count` is always exact. */
  listed: number;
  rows: TimelineRow[];
  claims: number;
}
