import { addMonths, civilOf, dayNumber, daysInMonth, mondayOf, weekdayOf } from '../../../kernel/calendar.ts';
import type { Step, TimeAnchor, Unit } from '../../../knowledge/times.ts';
import type { Amount, Point } from '../../recognise/time/types.ts';
import { edgeOf } from './edges.ts';
import { nthWeekday, type FestivalCalendar } from './festivals.ts';
import type { Anchored, Days, Earlier, Failure, Grain, Leaning } from './types.ts';
import { monthOfDay, REACH_BACK, wholeYear, yearOfMonth } from './years.ts';

type Outcome = Days | Failure;
const failed = (outcome: Outcome): outcome is Failure => typeof outcome === 'string';

export const wholeMonth = (year: number, month: number, anchored: Anchored): Days => ({
  first: dayNumber(year, month, 1),
  last: dayNumber(year, month + 1, 0),
  grain: 'month',
  anchored,
});
const wholeYears = (from: number, count: number, anchored: Anchored, grain: Grain = 'year'): Days => ({
  first: dayNumber(from, 1, 1),
  last: dayNumber(from + count, 1, 0),
  grain,
  anchored,
});
const oneDay = (day: number, anchored: Anchored): Days => ({ first: day, last: day, grain: 'day', anchored });

/** The days that a point covers, or why they cannot be told. */
export function resolvePoint(point: Point, at: Leaning, festivals: FestivalCalendar): Outcome {
  const days = withoutEdge(point, at, festivals);
  if (point.whole && !failed(days))
    return { ...days, first: mondayOf(days.first), last: mondayOf(days.first) + 6, grain: 'week' };
  return failed(days) || !point.edge ? days : edgeOf(point.edge, days, at.published);
}

function withoutEdge(point: Point, at: Leaning, festivals: FestivalCalendar): Outcome {
  const { step } = point;
  if (point.then) return at.any ? { ...at.any.days, anchored: 'previous' } : 'unanchored';
  if (point.festival !== undefined) return festivalDay(point, at, festivals);
  if (point.lunar) return lunarDays(point, at, festivals);
  if (point.century !== undefined || point.decade !== undefined) return decadeOf(point, at);
  if (step && step.unit !== 'year') {
    const base = resolveStep(step, at);
    return failed(base) ? base : within(point, base);
  }
  let year: number | undefined = point.year;
  let anchored: Anchored = 'absolute';
  if (year !== undefined && point.shortYear) year = wholeYear(year, at.published);
  if (step) {
    const base = anchorYear(step.from, at);
    if (!base) return 'unanchored';
    year = base.year + step.by;
    anchored = base.anchored;
  }
  if (point.month !== undefined) {
    if (point.month > 12 || point.month < 1) return 'impossible';
    if (year === undefined) {
      const chosen = point.named
        ? namedMonth(point.month, point.named, at)
        : yearOfMonth(point.month, point.day ?? 0, at, point.ahead === true);
      if (!chosen)
        return point.day !== undefined && point.day > (point.month === 2 ? 29 : daysInMonth(2024, point.month))
          ? 'impossible'
          : 'unanchored';
      ({ year, anchored } = chosen);
      if (point.month === 2 && point.day === 29) year = nearestLeap(year, at.published);
    }
    return within(point, wholeMonth(year, point.month, anchored));
  }
  if (year !== undefined) return within(point, wholeYears(year, 1, anchored));
  if (point.day !== undefined) {
    if (point.weekday !== undefined && at.published !== null)
      return weekdayAndDay(point.day, point.weekday, at.published);
    if (point.day > 31) return 'impossible';
    const chosen = monthOfDay(point.day, at, point.ahead === true);
    return chosen ? within(point, wholeMonth(chosen.year, chosen.month, chosen.anchored)) : 'unanchored';
  }
  if (point.weekday !== undefined) return weekdayNear(point, at);
  const base = at.published === null ? null : civilOf(at.published);
  if (point.season !== undefined || point.quarter !== undefined || point.half !== undefined)
    return partOfSomeYear(point, at);
  return base ? within(point, wholeYears(base.year, 1, 'publication')) : 'unanchored';
}

const nearestLeap = (year: number, published: number | null): number => {
  let y = year;
  for (let k = 0; k < 8 && daysInMonth(y, 2) < 29; k++) y--;
  return published === null ? year : y;
};

