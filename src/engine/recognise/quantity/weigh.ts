import { digitsEnd, isDigit } from './arabic.ts';
import type { Amount, Reading } from './amount.ts';
import { skipBlanks } from './chinese.ts';
import { labelled } from './designation.ts';
import type { Numeral } from './types.ts';
import { hanAt } from './units.ts';

/** Drops what its surroundings say is no number: labels, lone characters. Gives where to go on if so. */
export function weighed(r: Reading, amount: Amount, numeral: Numeral): Amount | number {
  const { lex, view } = r;
  if (amount.type === 'quantity' && (amount.end === amount.numberEnd || amount.unit === 'years')) {
    const date = calendarPart(r, amount, numeral);
    if (date) return date;
  }
  if (amount.unit === null && amount.kind === 'none') {
    const label = lex.labelsAfter.longestAt(view, amount.numberEnd);
    if (label && !numeral.about) return label.end;
    if (numeral.lone && !flanked(r, amount.numberStart, amount.numberEnd)) return amount.numberEnd;
    if (isDigit(view.charCodeAt(amount.numberStart)) && labelled(lex, view, amount.numberStart, false))
      return amount.numberEnd;
    if (numeral.digits === 4 && (numeral.low ?? 0) >= 1500 && (numeral.low ?? 0) < 2200)
      return { ...amount, rule: 'year-like' };
    return amount;
  }
  if (isDigit(view.charCodeAt(amount.numberStart)) && labelled(lex, view, amount.numberStart, true))
    return amount.numberEnd;
  return amount;
}

/** The number of a year, month, day or hour: kept, unitless, for whoever finds no date there. Null if it is none. */
function calendarPart(r: Reading, amount: Amount, numeral: Numeral): Amount | null {
  if (numeral.low === null || numeral.low !== numeral.high || numeral.about) return null;
  if (!inDate(r, amount, numeral, numeral.low)) return null;
  return { ...amount, end: amount.numberEnd, unit: null, kind: 'none', rule: 'calendar' };
}

function inDate(r: Reading, amount: Amount, numeral: Numeral, value: number): boolean {
  const { view } = r;
  const { calendar } = r.lex;
  const at = skipBlanks(view, amount.numberEnd);
  const mark = view[at] ?? '';
  if (calendar.year.has(mark)) {
    const string = numeral.lone && amount.numberEnd - amount.numberStart > 1;
    if (numeral.digits === 4 || string) return true;
    const monthAt = digitsEnd(view, skipBlanks(view, at + 1));
    const month = monthAt > at + 1 && calendar.month.has(view[monthAt] ?? '');
    return value < 100 && (month || (value >= 10 && calendar.yearTails.longestAt(view, at + 1) !== null));
  }
  if (calendar.month.has(mark)) return value >= 1 && value <= 12;
  if (calendar.day.has(mark)) return value >= 1 && value <= 31;
  if (calendar.minute.has(mark)) return calendar.clock.longestBefore(view, amount.start, 0) !== null;
  return value <= 24 && calendar.clock.longestAt(view, at) !== null;
}

/** A lone numeral character is a number only between function words, marks and blanks. */
function flanked(r: Reading, start: number, end: number): boolean {
  const { lex, view } = r;
  const free = (i: number): boolean => !hanAt(view, i) || lex.flanks.has(view[i]!);
  if (lex.notAfter.longestBefore(view, start, 0)) return false;
  return free(start - 1) && free(end);
}
