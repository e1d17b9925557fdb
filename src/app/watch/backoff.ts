import type { Capture } from '../fetch/types.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The time after `now` by so many milliseconds, ISO 8601. */
export function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}

/** How long to leave a feed alone after so many failures in a row: twice as long each time, a day at most. */
export function feedPause(everyMinutes: number, failures: number): number {
  return Math.min(Math.max(DAY, everyMinutes * MINUTE), everyMinutes * MINUTE * 2 ** Math.min(failures, 20));
}

/** Tries of an item before it is given up: at once, then after 15 minutes, an hour, four, and sixteen. */
export const MOST_ATTEMPTS = 5;

/** How long to wait before an item is tried again. */
export function itemPause(attempts: number): number {
  return 15 * MINUTE * 4 ** (attempts - 1);
}

/** How long a server asks to be left alone (Retry-After, in seconds or as a date); null where it does not ask. */
export function retryAfter({ headers }: Pick<Capture, 'headers'>, now: Date): number | null {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim();
  if (value === undefined) return null;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) || ms < 0 ? null : Math.min(ms, 7 * DAY);
}
