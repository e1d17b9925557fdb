import { isRealDay } from '../../../kernel/calendar.ts';
import { readHan } from './han-dates.ts';
import { readLatin } from './latin-dates.ts';
import { withYear } from './latin-years.ts';
import { readNthWeekday, readTrailing, readWeekNumber, readWeekOf, readYearFirst } from './periods.ts';
import { withTail } from './tails.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point, ReadPoint } from './types.ts';

/**
 * Reads one calendar point that begins at token `i`, or null. The readers are tried from the most to the least
 * specific; each looks at a bounded number of tokens.
 */
export function readPoint(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  return (
    readDate(tokens, i) ?? readSpaced(tokens, i) ?? readHan(tokens, i) ?? readEdged(tokens, i) ?? readUnedged(tokens, i)
  );
}

const readUnedged = (tokens: readonly TimeToken[], i: number): ReadPoint | null =>
  readNthWeekday(tokens, i, readLatin) ??
  readTrailing(tokens, i, readLatin) ??
  readWeekOf(tokens, i, readLatin) ??
  readWeekNumber(tokens, i) ??
  readYearFirst(tokens, i) ??
  readWeekdayFirst(tokens, i) ??
  readLatin(tokens, i) ??
  readFestival(tokens, i);

/** Figures alone: 2024-11-05, 10/1. */
function readDate(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const date = tokens[i]!.date;
  if (!date) return null;
  const point: Point = { form: 'point', month: date.month };
  if (date.year) point.year = date.year;
  if (date.day) point.day = date.day;
  return withTail(tokens, { point, from: i, next: i + 1, rule: 'figures' });
}

/** 2022 11 23: year, month and day parted by blanks alone. */
function readSpaced(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const [year, month, day] = [tokens[i]?.number, tokens[i + 1]?.number, tokens[i + 2]?.number];
  if (year?.digits !== 4 || month?.digits !== 2 || day?.digits !== 2 || !tokens[i + 2]!.closed) return null;
  if (tokens[i + 1]!.gap !== Gap.space || tokens[i + 2]!.gap !== Gap.space) return null;
  if (year.value < 1800 || year.value > 2099 || !isRealDay(year.value, month.value, day.value)) return null;
  return withTail(tokens, {
    point: { form: 'point', year: year.value, month: month.value, day: day.value },
    from: i,
    next: i + 3,
    rule: 'spaced-figures',
  });
}

/** An edge before its period: early June, mid-2025, the end of last year. */
function readEdged(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const edge = tokens[at]?.word?.edge;
  if (edge?.side !== 'before') return edge?.alone && at === i ? edgeAlone(tokens, i) : null;
  at++;
  for (let steps = 0; steps < 2 && joined(tokens, at); steps++) {
    const word = tokens[at]!.word;
    if (word?.of ?? (word?.link && tokens[at]!.gap === Gap.none)) at++;
  }
  if (!joined(tokens, at)) return null;
  const inner = readHan(tokens, at) ?? readUnedged(tokens, at) ?? readCurrent(tokens, at);
  if (!inner || inner.point.edge) return null;
  const { point } = inner;
  const large = point.day === undefined && point.weekday === undefined;
  if (!large) return null;
  point.edge = edge.edge;
  const unit = point.step?.unit;
  point.edgeUnit =
    point.month !== undefined || unit === 'month'
      ? 'month'
      : point.year !== undefined || unit === 'year'
        ? 'year'
        : 'other';
  if (point.quarter ?? point.half ?? point.season ?? point.decade ?? point.century) point.edgeUnit = 'other';
  return { ...inner, from: i, rule: `edge-${inner.rule}` };
}

/** "the year", "the month" behind an edge: the current one. */
function readCurrent(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const at = tokens[i]!.word?.the && joined(tokens, i + 1) ? i + 1 : i;
  const unit = tokens[at]!.word?.count;
  if (unit !== 'week' && unit !== 'month' && unit !== 'quarter' && unit !== 'year' && unit !== 'decade') return null;
  const point: Point = { form: 'point', step: { unit, by: 0, from: 'publication' } };
  return { point, from: i, next: at + 1, rule: `this-${unit}` };
}