/** What the finer fields pick out of an enclosing month or year. */
function within(point: Point, outer: Days): Outcome {
  const { anchored } = outer;
  const { year } = civilOf(outer.first);
  if (point.half !== undefined)
    return {
      first: dayNumber(year, point.half * 6 - 5, 1),
      last: dayNumber(year, point.half * 6 + 1, 0),
      grain: 'part',
      anchored,
    };
  if (point.quarter !== undefined)
    return {
      first: dayNumber(year, point.quarter * 3 - 2, 1),
      last: dayNumber(year, point.quarter * 3 + 1, 0),
      grain: 'part',
      anchored,
    };
  if (point.season !== undefined) return seasonOf(year, point.season, anchored);
  if (point.nth) return point.nth.from === 'last' ? lastOf(point.nth.unit, outer) : nthOf(point.nth, outer);
  if (point.nthWeekday) return weekdayWithin(point.nthWeekday, outer);
  if (point.part) return partOf(point.part, outer);
  if (point.day !== undefined) {
    // 昨(29)日: the word already gives the day; the number must agree and is believed.
    const { year: y, month: m } = civilOf(outer.first);
    if (point.day < 1 || point.day > daysInMonth(y, m)) return 'impossible';
    return oneDay(dayNumber(y, m, point.day), anchored);
  }
  if (point.weekday !== undefined && outer.grain === 'week') return oneDay(outer.first + point.weekday - 1, anchored);
  return outer;
}

function seasonOf(year: number, season: number, anchored: Anchored): Days {
  const month = (season - 21) * 3 + 3;
  return {
    first: dayNumber(year, month, 1),
    last: dayNumber(year, month + 3, 0),
    grain: 'part',
    anchored,
    edtf: `${String(year).padStart(4, '0')}-${season}`,
  };
}

function nthOf({ unit, value, whole }: NonNullable<Point['nth']>, outer: Days): Outcome {
  const { year, month } = civilOf(outer.first);
  const { anchored } = outer;
  if (unit === 'month') return value <= 12 ? wholeMonth(year, month + value - 1, anchored) : 'impossible';
  if (unit === 'day') return oneDay(outer.first + value - 1, anchored);
  // ISO 8601 counts from the week that holds the first Thursday; Chinese from the first whole one.
  const first = outer.grain === 'year' ? 1 : month;
  const monday = mondayOf(dayNumber(year, first, whole && outer.grain !== 'year' ? 7 : 4)) + (value - 1) * 7;
  return { first: monday, last: monday + 6, grain: 'week', anchored };
}

/** The nth Monday of a month, the last Friday of a year. */
function weekdayWithin({ weekday, count }: NonNullable<Point['nthWeekday']>, outer: Days): Outcome {
  const { year, month } = civilOf(count > 0 ? outer.first : outer.last);
  const inMonth = nthWeekday(year, month, weekday, count < 0 ? -1 : 1);
  const day = inMonth === null ? null : inMonth + (count < 0 ? count + 1 : count - 1) * 7;
  return day === null || day < outer.first || day > outer.last ? 'impossible' : oneDay(day, outer.anchored);
}

/** The last week, month or day of a period; a week counts where its Thursday lies inside. */
function lastOf(unit: Unit, outer: Days): Outcome {
  if (unit === 'week') {
    const monday = mondayOf(outer.last - 3);
    return { first: monday, last: monday + 6, grain: 'week', anchored: outer.anchored };
  }
  return partOf({ unit, count: 1, from: 'last' }, outer);
}

function partOf(part: NonNullable<Point['part']>, outer: Days): Days {
  // A negative count is what the first so many leave: 下半月.
  if (part.count < 0) return { ...outer, first: outer.first - part.count, grain: 'part' };
  const amount: Amount = { unit: part.unit, count: part.count };
  return part.from === 'first'
    ? { ...outer, last: addAmount(outer.first, amount, 1) - 1, grain: 'part' }
    : { ...outer, first: addAmount(outer.last + 1, amount, -1), grain: 'part' };
}

/** A day moved by an amount; hours and less move it by whole days only. */
export function addAmount(day: number, { unit, count }: Amount, by: -1 | 1): number {
  switch (unit) {
    case 'second':
    case 'minute':
      return day;
    case 'hour':
      return day + by * Math.floor(count / 24);
    case 'day':
    case 'weekend':
      return day + by * count;
    case 'workday':
      return addWorkdays(day, count, by);
    case 'workweek':
    case 'week':
      return day + by * count * 7;
    default:
      return addMonths(day, by * count * MONTHS[unit]);
  }
}
/** Monday to Friday; public holidays are not known. */
function addWorkdays(day: number, count: number, by: -1 | 1): number {
  const whole = Math.floor(count / 5);
  let at = day + by * whole * 7;
  for (let left = count - whole * 5; left > 0;) {
    at += by;
    if (weekdayOf(at) <= 5) left--;
  }
  return at;
}

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200 } as const;

