import type { Diagnostic } from '../../../kernel/errors.ts';
import type { TimeExpression } from '../../recognise/time/types.ts';

/** What a relative time was measured from. */
export type Anchored = 'absolute' | 'publication' | 'previous';

export interface ResolvedTime extends TimeExpression {
  readonly edtf: string | null;
  /** First and last second in local time of the place of publication; null where that end is open or unknown. */
  readonly first: string | null;
  readonly last: string | null;
  readonly anchored: Anchored;
  /** Where the words give both a date and a weekday: Monday is 1. */
  readonly weekday?: { readonly stated: number; readonly actual: number };
  readonly anniversary?: { readonly ordinal: number; readonly event: string | null };
  readonly diagnostics?: readonly Diagnostic[];
  /** The words name a day that no calendar has. */
  readonly impossible?: boolean;
}

/** How fine a resolved time is. */
export type Grain = 'day' | 'week' | 'month' | 'part' | 'year' | 'era';

/** Days that a point covers, as day numbers, inclusive. */
export interface Days {
  readonly first: number;
  readonly last: number;
  readonly grain: Grain;
  readonly anchored: Anchored;
  /** Where the shortest text for the days is not the fitting one (a season). */
  readonly edtf?: string;
}

export type Failure = 'unanchored' | 'impossible' | 'unknown';

/** A date that was read before, for the dates that lean on it. */
export interface Earlier {
  readonly days: Days;
  readonly paragraph: number;
  readonly sentence: number;
  /** It opens its sentence. */
  readonly topical: boolean;
}

/** What a point may lean on at its place in the text. */
export interface Leaning {
  /** Day number of publication. */
  readonly published: number | null;
  readonly paragraph: number;
  readonly sentence: number;
  readonly topical: boolean;
  /** The last date with a month or a day, the last with a day, the last of any kind. */
  readonly dated: Earlier | null;
  readonly day: Earlier | null;
  readonly any: Earlier | null;
}
