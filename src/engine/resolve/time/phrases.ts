import { addMonths, civilOf, dayNumber } from '../../../kernel/calendar.ts';
import { edtfMonth, edtfOfDays, edtfYear } from '../../../kernel/edtf.ts';
import type { FestivalCalendar } from './festivals.ts';
import type { Bounded, Offset, Point, Range, Stretch, TimeParts, Window } from '../../recognise/time/types.ts';
import { addAmount, anchorDay, resolvePoint } from './points.ts';
import type { Anchored, Days, Failure, Grain, Leaning } from './types.ts';

/** A resolved phrase; null ends are open. `leans` is what later dates may lean on. */
export interface Resolved {
  readonly first: number | null;
  readonly last: number | null;
  readonly edtf?: string;
  readonly anchored: Anchored;
  readonly leans: Days | null;
  /** A bound: what it names is no scene that "the same year" could mean. */
  readonly weak?: true;
}
type Outcome = Resolved | Failure | null;
type Festivals = FestivalCalendar;

/** The days of a phrase; a failure where they cannot be told; null where it has none of its own (a duration). */
export function resolveParts(parts: TimeParts, at: Leaning, festivals: Festivals): Outcome {
  switch (parts.form) {
    case 'point': {
      const days = resolvePoint(parts, at, festivals);
      if (typeof days === 'string') return days;
      return { ...days, ...(parts.approximate ? { edtf: `${textOf(days)}~` } : {}), leans: days };
    }
    case 'range':
      return resolveRange(parts, at, festivals);
    case 'bound':
      return resolveBound(parts, at, festivals);
    case 'offset':
      return resolveOffset(parts, at, festivals);
    case 'window':
      return resolveWindow(parts, at);
    case 'stretch':
      return resolveStretch(parts, at, festivals);
    case 'now':
      return at.published === null
        ? 'unanchored'
        : { first: at.published, last: at.published, anchored: 'publication', leans: null };
    case 'clock':
      return parts.exact ? dayOfClock(at) : null;
    default:
      return null;
  }
}

/** A time of day alone is of the day that the paragraph last named, else of the publication's. */
function dayOfClock(at: Leaning): Outcome {
  const named = at.day?.paragraph === at.paragraph ? at.day.days.last : null;
  const day = named ?? at.published;
  if (day === null) return null;
  return { first: day, last: day, anchored: named === null ? 'publication' : 'previous', leans: null };
}

const textOf = (days: Days): string => days.edtf ?? edtfOfDays(days.first, days.last)!;
/** The left or right end of a text that may be an interval. */
const endOf = (days: Days, side: 'first' | 'last'): string => {
  const ends = textOf(days).split('/');
  return side === 'first' ? ends[0]! : ends[ends.length - 1]!;
};

function resolveRange({ from, to }: Range, at: Leaning, festivals: Festivals): Outcome {
  const [a, b] = shareFields(from, to);
  const borrowed = a.year === undefined && !a.step && b.year !== undefined;
  const first = resolvePoint(
    borrowed ? { ...a, year: b.year!, ...(b.shortYear ? { shortYear: true as const } : {}) } : a,
    at,
    festivals,
  );
  if (typeof first === 'string') return first;
  const start = civilOf(first.first);
  const lacksYear = b.year === undefined && !b.step && b.decade === undefined && b.century === undefined;
  const place = { days: first, paragraph: at.paragraph, sentence: at.sentence, topical: at.topical };
  const behind: Leaning = { ...at, dated: place, any: place, day: first.grain === 'day' ? place : at.day };
  let last = resolvePoint(
    lacksYear && (b.month !== undefined || b.quarter !== undefined || b.half !== undefined || b.season !== undefined)
      ? { ...b, year: start.year }
      : b,
    behind,
    festivals,
  );
  if (typeof last === 'string') return last;
  let begin = first;
  if (last.last < first.first) {
    if (borrowed) {
      const earlier = resolvePoint({ ...a, year: civilOf(last.first).year - 1 }, at, festivals);
      if (typeof earlier !== 'string') begin = earlier;
    } else if (lacksYear && b.month !== undefined) {
      const later = resolvePoint({ ...b, year: start.year + 1 }, behind, festivals);
      if (typeof later !== 'string') last = later;
    } else if (b.weekday !== undefined && b.day === undefined)
      last = { ...last, first: last.first + 7, last: last.last + 7 };
    if (last.last < begin.first) return 'unknown';
  }
  return {
    first: begin.first,
    last: last.last,
    edtf: `${endOf(begin, 'first')}/${endOf(last, 'last')}`,
    anchored: begin.anchored,
    leans: { ...last, first: last.first },
  };
}

/** What the words give once for both ends: the month of 9月3日至5日, the year step of 去年3月至5月. */
function shareFields(from: Point, to: Point): [Point, Point] {
  const b: Point = { ...to };
  if (b.day !== undefined && b.month === undefined && !b.step && from.month !== undefined) b.month = from.month;
  const bare = b.year === undefined && !b.step && b.decade === undefined && b.weekday === undefined;
  if (
    bare &&
    from.step &&
    (from.step.unit === 'year' || (from.step.unit === 'month' && b.month === undefined && b.day !== undefined))
  )
    b.step = from.step;
  const a: Point = { ...from };
  if (b.step?.unit === 'year' && a.month !== undefined && a.year === undefined && !a.step) a.step = b.step;
  if (b.step?.unit === 'month' && a.day !== undefined && a.month === undefined && !a.step) a.step = b.step;
  return [a, b];
}

