import type { TimelineStep } from '../../contract/rollups.ts';
import { civilOf, dayNumber, daysInMonth } from '../../kernel/calendar.ts';
import { edtfOfDay, edtfOfDays } from '../../kernel/edtf.ts';

/** A time as roll-ups show it. `whole`: it is one step; else it is longer and overlaps several. */
export interface Step {
  readonly period: string;
  readonly first: string;
  readonly last: string;
  readonly whole: boolean;
}

export function dayNumberOf(day: string): number {
  return dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** First and last day number of the step that a day lies in. */
export function stepAround(day: number, by: TimelineStep): readonly [number, number] {
  if (by === 'day') return [day, day];
  const { year, month } = civilOf(day);
  if (by === 'year') return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];
  const from = by === 'month' ? month : month - ((month - 1) % 3);
  const to = by === 'month' ? month : from + 2;
  return [dayNumber(year, from, 1), dayNumber(year, to, daysInMonth(year, to))];
}

/** The step that holds both days (`YYYY-MM-DD`), or the days themselves where no single step does. */
export function stepOf(first: string, last: string, by: TimelineStep): Step {
  const a = dayNumberOf(first);
  const b = dayNumberOf(last);
  const [from, to] = stepAround(a, by);
  const whole = b >= from && b <= to;
  const [start, end] = whole ? [from, to] : [a, b];
  return { period: edtfOfDays(start, end) ?? '', first: edtfOfDay(start), last: edtfOfDay(end), whole };
}
