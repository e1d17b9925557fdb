import { tidy } from './arabic.ts';
import { type Amount, amountOf, type Reading, shifted } from './amount.ts';
import { skipBlanks, spacedEnd } from './chinese.ts';
import type { Numeral } from './types.ts';

/** The numeral as a percentage of which each part is `each` percent. */
export function percentOf(start: number, numeral: Numeral, end: number, each: number, from: number): Amount {
  const scaled = (v: number | null): number | null => (v === null ? null : tidy(v * each));
  return {
    ...amountOf(start, end, from, numeral),
    low: scaled(numeral.low),
    high: scaled(numeral.high),
    type: 'percent',
    unit: 'percent',
    kind: 'percent',
    rule: 'percent',
  };
}

/** Percent signs and words of both languages after a numeral; 成 and 折 too. */
export function percentAfter(r: Reading, start: number, from: number, numeral: Numeral): Amount | null {
  const { lex, view } = r;
  const at = skipBlanks(view, numeral.end);
  const c = view[at] ?? '';
  if (lex.percentSigns.has(c)) return percentOf(start, numeral, at + 1, 1, from);
  if (lex.perMille.has(c)) return percentOf(start, numeral, at + 1, 0.1, from);
  for (const form of lex.percentZh) {
    const end = spacedEnd(view, at, form);
    if (end >= 0) return percentOf(start, numeral, end, 1, from);
  }
  const tenth = lex.tenths.get(c);
  if (tenth !== undefined && (numeral.low ?? 99) <= 10 && !lex.tenthsNotBefore.has(view[at + 1] ?? '')) {
    const tail = skipBlanks(view, at + 1);
    const one = lex.digits.get(view[tail] ?? '');
    if (lex.half.has(view[at + 1] ?? '')) return percentOf(start, shifted(numeral, 0.5), at + 2, tenth, from);
    if (
      one !== undefined &&
      one > 0 &&
      !lex.measures.longestAt(view, tail + 1) &&
      !lex.numerals.has(view[tail + 1] ?? '')
    )
      return percentOf(start, shifted(numeral, one / 10), tail + 1, tenth, from);
    return percentOf(start, numeral, at + 1, tenth, from);
  }
  const off = lex.discount.get(c);
  if (off !== undefined && (numeral.low ?? 99) < 100)
    return percentOf(start, numeral, at + 1, (numeral.low ?? 0) >= 10 ? off / 10 : off, from);
  return null;
}

/** A word that is a share by itself (一半, 大多数, "most of"). */
export function shareWord(at: number, end: number, value: { min: number | null; max: number | null }): Amount {
  return {
    start: at,
    end,
    numberStart: at,
    numberEnd: end,
    low: value.min,
    high: value.max,
    about: value.min !== value.max,
    type: 'percent',
    unit: 'percent',
    kind: 'percent',
    ordinal: false,
    scale: 1,
    rule: 'share-word',
  };
}
