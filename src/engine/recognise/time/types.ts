import type { Bound, Edge, Step, TimeAnchor, Unit } from '../../../knowledge/times.ts';

/** One calendar point or period as the words give it: numbers where they stand, steps where the words are relative. */
export interface Point {
  form: 'point';
  year?: number;
  /** The year was given by two digits. */
  shortYear?: true;
  month?: number;
  day?: number;
  quarter?: number;
  half?: number;
  /** The whole week that holds the day. */
  whole?: 'week';
  season?: number;
  /** The nth week, day or month of what encloses it; `whole`: weeks count from the first that lies wholly inside. */
  nth?: { unit: Unit; value: number; from: 'first' | 'last'; whole?: true };
  /** The first or last so many units of what encloses it. */
  part?: { unit: Unit; count: number; from: 'first' | 'last' };
  weekday?: number;
  /** The nth of a weekday in what encloses it (the last Friday of May), from its end where negative. */
  nthWeekday?: { weekday: number; count: number };
  /** The time that the text last named. */
  then?: true;
  /** Month and day are of the Chinese lunisolar calendar. */
  lunar?: true;
  /** First year of a decade within its century ("the nineties" 90), or whole (1990). */
  decade?: number;
  century?: number;
  festival?: string;
  step?: Step;
  edge?: Edge;
  edgeUnit?: 'year' | 'month' | 'other';
  /** A month, season or weekday stepped by "last", "this" or "next". */
  named?: { by: number; from: TimeAnchor };
  approximate?: true;
  /** A word before it says that it is still to come. */
  ahead?: true;
  /** A time of day stands with it. */
  clock?: true;
}
export interface Amount {
  readonly unit: Unit;
  readonly count: number;
}
/** A point so far from another: "two weeks ago", 两天后. */
export interface Offset {
  form: 'offset';
  amounts: Amount[];
  by: -1 | 1;
  from: TimeAnchor | Point;
  indefinite?: true;
}
/** A stretch that reaches back from, or on from, the anchor: "the past two years". */
export interface Window {
  form: 'window';
  amounts: Amount[];
  by: -1 | 1;
  indefinite?: true;
}
export interface Range {
  form: 'range';
  from: Point;
  to: Point;
}
/** A side of a point: since, until, before. */
export interface Bounded {
  form: 'bound';
  bound: Bound;
  of: Point | Offset;
}
export interface Duration {
  form: 'duration';
  amounts: Amount[];
}
/** A time of day; `exact` where a figure gives it. */
export interface Clock {
  form: 'clock';
  exact: boolean;
}
export interface Plain {
  form: 'set' | 'vague' | 'now';
}
/** A stretch from a point that a length gives: "nearly two weeks from 3 March". */
export interface Stretch {
  form: 'stretch';
  from: Point;
  amounts: Amount[];
}
export interface Anniversary {
  form: 'anniversary';
  ordinal: number;
}
export type TimeParts = Point | Offset | Window | Range | Bounded | Duration | Clock | Plain | Stretch | Anniversary;

export type TimeKind = 'date' | 'interval' | 'relative' | 'duration' | 'set' | 'time-of-day' | 'vague';

/** A stretch of text that speaks of time. Offsets are UTF-16 units of the text; nothing is resolved yet. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly kind: TimeKind;
  readonly parts: TimeParts;
}

/** A phrase over the tokens `from` to `next`, exclusive. */
export interface Phrase {
  readonly parts: TimeParts;
  readonly kind: TimeKind;
  readonly rule: string;
  readonly from: number;
  readonly next: number;
}

/** A point read from the tokens `from` to `next`, exclusive. */
export interface ReadPoint {
  readonly point: Point;
  readonly from: number;
  readonly next: number;
  readonly rule: string;
}
