import { civilOf, dayNumber, daysInMonth, isRealDay } from './calendar.ts';

/**
 * Dates as text in the Extended Date/Time Format (ISO 8601-2), levels 0 to 2 as far as news needs them: years, months,
 * days, seasons (21 to 24), quarters (33 to 36), four-month terms (37 to 39), halves (40, 41), unspecified digits (X),
 * qualifiers (`?`, `~`, `%`), and intervals with open or unknown ends.
 */
export interface EdtfSpan {
  /** The first and last day covered, as day numbers; null where that end is open. */
  readonly first: number | null;
  readonly last: number | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const yearText = (year: number): string => (year < 0 ? `-${pad(-year, 4)}` : pad(year, 4));

export const edtfYear = (year: number): string => yearText(year);
export const edtfMonth = (year: number, month: number): string => `${yearText(year)}-${pad(month, 2)}`;
export const edtfDay = (year: number, month: number, day: number): string => `${edtfMonth(year, month)}-${pad(day, 2)}`;

/** A day number as an EDTF day. */
export function edtfOfDay(day: number): string {
  const civil = civilOf(day);
  return edtfDay(civil.year, civil.month, civil.day);
}

const POINT = /^(-?[0-9]{2,4}X{0,2})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?$/;

/** First and last month of a code in the month's place; a winter runs into the next year (month 14). */
function monthsOf(code: number): readonly [number, number] | null {
  if (code >= 1 && code <= 12) return [code, code];
  if (code >= 21 && code <= 24) return [(code - 21) * 3 + 3, (code - 21) * 3 + 5];
  if (code >= 33 && code <= 36) return [(code - 33) * 3 + 1, (code - 33) * 3 + 3];
  if (code >= 37 && code <= 39) return [(code - 37) * 4 + 1, (code - 37) * 4 + 4];
  if (code >= 40 && code <= 41) return [(code - 40) * 6 + 1, (code - 40) * 6 + 6];
  return null;
}

function pointDays(point: string): { first: number; last: number } | null {
  const time = point.indexOf('T');
  const found = POINT.exec(time < 0 ? point : point.slice(0, time));
  if (!found) return null;
  const [, years, months, days] = found as unknown as [string, string, string | undefined, string | undefined];
  if (years.replace('-', '').length !== 4) return null;
  const from = Number(years.replaceAll('X', '0'));
  const to = Number(years.replaceAll('X', '9'));
  const open = !months || months.includes('X');
  if (open) return { first: dayNumber(from, 1, 1), last: dayNumber(to, 12, 31) };
  const span = monthsOf(Number(months));
  if (!span) return null;
  if (!days || days.includes('X')) {
    return { first: dayNumber(from, span[0], 1), last: dayNumber(to, span[1] + 1, 0) };
  }
  if (!isRealDay(from, Number(months), Number(days))) return null;
  const day = dayNumber(from, Number(months), Number(days));
  return { first: day, last: day };
}

/** Reads an EDTF text; null where it is none, or names a day that does not exist. */
export function parseEdtf(text: string): EdtfSpan | null {
  const approximate = /[~%]/.test(text);
  const uncertain = /[?%]/.test(text);
  const ends = text.replace(/[?~%]/g, '').split('/');
  if (ends.length > 2) return null;
  const [from, to] = [ends[0]!, ends[1] ?? ends[0]!];
  const openFrom = ends.length === 2 && (from === '' || from === '..');
  const openTo = ends.length === 2 && (to === '' || to === '..');
  const start = openFrom ? null : pointDays(from);
  const end = openTo ? null : pointDays(to);
  if ((!openFrom && !start) || (!openTo && !end)) return null;
  return { first: start ? start.first : null, last: end ? end.last : null, approximate, uncertain };
}

/** Whether two spans share a day. */
export function edtfOverlaps(a: EdtfSpan, b: EdtfSpan): boolean {
  return (a.first ?? -Infinity) <= (b.last ?? Infinity) && (b.first ?? -Infinity) <= (a.last ?? Infinity);
}

/** Order by first day, then by last; an open start comes first, an open end last. */
export function compareEdtf(a: EdtfSpan, b: EdtfSpan): number {
  const order = (x: number, y: number): number => (x === y ? 0 : x < y ? -1 : 1);
  return order(a.first ?? -Infinity, b.first ?? -Infinity) || order(a.last ?? Infinity, b.last ?? Infinity);
}

/** One end of an interval, as short as the border allows: a month's first day stands for the month, a year's for the year. */
function wholeOf(first: number, last: number): string | null {
  const a = civilOf(first);
  const b = civilOf(last);
  if (first === last) return edtfOfDay(first);
  if (a.day !== 1 || b.day !== daysInMonth(b.year, b.month)) return null;
  const months = (b.year - a.year) * 12 + b.month - a.month + 1;
  if (months === 1) return edtfMonth(a.year, a.month);
  if (months === 3 && (a.month - 1) % 3 === 0) return edtfMonth(a.year, 33 + (a.month - 1) / 3);
  if (a.month !== 1 || b.month !== 12) return null;
  if (a.year === b.year) return edtfYear(a.year);
  if (a.year > 0 && a.year % 10 === 0 && b.year === a.year + 9) return `${pad(a.year / 10, 3)}X`;
  if (a.year > 0 && a.year % 100 === 0 && b.year === a.year + 99) return `${pad(a.year / 100, 2)}XX`;
  return null;
}

/**
 * The shortest EDTF text for an inclusive stretch of days: a day, month, quarter, year, decade or century where it is
 * one, else an interval whose ends are months or years where both borders allow it. A null end is open.
 */
export function edtfOfDays(first: number | null, last: number | null): string | null {
  if (first === null && last === null) return null;
  if (first !== null && last !== null) {
    const whole = wholeOf(first, last);
    if (whole) return whole;
    const a = civilOf(first);
    const b = civilOf(last);
    if (a.day === 1 && b.day === daysInMonth(b.year, b.month)) {
      if (a.month === 1 && b.month === 12) return `${edtfYear(a.year)}/${edtfYear(b.year)}`;
      return `${edtfMonth(a.year, a.month)}/${edtfMonth(b.year, b.month)}`;
    }
  }
  return `${first === null ? '..' : edtfOfDay(first)}/${last === null ? '..' : edtfOfDay(last)}`;
}
