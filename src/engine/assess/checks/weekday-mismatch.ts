import { parseEdtf } from '../../../kernel/edtf.ts';
import type { AssessContext } from '../context.ts';
import { dayText, finding } from '../context.ts';
import type { Finding } from '../types.ts';

/** WEEKDAY_MISMATCH: a date whose weekday in the text is not that of the calendar. */
export function weekdayMismatch(context: AssessContext): Finding[] {
  const { tables, times } = context;
  const name = (weekday: number): string => tables.messages.weekdays[weekday - 1] ?? String(weekday);
  return times.flatMap((time) => {
    const day = time.edtf === null ? null : (parseEdtf(time.edtf)?.first ?? null);
    if (day === null || !time.weekday || time.weekday.stated === time.weekday.actual) return [];
    const values = { day: dayText(day), actual: name(time.weekday.actual), stated: name(time.weekday.stated) };
    return [
      finding(tables, 'WEEKDAY_MISMATCH', 'weekday', time.start, context.claimsOver(time), values, context.words(time)),
    ];
  });
}
