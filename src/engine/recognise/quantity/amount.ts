import type { UnitKind } from '../../../knowledge/quantities.ts';
import { tidy } from './arabic.ts';
import type { Lexicon } from './lexicon.ts';
import type { Numeral, QuantityMark } from './types.ts';

/** What is read: the matching view, the text of the same length behind it, and what is known. */
export interface Reading {
  readonly lex: Lexicon;
  readonly view: string;
  readonly text: string;
}

/** A numeral with its unit, before bounds and ranges. Offsets as in QuantityMark. */
export interface Amount {
  start: number;
  end: number;
  numberStart: number;
  numberEnd: number;
  low: number | null;
  high: number | null;
  about: boolean;
  type: QuantityMark['type'];
  unit: string | null;
  kind: UnitKind;
  ordinal: boolean;
  scale: number;
  rule: string;
}

/** What stands around the place where an amount may begin. */
export interface Place {
  /** A bound stands directly before (近百). */
  bare: boolean;
  /** False inside "between … and …", where "and" joins nothing. */
  joined: boolean;
  /** The second end of a range: what stands before it is the first. */
  second?: boolean;
}

/** An amount without a unit; `from` is where its numeral begins. */
export function amountOf(start: number, end: number, from: number, numeral: Numeral): Amount {
  return {
    start,
    end,
    numberStart: from,
    numberEnd: numeral.end,
    low: numeral.low,
    high: numeral.high,
    about: numeral.about,
    type: 'quantity',
    unit: null,
    kind: 'none',
    ordinal: numeral.ordinal,
    scale: numeral.scale,
    rule: numeral.rule,
  };
}

/** The numeral with `by` added to both its ends. */
export function shifted(numeral: Numeral, by: number): Numeral {
  const add = (v: number | null): number | null => (v === null ? null : tidy(v + by));
  return { ...numeral, low: add(numeral.low), high: add(numeral.high) };
}

/** The amount below zero, with the sign inside it. */
export function negated(amount: Amount, start: number): Amount {
  const turn = (v: number | null): number | null => (v === null ? null : -v);
  return { ...amount, start, numberStart: start, low: turn(amount.high), high: turn(amount.low) };
}

/** A numeral with one value and nothing else to say of it. */
export function plainNumeral(end: number, low: number | null, high: number | null, rule: string): Numeral {
  return { end, low, high, about: false, scale: 1, fraction: false, ordinal: false, digits: 0, lone: false, rule };
}