function resolveBound({ bound, of }: Bounded, at: Leaning, festivals: Festivals): Outcome {
  const inner = of.form === 'offset' ? resolveOffset(of, at, festivals) : resolvePoint(of, at, festivals);
  if (inner === null || typeof inner === 'string') return inner;
  const days: Days =
    'grain' in inner
      ? inner
      : (inner.leans ?? { first: inner.first!, last: inner.last!, grain: 'day', anchored: inner.anchored });
  const { anchored } = days;
  const leans = days;
  const weak = true as const;
  switch (bound) {
    case 'since':
    case 'from':
    case 'between':
      return { first: days.first, last: null, edtf: `${endOf(days, 'first')}/..`, anchored, leans, weak };
    case 'to':
      if (of.form === 'point' && !of.ahead) return { ...days, leans };
      return { first: null, last: days.last, edtf: `../${endOf(days, 'last')}`, anchored, leans, weak };
    case 'until':
    case 'as-of':
      return { first: null, last: days.last, edtf: `../${endOf(days, 'last')}`, anchored, leans, weak };
    case 'after': {
      // After a year that is not over begins the next one; a past year stands for what happened in it.
      const running = at.published !== null && days.last > at.published && days.grain !== 'day';
      const first = running ? days.last + 1 : days.first;
      const after = running ? afterOf(days) : endOf(days, 'first');
      return { first, last: null, anchored, leans, weak, ...(after ? { edtf: `${after}/..` } : {}) };
    }
    case 'before':
    case 'by': {
      const ahead = bound === 'by' && at.published !== null && days.last > at.published;
      if (ahead || (of.form === 'point' && of.edge !== undefined))
        return { first: null, last: days.last, edtf: `../${endOf(days, 'last')}`, anchored, leans, weak };
      const { year, month } = civilOf(days.first - 1);
      const before = days.grain === 'year' ? edtfYear(year) : days.grain === 'month' ? edtfMonth(year, month) : null;
      return { first: null, last: days.first - 1, anchored, leans, weak, ...(before ? { edtf: `../${before}` } : {}) };
    }
  }
}

/** The year or month after a whole one, as text. */
function afterOf(days: Days): string | null {
  const { year, month } = civilOf(days.last + 1);
  return days.grain === 'year' ? edtfYear(year) : days.grain === 'month' ? edtfMonth(year, month) : null;
}

function resolveOffset(offset: Offset, at: Leaning, festivals: Festivals): Outcome {
  if (offset.indefinite) return null;
  let base: { day: number; anchored: Anchored } | null;
  let grain: Grain = 'day';
  if (typeof offset.from === 'string') base = anchorDay(offset.from, at);
  else {
    const point = resolvePoint(offset.from, at, festivals);
    if (typeof point === 'string') return point;
    base = { day: point.first, anchored: point.anchored };
    grain = point.grain;
  }
  if (!base) return 'unanchored';
  const { anchored } = base;
  const day = offset.amounts.reduce((d, amount) => addAmount(d, amount, offset.by), base.day);
  const coarsest = offset.amounts[0]!;
  const single = offset.amounts.length === 1 && typeof offset.from === 'string';
  // News counts months and years roughly: "a year ago" is a month, "three years ago" a year.
  if (single && (coarsest.unit === 'month' || (coarsest.unit === 'year' && coarsest.count === 1))) {
    const { year, month } = civilOf(day);
    const days: Days = {
      first: dayNumber(year, month, 1),
      last: dayNumber(year, month + 1, 0),
      grain: 'month',
      anchored,
    };
    return { ...days, leans: null };
  }
  if (single && (coarsest.unit === 'year' || coarsest.unit === 'decade' || coarsest.unit === 'century')) {
    const { year } = civilOf(day);
    const days: Days = { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31), grain: 'year', anchored };
    return { ...days, leans: null };
  }
  // Two years after 2015 is a year, three months after May a month.
  const whole = offset.amounts.every((a) => a.unit === 'year' || (grain === 'month' && a.unit === 'month'));
  if (whole && (grain === 'year' || grain === 'month')) {
    const { year, month } = civilOf(day);
    const months = grain === 'year' ? [1, 13] : [month, month + 1];
    const days: Days = { first: dayNumber(year, months[0]!, 1), last: dayNumber(year, months[1]!, 0), grain, anchored };
    return { ...days, leans: days };
  }
  const days: Days = { first: day, last: day, grain: 'day', anchored };
  return { ...days, leans: days };
}

function resolveWindow({ amounts, by, indefinite }: Window, at: Leaning): Outcome {
  if (indefinite) return null;
  if (at.published === null) return 'unanchored';
  const unit = amounts[0]!.unit;
  if (unit === 'quarter' && amounts.length === 1) {
    const { year, month } = civilOf(at.published);
    const start = dayNumber(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
    const first = by < 0 ? addMonths(start, -3 * amounts[0]!.count) : addMonths(start, 3);
    return { first, last: addMonths(first, 3 * amounts[0]!.count) - 1, anchored: 'publication', leans: null };
  }
  const small = amounts.every((a) => a.unit === 'hour' || a.unit === 'minute' || a.unit === 'second');
  const reach = amounts.reduce((d, amount) => addAmount(d, amount, by), at.published);
  if (small)
    return {
      first: Math.min(reach, at.published),
      last: Math.max(reach, at.published),
      anchored: 'publication',
      leans: null,
    };
  if (by < 0) return { first: reach, last: at.published - 1, anchored: 'publication', leans: null };
  return { first: at.published + 1, last: reach, anchored: 'publication', leans: null };
}

function resolveStretch({ from, amounts }: Stretch, at: Leaning, festivals: Festivals): Outcome {
  const start = resolvePoint(from, at, festivals);
  if (typeof start === 'string') return start;
  const end = amounts.reduce((d, amount) => addAmount(d, amount, 1), start.first);
  const last = Math.max(start.first, end - 1);
  return { first: start.first, last, anchored: start.anchored, leans: start };
}