/** The day that a word leans on: the publication's, or the last that the text named. */
export function anchorDay(from: TimeAnchor, at: Leaning): { day: number; anchored: Anchored } | null {
  if (from === 'previous' && at.day) return { day: at.day.days.last, anchored: 'previous' };
  if (from === 'previous' && at.published === null && at.any) return { day: at.any.days.last, anchored: 'previous' };
  return at.published === null ? null : { day: at.published, anchored: 'publication' };
}

function anchorYear(from: TimeAnchor, at: Leaning): { year: number; anchored: Anchored } | null {
  if (from === 'previous' && at.any) return { year: civilOf(at.any.days.first).year, anchored: 'previous' };
  return at.published === null ? null : { year: civilOf(at.published).year, anchored: 'publication' };
}

function resolveStep(step: Step, at: Leaning): Outcome {
  const monthly: Earlier | null = step.from === 'previous' && step.unit === 'month' ? at.dated : null;
  const base = monthly ? { day: monthly.days.first, anchored: 'previous' as const } : anchorDay(step.from, at);
  if (!base) return 'unanchored';
  const { anchored } = base;
  const civil = civilOf(base.day);
  switch (step.unit) {
    case 'day':
      return oneDay(base.day + step.by, anchored);
    case 'week': {
      const monday = mondayOf(base.day) + step.by * 7;
      return { first: monday, last: monday + 6, grain: 'week', anchored };
    }
    case 'workweek': {
      const monday = mondayOf(base.day) + step.by * 7;
      return { first: monday, last: monday + 4, grain: 'week', anchored };
    }
    case 'weekend': {
      const own = mondayOf(base.day) + step.by * 7 + 5;
      const saturday = step.recent && own > base.day ? own - 7 : own;
      return { first: saturday, last: saturday + 1, grain: 'week', anchored };
    }
    case 'month':
      return wholeMonth(civil.year, civil.month + step.by, anchored);
    case 'quarter': {
      const month = Math.floor((civil.month - 1) / 3) * 3 + 1 + step.by * 3;
      return {
        first: dayNumber(civil.year, month, 1),
        last: dayNumber(civil.year, month + 3, 0),
        grain: 'part',
        anchored,
      };
    }
    case 'half': {
      const month = civil.month <= 6 ? 1 : 7;
      return {
        first: dayNumber(civil.year, month + step.by * 6, 1),
        last: dayNumber(civil.year, month + step.by * 6 + 6, 0),
        grain: 'part',
        anchored,
      };
    }
    case 'year':
      return wholeYears(civil.year + step.by, 1, anchored);
    case 'decade':
      return wholeYears((Math.floor(civil.year / 10) + step.by) * 10, 10, anchored, 'era');
    case 'century':
      return wholeYears((Math.floor(civil.year / 100) + step.by) * 100, 100, anchored, 'era');
    default:
      return oneDay(base.day, anchored);
  }
}

/** last June: the June before this month; next June: the one after; this June: the year's own. */
function namedMonth(
  month: number,
  named: { by: number; from: TimeAnchor },
  at: Leaning,
): { year: number; anchored: Anchored } | null {
  const base = anchorYear(named.from, at);
  if (!base || named.from === 'previous' || named.by === 0) return base;
  const now = civilOf(at.published!).month;
  const shift = named.by < 0 ? (month < now ? 0 : -1) : month > now ? 0 : 1;
  return { year: base.year + shift, anchored: base.anchored };
}

/** A weekday alone is the nearest one up to the publication; with last or next the one of that week. */
function weekdayNear(point: Point, at: Leaning): Outcome {
  const weekday = point.weekday!;
  const named = point.named;
  const base = anchorDay(named?.from ?? 'publication', at);
  if (!base) return 'unanchored';
  if (named?.from === 'publication') {
    const day = mondayOf(base.day) + named.by * 7 + weekday - 1;
    return oneDay(named.by === 0 && point.ahead && day < base.day ? day + 7 : day, base.anchored);
  }
  const back = (weekdayOf(base.day) - weekday + 7) % 7;
  if (point.ahead) return oneDay(base.day + ((7 - back) % 7), base.anchored);
  return oneDay(base.day - back, base.anchored);
}

