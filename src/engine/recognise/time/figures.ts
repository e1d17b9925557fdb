import { isRealDay } from '../../../kernel/calendar.ts';
import type { TimeWord } from '../../../knowledge/times.ts';
import { isDigit, isLetter } from './tokens.ts';
import type { Push } from './tokens.ts';

/** A form of the lexicon with its roles. */
export interface Form {
  readonly form: string;
  readonly word: TimeWord;
}

const MONTH_DAY_SEPARATORS = '-/.·';

/**
 * Reads a run of figures: a date by its shape, a time of day, or a number. A number that belongs to a name or a measure
 * (F-16, 152mm, 37.1, 40 %) gives no token.
 */
export function readFigures(
  view: string,
  text: string,
  at: number,
  monthFirst: boolean,
  latin: ReadonlyMap<string, readonly Form[]>,
  push: Push,
): number {
  const first = figuresAt(view, at);
  const before = view.charCodeAt(at - 1);
  const inWord = isLetter(before) && !latin.get(wordBefore(view, at))?.some((f) => f.word.month !== undefined);
  const inName =
    before === 45 &&
    isLetter(view.charCodeAt(at - 2)) &&
    !latin.has(wordBefore(view, at - 1)) &&
    !ordinalBefore(view, at - 1);
  // The view makes a full-width point the dot of names.
  const separator = text[first.end] === '．' ? '.' : (view[first.end] ?? '');
  const second = MONTH_DAY_SEPARATORS.includes(separator) && separator ? figuresAt(view, first.end + 1) : null;
  const wholeDate = first.size === 8 || (first.size === 4 && second !== null && second.size === 2);
  if (inWord || (inName && !wholeDate) || (before === 46 && isDigit(view.charCodeAt(at - 2))))
    return skipName(view, first.end);
  if (separator === '.' && second?.size === 2 && first.size <= 2 && first.value <= 24 && second.value < 60) {
    const end = halfDayEnd(view, second.end);
    if (end > second.end) {
      push(at, end, { clock: true });
      return end;
    }
  }
  if (second && second.size > 0) {
    const third =
      MONTH_DAY_SEPARATORS.includes(view[second.end] ?? 'x') && (view[second.end] === separator || separator === '.')
        ? figuresAt(view, second.end + 1)
        : null;
    if (third && third.size > 0 && !isDigit(view.charCodeAt(third.end))) {
      const followed = view[third.end] === separator && isDigit(view.charCodeAt(third.end + 1));
      const date = followed ? null : threeNumbers(first, second, third, monthFirst);
      if (date) {
        push(at, clockAfter(view, third.end), { date });
        return clockAfter(view, third.end);
      }
      if (!(first.size === 4 && third.size === 4)) return skipName(view, third.end);
    }
    if (
      first.size === 4 &&
      second.size <= 2 &&
      separator !== '.' &&
      !isLetter(view.charCodeAt(second.end)) &&
      inYears(first.value) &&
      second.value >= 1 &&
      second.value <= 12 &&
      !third
    ) {
      push(at, second.end, { date: { year: first.value, month: second.value, day: 0 } });
      return second.end;
    }
    if (
      first.size <= 2 &&
      second.size === 4 &&
      (separator === '/' || (separator === '-' && first.size === 2)) &&
      first.value >= 1 &&
      first.value <= 12 &&
      second.value >= 1900 &&
      second.value <= 2099 &&
      !third
    ) {
      push(at, second.end, { date: { year: second.value, month: first.value, day: 0 } });
      return second.end;
    }
    if (first.size <= 2 && second.size <= 2 && separator !== '.' && !(third && third.size > 0)) {
      const day = monthAndDay(first, second, separator, monthFirst, view, at);
      if (day && !isLetter(view.charCodeAt(second.end)) && view[second.end] !== '%') {
        push(at, second.end, { date: { year: 0, month: day[0], day: day[1] } });
        return second.end;
      }
    }
    if (separator === '.' || separator === '·') return skipName(view, second.end);
    // 2022/1 January: the slash parts two dates.
    if (separator === '/') return first.size === 4 && second.size !== 3 ? pushNumber() : second.end;
  }
  if (separator === ':' && first.size <= 2 && figuresAt(view, first.end + 1).size === 2) {
    let end = first.end + 3;
    if (view[end] === ':' && figuresAt(view, end + 1).size === 2) end += 3;
    push(at, end, { clock: true });
    return end;
  }
  if (separator === ',' && figuresAt(view, first.end + 1).size === 3 && first.size <= 3) {
    let end = first.end;
    while (view[end] === ',' && figuresAt(view, end + 1).size === 3) end += 4;
    return skipName(view, end);
  }
  return pushNumber();

  function pushNumber(): number {
    if (first.size === 8) {
      const [year, month, day] = [
        Math.floor(first.value / 10000),
        Math.floor(first.value / 100) % 100,
        first.value % 100,
      ];
      if (inYears(year) && isRealDay(year, month, day) && !isLetter(view.charCodeAt(first.end))) {
        push(at, first.end, { date: { year, month, day } });
      }
      return first.end;
    }
    if (first.size > 4) return skipName(view, first.end);
    const tail = view.slice(first.end, first.end + 4);
    const after = (n: number): number => view.charCodeAt(first.end + n);
    if (/^(?:st|nd|rd|th)/.test(tail) && !isLetter(after(2))) {
      push(at, first.end + 2, { number: { value: first.value, digits: first.size, ordinal: true } });
      return first.end + 2;
    }
    if ((tail.startsWith("'s") && !isLetter(after(2))) || (tail.startsWith('s') && !isLetter(after(1)))) {
      const end = first.end + (tail.startsWith("'") ? 2 : 1);
      if (first.value % 10 === 0 && (first.size === 4 || first.size === 2)) {
        push(at, end, { number: { value: first.value, digits: first.size, decade: true } });
        return end;
      }
      if (first.size === 4 && tail.startsWith("'")) {
        push(at, first.end, { number: { value: first.value, digits: 4 } });
        return first.end;
      }
      return end;
    }
    const half = first.size <= 2 ? /^[ap](?:\.m\.?|m)?(?![a-z])/.exec(tail) : null;
    if (half) {
      push(at, first.end + half[0].length, { clock: true });
      return first.end + half[0].length;
    }
    if (isLetter(after(0)) || after(0) === 37) return skipName(view, first.end);
    if (isMoneySign(before) || (before === 32 && isMoneySign(view.charCodeAt(at - 2)))) return first.end;
    push(at, first.end, { number: { value: first.value, digits: first.size } });
    return first.end;
  }
}

