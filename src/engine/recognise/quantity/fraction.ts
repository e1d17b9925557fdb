import { isDigit, tidy } from './arabic.ts';
import { type Amount, amountOf, type Place, type Reading } from './amount.ts';
import { readChinese, skipBlanks, spacedEnd } from './chinese.ts';
import { readDigitNumeral } from './numeral.ts';
import type { Numeral } from './types.ts';
import { hanAt } from './units.ts';

/** Where the numerator begins if 分之 stands at `at`, otherwise -1. */
export function overAt(r: Reading, at: number): number {
  const from = skipBlanks(r.view, at);
  for (const form of r.lex.over) {
    const end = spacedEnd(r.view, from, form);
    if (end >= 0) return skipBlanks(r.view, end);
  }
  return -1;
}

/** The numerator at `at` over the denominator `under`, as one numeral. */
function ratio(r: Reading, under: Numeral, at: number, place: Place): Numeral | null {
  const { lex, view, text } = r;
  let top = at;
  let sign = 1;
  const minus = lex.minus.longestAt(view, at);
  if (minus) {
    top = minus.end;
    sign = -1;
  }
  const over = isDigit(view.charCodeAt(top))
    ? readDigitNumeral(r, top, place, false)
    : readChinese(lex, view, text, top, true);
  if (!over || over.low === null || over.high === null || !under.low) return null;
  const low = tidy((sign * over.low) / under.low);
  const high = tidy((sign * over.high) / under.low);
  return {
    ...over,
    low,
    high,
    digits: 0,
    lone: false,
    fraction: low > 0 && low < 1,
    rule: 'chinese-fraction',
  };
}

/** 三分之二 after its denominator; a share where Chinese stands beside it. */
export function chineseFraction(
  r: Reading,
  start: number,
  from: number,
  under: Numeral,
  at: number,
  place: Place,
): Amount | null {
  const numeral = ratio(r, under, at, place);
  if (!numeral) return null;
  return asShare(start, from, numeral, hanAt(r.view, start - 1) || hanAt(r.view, numeral.end));
}

/** 三又二分之一: a whole number and a fraction. */
export function wholeFraction(r: Reading, start: number, from: number, numeral: Numeral, place: Place): Amount | null {
  const { lex, view, text } = r;
  const at = skipBlanks(view, numeral.end);
  const whole = lex.whole.find((w) => view.startsWith(w, at));
  if (!whole || numeral.low === null) return null;
  const next = skipBlanks(view, at + whole.length);
  const under = isDigit(view.charCodeAt(next))
    ? readDigitNumeral(r, next, place, false)
    : readChinese(lex, view, text, next, false);
  const over = under ? overAt(r, under.end) : -1;
  if (!under || over < 0) return null;
  const part = ratio(r, under, over, place);
  if (part?.low == null) return null;
  const value = tidy(numeral.low + part.low);
  return {
    ...amountOf(start, part.end, from, { ...numeral, end: part.end }),
    low: value,
    high: value,
    rule: 'chinese-mixed',
  };
}

/** A fraction in running text is a share; alone it is a number. */
export function asShare(start: number, from: number, numeral: Numeral, inText: boolean): Amount {
  const plain = amountOf(start, numeral.end, from, numeral);
  if (!numeral.fraction || !inText || numeral.low === null || numeral.high === null) return plain;
  return {
    ...plain,
    low: shareOf(numeral.low),
    high: shareOf(numeral.high),
    type: 'percent',
    unit: 'percent',
    kind: 'percent',
  };
}

/** A share in percent: whole numbers, one decimal where that is exact. */
function shareOf(value: number): number {
  const percent = tidy(value * 100);
  const tenth = Math.round(percent * 100) / 100;
  return Math.abs(tenth - percent) < 1e-9 ? tenth : Math.round(percent);
}