/** The nearest day of that number that falls on that weekday, before the publication if within a year. */
function weekdayAndDay(day: number, weekday: number, published: number): Outcome {
  const { year, month } = civilOf(published);
  for (const step of [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9, -10, 10, -11, 11]) {
    const index = year * 12 + month - 1 + step;
    const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
    if (day > daysInMonth(y, m)) continue;
    const candidate = dayNumber(y, m, day);
    if (weekdayOf(candidate) === weekday) return oneDay(candidate, 'publication');
  }
  return 'impossible';
}

/** A quarter, half or season without a year: this year's if it has begun, unless the words or the place say otherwise. */
function partOfSomeYear(point: Point, at: Leaning): Outcome {
  const leans = !point.named && at.any && (at.published === null || at.any.sentence === at.sentence) ? at.any : null;
  if (leans) return within(point, wholeYears(civilOf(leans.days.first).year, 1, 'previous'));
  if (at.published === null) return 'unanchored';
  const { year } = civilOf(at.published);
  const own = within(point, wholeYears(year, 1, 'publication'));
  if (failed(own) || point.ahead) return own;
  const by = point.named?.by ?? 0;
  if (by > 0) return own.first > at.published ? own : within(point, wholeYears(year + 1, 1, 'publication'));
  if (by < 0) return own.last < at.published ? own : within(point, wholeYears(year - 1, 1, 'publication'));
  if (point.named || own.first <= at.published || own.first - at.published <= 125) return own;
  return within(point, wholeYears(year - 1, 1, 'publication'));
}

function decadeOf(point: Point, at: Leaning): Outcome {
  if (point.decade === undefined) return wholeYears((point.century! - 1) * 100, 100, 'absolute', 'era');
  if (point.decade >= 1000) return wholeYears(point.decade, 10, 'absolute', 'era');
  if (point.century !== undefined) return wholeYears((point.century - 1) * 100 + point.decade, 10, 'absolute', 'era');
  if (point.step) {
    const base = resolveStep(point.step, at);
    return failed(base) ? base : wholeYears(civilOf(base.first).year + point.decade, 10, base.anchored, 'era');
  }
  return wholeYears((point.decade >= 30 ? 1900 : 2000) + point.decade, 10, 'absolute', 'era');
}

function festivalDay(point: Point, at: Leaning, festivals: FestivalCalendar): Outcome {
  if (!festivals.has(point.festival!)) return 'unknown';
  return recurring(point, at, (year) => festivals.dayOf(point.festival!, year));
}

/** A month, or a day of a month, of the lunisolar calendar; its years are named as the Gregorian ones they begin in. */
function lunarDays(point: Point, at: Leaning, festivals: FestivalCalendar): Outcome {
  if (point.month === undefined) return 'unknown';
  const { month, day } = point;
  const first = recurring(point, at, (year) => festivals.lunarDay(year, month, day ?? 1));
  if (failed(first) || day !== undefined) return first;
  // The month's last day is at most a month on: whichever lunisolar year gave the first gives it as well.
  for (const length of [29, 28]) {
    const last = first.first + length;
    const { year } = civilOf(first.first);
    if ([year, year - 1].some((y) => festivals.lunarDay(y, month, 0) === last))
      return { ...first, last, grain: 'part' };
  }
  return 'unknown';
}

/** A day that comes back each year: of the year that the words give, else the latest, unless the next is meant or near. */
function recurring(point: Point, at: Leaning, inYear: (year: number) => number | null): Outcome {
  const known = (day: number | null, anchored: Anchored): Outcome => (day === null ? 'unknown' : oneDay(day, anchored));
  if (point.year !== undefined)
    return known(inYear(point.shortYear ? wholeYear(point.year, at.published) : point.year), 'absolute');
  const base = anchorYear(point.step?.from ?? 'publication', at) ?? anchorYear('previous', at);
  if (!base) return 'unanchored';
  if (point.step) return known(inYear(base.year + point.step.by), base.anchored);
  if (at.published === null) return known(inYear(base.year), base.anchored);
  const published = at.published;
  const candidates = [-2, -1, 0, 1, 2].map((by) => inYear(base.year + by)).filter((d) => d !== null);
  const past = candidates.filter((d) => d <= published);
  const future = candidates.filter((d) => d > published);
  if (point.named && point.named.by !== 0)
    return known((point.named.by < 0 ? past.pop() : future[0]) ?? null, base.anchored);
  if (point.named) return known(inYear(base.year), base.anchored);
  const latest = past.pop();
  const coming = future[0];
  if (latest === published) return known(latest, base.anchored);
  if (coming !== undefined && (point.ahead || latest === undefined || published - latest > REACH_BACK))
    return known(coming, base.anchored);
  return known(latest ?? null, base.anchored);
}
