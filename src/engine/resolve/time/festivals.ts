import { dayNumber, weekdayOf } from '../../../kernel/calendar.ts';
import type { Festival, LunarYear, TimeTables } from '../../../knowledge/times.ts';

/** The days of festivals and of the lunisolar calendar, as far as the tables reach. */
export interface FestivalCalendar {
  /** The day number of a festival in a Gregorian year; null where the tables do not hold it. */
  readonly dayOf: (festival: string, year: number) => number | null;
  /** The day of a lunisolar year, month and day (0: the month's last); a leap month is never meant. */
  readonly lunarDay: (year: number, month: number, day: number) => number | null;
  readonly has: (festival: string) => boolean;
}

export function createFestivalCalendar(tables: Pick<TimeTables, 'festivals' | 'lunar'>): FestivalCalendar {
  const festivals = new Map(tables.festivals.map((f) => [f.id, f]));
  const lunarDay = (year: number, month: number, day: number): number | null => {
    const lunar = tables.lunar[String(year)];
    return lunar ? dayInLunarYear(year, lunar, month, day) : null;
  };
  const dayOf = (id: string, year: number): number | null => {
    const festival = festivals.get(id);
    return festival ? ownDay(festival, year) : null;
  };
  return { dayOf, lunarDay, has: (id) => festivals.has(id) };

  function ownDay(festival: Festival, year: number): number | null {
    const on = festival.on ?? festival.years[String(year)];
    if (on) return dayNumber(year, Number(on.slice(-5, -3)), Number(on.slice(-2)));
    if (festival.nth) return nthWeekday(year, festival.nth.month, festival.nth.weekday, festival.nth.count);
    if (festival.computus) return festival.computus === 'western' ? westernEaster(year) : easternEaster(year);
    if (festival.after) {
      const base = festivals.get(festival.after.festival);
      const day = base ? ownDay(base, year) : null;
      return day === null ? null : day + festival.after.days;
    }
    if (!festival.lunar) return null;
    const [month, day] = festival.lunar;
    // The last month of a lunisolar year lies in the next Gregorian one.
    const first = dayNumber(year, 1, 1);
    const before = lunarDay(year - 1, month, day);
    return before !== null && before >= first ? before : lunarDay(year, month, day);
  }
}

function dayInLunarYear(year: number, { first, leap, lengths }: LunarYear, month: number, day: number): number | null {
  const place = month - 1 + (leap > 0 && month > leap ? 1 : 0);
  const length = lengths[place];
  if (length === undefined || day > length) return null;
  const start = lengths.slice(0, place).reduce((sum, days) => sum + days, dayNumber(year, first[0], first[1]));
  return start + (day || length) - 1;
}

/** The nth of a weekday in a month, or the nth from its end where `count` is negative; null where it has none. */
export function nthWeekday(year: number, month: number, weekday: number, count: number): number | null {
  const first = dayNumber(year, month, 1);
  const last = dayNumber(year, month + 1, 0);
  const day =
    count > 0
      ? first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7
      : last - ((weekdayOf(last) - weekday + 7) % 7) + (count + 1) * 7;
  return count !== 0 && day >= first && day <= last ? day : null;
}

/** Easter Sunday of the Gregorian reckoning, by the anonymous algorithm of 1876. */
function westernEaster(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Easter Sunday of the Julian reckoning (Meeus), thirteen days later in the Gregorian calendar from 1900 to 2099. */
function easternEaster(year: number): number | null {
  if (year < 1900 || year > 2099) return null;
  const a = year % 4;
  const b = year % 7;
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * a + 4 * b - d + 34) % 7;
  const n = d + e + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 14);
}