/** An edge word that stands for this year's (年底). */
function edgeAlone(tokens: readonly TimeToken[], i: number): ReadPoint {
  const { edge, unit } = tokens[i]!.word!.edge!;
  const edgeUnit = unit === 'month' ? 'month' : 'year';
  const point: Point = { form: 'point', step: { unit: edgeUnit, by: 0, from: 'publication' }, edge, edgeUnit };
  return { point, from: i, next: i + 1, rule: `edge-of-this-${edgeUnit}` };
}

/** Friday 5 September; Tuesday, Jan. 15; last Friday; Friday. */
function readWeekdayFirst(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  let at = i;
  const direction = tokens[at]!.word?.direction;
  if (direction && joined(tokens, at + 1)) at++;
  const weekday = tokens[at]?.word?.weekday;
  if (!weekday) return null;
  const abbreviated = tokens[at]!.end - tokens[at]!.start <= 4 && tokens[at]!.word!.cautious;
  let next = at + 1;
  if (joined(tokens, next, Gap.comma)) {
    let j = next;
    if (tokens[j]?.word?.the) j++;
    const inner = j < tokens.length ? (readLatin(tokens, j) ?? readDate(tokens, j) ?? readHan(tokens, j)) : null;
    if (inner?.point.day !== undefined && !inner.point.weekday) {
      return { ...inner, point: { ...inner.point, weekday }, from: i, rule: `weekday-${inner.rule}` };
    }
    const number = tokens[j]?.number;
    if (number && tokens[j]!.gap !== Gap.far && (number.ordinal || daysNumber(tokens, j)) && number.value <= 31) {
      return withTail(tokens, {
        point: { form: 'point', weekday, day: number.value },
        from: i,
        next: j + 1,
        rule: 'weekday-day',
      });
    }
    const shift = joined(tokens, next) ? tokens[j]?.word?.shift : undefined;
    if (shift?.unit === 'week') {
      return { point: { form: 'point', weekday, step: shift }, from: i, next: j + 1, rule: 'weekday-of-week' };
    }
  }
  if (abbreviated && !direction) return null;
  const point: Point = { form: 'point', weekday };
  if (direction) point.named = direction;
  if (tokens[next]?.word?.afterNext && joined(tokens, next)) {
    point.named = { by: 2, from: 'publication' };
    return withTail(tokens, { point, from: i, next: next + 1, rule: 'weekday' });
  }
  const of = tokens[next];
  if (
    of &&
    joined(tokens, next) &&
    of.word?.of &&
    tokens[next + 1]?.word?.direction &&
    tokens[next + 2]?.word?.count === 'week' &&
    joined(tokens, next + 2)
  ) {
    point.step = { unit: 'week', ...tokens[next + 1]!.word!.direction! };
    next += 3;
  } else if (
    of?.word?.direction &&
    joined(tokens, next) &&
    tokens[next + 1]?.word?.count === 'week' &&
    joined(tokens, next + 1)
  ) {
    point.step = { unit: 'week', ...of.word.direction };
    next += 2;
  }
  return withTail(tokens, { point, from: i, next, rule: 'weekday' });
}

/** A bare number behind a weekday (Friday 31) is its day where no word follows that it could count. */
function daysNumber(tokens: readonly TimeToken[], i: number): boolean {
  const { number, closed, gap } = tokens[i]!;
  if (!number || number.digits === 0 || number.digits > 2 || number.han || gap !== Gap.space || number.value < 1)
    return false;
  const next = joined(tokens, i + 1) ? tokens[i + 1]!.word : undefined;
  return next ? (next.boundBefore ?? next.preposition ?? next.daypart) !== undefined : closed;
}

function readFestival(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const id = tokens[i]!.word?.festival;
  if (!id) return null;
  return withYear(tokens, { form: 'point', festival: id }, i, i + 1, 'festival');
}