interface Figures {
  readonly value: number;
  readonly size: number;
  readonly end: number;
}

function figuresAt(view: string, at: number): Figures {
  let end = at;
  while (isDigit(view.charCodeAt(end))) end++;
  return { value: end - at > 8 ? -1 : Number(view.slice(at, end)), size: end - at, end };
}

function wordBefore(view: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 12 && isLetter(view.charCodeAt(start - 1))) start--;
  return view.slice(start, end);
}

/** Whether figures with st, nd, rd or th end at `end` (the 4th of 4th-23rd). */
function ordinalBefore(view: string, end: number): boolean {
  const suffix = view.slice(end - 2, end);
  return (
    isDigit(view.charCodeAt(end - 3)) && (suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th')
  );
}

/** Past the rest of a name or measure that a number belongs to. */
function skipName(view: string, at: number): number {
  let end = at;
  while (isLetter(view.charCodeAt(end)) || isDigit(view.charCodeAt(end))) end++;
  return end;
}

const isMoneySign = (c: number): boolean => c === 36 || c === 0x20ac || c === 0xa3 || c === 0xa5;

const inYears = (value: number): boolean => value >= 1000 && value <= 2199;

function threeNumbers(
  a: Figures,
  b: Figures,
  c: Figures,
  monthFirst: boolean,
): { year: number; month: number; day: number } | null {
  if (a.size === 4 && b.size <= 2 && c.size <= 2 && inYears(a.value))
    return { year: a.value, month: b.value, day: c.value };
  if (a.size > 2 || b.size > 2 || (c.size !== 4 && c.size !== 2) || (c.size === 4 && !inYears(c.value))) return null;
  const year = c.size === 4 ? c.value : 2000 + c.value;
  const asMonthFirst = isRealDay(year, a.value, b.value);
  const asDayFirst = isRealDay(year, b.value, a.value);
  if (asMonthFirst && (monthFirst || !asDayFirst)) return { year, month: a.value, day: b.value };
  return asDayFirst ? { year, month: b.value, day: a.value } : null;
}

/** Past the a.m. or p.m. that makes 8.30 a time of day, straight or after the other end of a stretch (9.30-4.30pm). */
function halfDayEnd(view: string, at: number): number {
  const tail = /^(?:-\d{1,2}\.\d{2})? ?[ap]\.?m\b\.?/.exec(view.slice(at, at + 12));
  return tail ? at + tail[0].length : at;
}

/** Month and day in two numbers; a fraction, a score or a shift pattern (24/7) is none. */
function monthAndDay(
  a: Figures,
  b: Figures,
  separator: string,
  monthFirst: boolean,
  view: string,
  at: number,
): [number, number] | null {
  const [month, day] =
    a.value > 12 || (!monthFirst && b.value <= 12 && separator === '/') ? [b.value, a.value] : [a.value, b.value];
  if (!isRealDay(2024, month, day) || (a.value === 24 && b.value === 7)) return null;
  // A slash or a hyphen between small numbers is a fraction or a range as a rule; two figures on a side speak for a date.
  const timed = clockAfter(view, b.end) > b.end;
  if (separator === '-' && !(a.size === 2 && b.size === 2 && (view[at] === '0' || timed))) return null;
  if (separator === '/' && a.size < 2 && b.size < 2) return null;
  return [month, day];
}

/** Past an ISO time that follows a date ("T10:30:00+08:00", " 18:59"). */
function clockAfter(view: string, at: number): number {
  const joined = view[at] === 't' || view[at] === ' ';
  const hours = joined ? figuresAt(view, at + 1) : null;
  if (hours?.size !== 2 || view[hours.end] !== ':' || figuresAt(view, hours.end + 1).size !== 2) return at;
  let end = hours.end + 3;
  if (view[end] === ':' && figuresAt(view, end + 1).size === 2) end += 3;
  if (view[at] === 't') while (end < view.length && end - at < 30 && '0123456789:.+-z'.includes(view[end]!)) end++;
  return end;
}
