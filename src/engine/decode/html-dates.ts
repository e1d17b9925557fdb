import { isRealDay } from '../../kernel/calendar.ts';

/** A day, or a day and time, in ISO 8601; a blank for the T, slashes for hyphens and compact days are mended. */
export function isoTime(value: string | null): string | null {
  const match =
    /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})(?!\d))(?:[T ]\s?(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?/.exec(
      value?.trim() ?? '',
    );
  if (!match) return null;
  const [, year = match[4], month = match[5], day = match[6], , , , clock, zone] = match;
  if (!isRealDay(Number(year), Number(month), Number(day))) return null;
  const date = `${year!}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  if (clock === undefined) return date;
  const offset = zone === undefined ? '' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return `${date}T${clock.padStart(clock.length < 6 ? 5 : 8, '0')}${offset}`;
}

/** The day that an address holds: /2025/09/03/, /2025-09-03/, /20250903/, /2025-09/03/, t20250903_1.html. */
export function dayOfUrl(url: string | null): string | null {
  const path = url?.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#][^]*$/, '') ?? '';
  const match = /(?:^|[/_t-])((?:19|20)\d\d)([-/_]?)(\d\d)[-/_]?(\d\d)(?=$|[/_.-]|\D)/.exec(path);
  if (!match) return null;
  const [, year, , month, day] = match;
  return isRealDay(Number(year), Number(month), Number(day)) ? `${year!}-${month!}-${day!}` : null;
}
