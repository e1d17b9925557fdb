import { digitsEnd, isDigit } from './arabic';
import type { Amount, Reading } from './amount';
import { skipBlanks } from './chinese';
import { labelled } from './designation';
import type { Numeral } from './types';
import { hanAt } from './units';

/** Drops what its surroundings say is no number: labels, lone characters. Gives where to go on if so. */
export function weighed(r: Reading, amount: Amount, numeral: Numeral): Amount | number {
  const { lex, view } = r;
  if (amount.unit === null && amount.kind === 'none') {
    const date = calendarPart(r, amount, numeral);
    if (date) return date;
    const label = lex.labelsAfter.longestAt(view, amount.numberEnd);
    if (label && !numeral.about) return label.end;
    if (numeral.lone && !flanked(r, amount.numberStart, amount.numberEnd)) return amount.numberEnd;
    if (isDigit(view.charCodeAt(amount.numberStart)) && labelled(lex, view, amount.numberStart, false))
      return amount.numberEnd;
    if (numeral.digits === 4 && (numeral.low ?? 0) >= 1500 && (numeral.low ?? 0) < 2200)
      return { ...amount, rule: 'year-like' };
    return amount;
  }
  if (amount.unit === 'years') {
    const date = calendarPart(r, amount, numeral);
    if (date) return date;
  }
  if (isDigit(view.charCodeAt(amount.numberStart)) && labelled(lex, view, amount.numberStart, true))
    return amount.numberEnd;
  return amount;
}

/** The number of a year, month, day or hour: kept, unitless, for whoever finds no date there. Null if it is none. */
function calendarPart(r: Reading, amount: Amount, numeral: Numeral): Amount | null {
  const { calendar } = r.lex;
  const { view } = r;
  const at = skipBlanks(view, amount.numberEnd);
  const mark = view[at] ?? '';
  const value = numeral.low ?? 0;
  const bare: Amount = { ...amount, end: amount.numberEnd, unit: null, kind: 'none', rule: 'calendar' };
  const exact = numeral.low === numeral.high && !numeral.about;
  if (!exact) return null;
  if (calendar.year.has(mark)) {
    const string = numeral.lone && amount.numberEnd - amount.numberStart > 1;
    const monthAt = digitsEnd(view, skipBlanks(view, at + 1));
    const month = monthAt > at + 1 && calendar.month.has(view[monthAt] ?? '');
    const tail = calendar.yearTails.longestAt(view, at + 1) !== null && value >= 10;
    return numeral.digits === 4 || string || (value < 100 && (month || tail)) ? bare : null;
  }
  if (calendar.month.has(mark) && value >= 1 && value <= 12) return bare;
  if (calendar.day.has(mark) && value >= 1 && value <= 31) return bare;
  return calendar.clock.longestAt(view, at) && value <= 24 ? bare : null;
}

/** A lone numeral character is a number only between function words, marks and blanks. */
function flanked(r: Reading, start: number, end: number): boolean {
  const { lex, view } = r;
  const free = (i: number): boolean => !hanAt(view, i) || lex.flanks.has(view[i]!);
  if (lex.notAfter.longestBefore(view, start, 0)) return false;
  return free(start - 1) && free(end);
}
