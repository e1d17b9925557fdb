import type { Span } from '../../../kernel/span.ts';
import type { UnitKind } from '../../../knowledge/quantities.ts';

/** A quantity as it stands in a text. All offsets are UTF-16 units of the view. */
export interface QuantityMark extends Span {
  type: 'quantity' | 'money' | 'percent';
  /** The bare numeral within the mark. */
  numberStart: number;
  numberEnd: number;
  /** `unit` is a canonical plural English name, an ISO 4217 code or `percent`; null where nothing near by names it. */
  value: { min: number | null; max: number | null; unit: string | null; approximate: boolean };
  ordinal: boolean;
  /** Which rule read it; `calendar`, `year-like` and `calibre` are for later stages to weigh. */
  rule: string;
  unitKind: UnitKind;
  /** The period of a rate: year, month, week, day or hour. */
  per: string | null;
  /** Of a share: whether something grew (1) or shrank (-1) by it. */
  change: 1 | -1 | null;
}

/** A numeral, before its unit and the words that bound it. */
export interface Numeral {
  end: number;
  low: number | null;
  high: number | null;
  about: boolean;
  /** The multiplier that the whole was written with: 10,000 in 1.5万, 1 in 15000. A range may share it. */
  scale: number;
  /** A fraction of one, which is a share where words stand beside it. */
  fraction: boolean;
  ordinal: boolean;
  /** How many digits where the numeral is nothing but digits; otherwise 0. */
  digits: number;
  /** One Chinese numeral character, which needs company to be a number. */
  lone: boolean;
  rule: string;
}
