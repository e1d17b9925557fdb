import { isRealDay } from '../../kernel/calendar.ts';

/**
 * A written moment as the contract takes it: an ISO 8601 day, or a moment with the zone it was written in, so that the
 * day stays that of the place. Reads ISO 8601 and its common variants (2025/9/3 19:17), 2025年9月3日-like forms with any
 * marks between the figures, compact days (20250903), the dates of mail and RSS (RFC 822), those of
 * English with the month's name, and seconds since 1970. Anything else is null.
 */
export function isoDate(written: string | null | undefined): string | null {
  const text = written?.trim().slice(0, 100) ?? '';
  return numeric(text) ?? stamp(text) ?? mail(text);
}

function numeric(text: string): string | null {
  const match =
    /^(\d{4})(?:[^\d\sA-Za-z+]\s?(\d{1,2})[^\d\sA-Za-z+]\s?(\d{1,2})|(\d\d)(\d\d))(?!\d)[^\dT\s]?(?:(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?/i.exec(
      text,
    );
  if (!match) return null;
  const [, year, month = match[4], day = match[5], , , hour, minute, second, zone] = match;
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === null || hour === undefined || Number(hour) > 23) return date;
  return `${date}T${hour.padStart(2, '0')}:${minute!}${second === undefined ? '' : `:${second}`}${zoneOf(zone)}`;
}

/** Seconds or milliseconds since 1970, of this century. */
function stamp(text: string): string | null {
  if (!/^(?:\d{10}|\d{13})$/.test(text)) return null;
  const date = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
  return date.getUTCFullYear() < 2000 ? null : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** "Wed, 03 Sep 2025 19:17:00 +0800": the platform reads the month; the clock stays as it was written. */
function mail(text: string): string | null {
  const match =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{2,4}|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([A-Z]{1,4}\b|[+-]\d{4})?)?/i.exec(
      text,
    );
  if (!match) return null;
  const [, words, hour, minute, second, zone] = match;
  const time = Date.parse(`${words!} 00:00:00 +0000`);
  if (Number.isNaN(time)) return null;
  const date = new Date(time).toISOString().slice(0, 10);
  if (!/^\d{4}-/.test(date)) return null;
  if (hour === undefined || Number(hour) > 23) return date;
  const offset = zone === undefined || /^[+-]/.test(zone) ? zone : namedZone(zone);
  return `${date}T${hour.padStart(2, '0')}:${minute!}:${second ?? '00'}${zoneOf(offset)}`;
}

/** RFC 822 names zones of its time; the platform knows them. Others are left out. */
function namedZone(name: string): string | undefined {
  const minutes = (Date.parse('1 Jan 2000 00:00:00 +0000') - Date.parse(`1 Jan 2000 00:00:00 ${name}`)) / 60_000;
  if (Number.isNaN(minutes)) return undefined;
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:Z|UTC|GMT|\+00:?00)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function dayOf(year: number, month: number, day: number): string | null {
  if (!isRealDay(year, month, day)) return null;
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
