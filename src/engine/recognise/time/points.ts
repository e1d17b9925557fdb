import type { Edge } from '../../../knowledge/times.js';
import { readTrailing, readWeekOf, readYearFirst } from './periods.js';
import { Gap, joined } from './tokens.js';
import type { TimeToken } from './tokens.js';
import type { Point, ReadPoint } from './types.js';

const isYear = (value: number): boolean => value >= 1000 && value <= 2199;
const isPlainYear = (value: number): boolean => value >= 1800 && value <= 2099;

/**
 * Reads one calendar point that begins at token `i`, or null. The readers are tried from the most to the least
 * specific; each looks at a bounded number of tokens.
 */
export function readPoint(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  return readDate(tokens, i) ?? readHan(tokens, i) ?? readEdged(tokens, i) ?? readUnedged(tokens, i);
}

const readUnedged = (tokens: readonly TimeToken[], i: number): ReadPoint | null =>
  readTrailing(tokens, i, readEnclosing) ??
  readWeekOf(tokens, i, readLatin) ??
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

/** Largest unit first, each number followed by its mark: 2025年9月5日, 去年三月, 本月17日, 昨(29)日. */
function readHan(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const point: Point = { form: 'point' };
  let at = i;
  let rule = '';
  const year = readHanYear(tokens, at, point);
  if (year) {
    at = year;
    rule = 'year';
    if (tokens[at]?.word?.of && joined(tokens, at)) at++;
    const part = readPart(tokens, at, point);
    if (part) return finish(tokens, point, i, part, 'part-of-year');
    at = year;
  }
  const more = (j: number): boolean => j === i || joined(tokens, j);
  const word = tokens[at]?.word;
  if (more(at) && word?.shift && word.shift.unit === 'month' && !year) {
    point.step = word.shift;
    at++;
    rule = 'month-step';
    const part = readPart(tokens, at, point);
    if (part) return finish(tokens, point, i, part, 'part-of-month');
  } else if (more(at) && !year && (word?.shift?.unit === 'quarter' || word?.shift?.unit === 'half')) {
    point.step = word.shift;
    const part = readPart(tokens, at + 1, point);
    return finish(tokens, point, i, part ?? at + 1, 'period-step');
  } else if (more(at)) {
    const after = readCounted(tokens, at, 'month', 12);
    if (after) {
      point.month = tokens[at]!.number!.value;
      at = after;
      rule += 'month';
      if (tokens[at]?.word?.of && joined(tokens, at)) {
        const part = readPart(tokens, at + 1, point);
        if (part) return finish(tokens, point, i, part, 'part-of-month');
      }
      const part = readPart(tokens, at, point);
      if (part) return finish(tokens, point, i, part, 'part-of-month');
    }
  }
  const hasMonth = point.month !== undefined || point.step?.unit === 'month';
  if (more(at) && (hasMonth || !year)) {
    const number = tokens[at]?.number;
    const after = readCounted(tokens, at, 'day', 31);
    const mark = after ? tokens[after - 1]!.word! : null;
    const own = hasMonth || at !== i || !mark?.cautious || tokens[after!]?.word?.daypart === true;
    if (after && number && own && !number.ordinal) {
      point.day = number.value;
      at = after;
      rule += 'day';
    } else if (
      hasMonth &&
      number &&
      !number.decade &&
      number.value >= 1 &&
      number.value <= 31 &&
      (number.digits > 0 ? number.digits <= 2 : true) &&
      bareDayEnds(tokens, at)
    ) {
      point.day = number.value;
      at++;
      rule += 'day';
    }
  }
  if (at === i && word?.monthHalf) {
    point.step = { unit: 'month', by: 0, from: 'publication' };
    point.part = { unit: 'day', count: word.monthHalf === 1 ? 15 : -15, from: 'first' };
    return finish(tokens, point, i, i + 1, 'month-half');
  }
  if (
    at === i &&
    word?.shift &&
    (word.shift.unit === 'day' ||
      word.shift.unit === 'week' ||
      word.shift.unit === 'weekend' ||
      word.shift.unit === 'month' ||
      word.shift.unit === 'year' ||
      word.shift.unit === 'decade')
  ) {
    point.step = word.shift;
    at++;
    rule = `${word.shift.unit}-step`;
    // 昨(29)日: the number in brackets and its mark belong to the word.
    if (
      tokens[at]?.mark === '(' &&
      tokens[at + 1]?.number &&
      tokens[at + 2]?.mark === ')' &&
      tokens[at + 3]?.word?.mark === 'day'
    ) {
      point.day = tokens[at + 1]!.number!.value;
      at += 4;
    } else if (word.shift.weekday && joined(tokens, at)) {
      const weekday = readBareWeekday(tokens, at);
      if (weekday) {
        point.weekday = weekday;
        at++;
      }
    }
  }
  if (at === i) return null;
  return finish(tokens, point, i, at, rule);
}

/** Whether a number without its mark may be the day of a month: nothing countable follows. */
function bareDayEnds(tokens: readonly TimeToken[], i: number): boolean {
  if (tokens[i]!.gap !== Gap.none) return false;
  const next = tokens[i + 1];
  return !next || next.gap > Gap.none || next.word?.daypart === true;
}

function readHanYear(tokens: readonly TimeToken[], i: number, point: Point): number | null {
  const word = tokens[i]?.word;
  if (word?.shift?.unit === 'year' && word.shift.weekday === undefined) {
    point.step = word.shift;
    return i + 1;
  }
  if (
    word?.era !== undefined &&
    tokens[i + 1]?.number &&
    joined(tokens, i + 1) &&
    tokens[i + 2]?.word?.mark === 'year' &&
    joined(tokens, i + 2)
  ) {
    const value = tokens[i + 1]!.number!.value;
    if (word.era !== 0 && value > 150) return null;
    point.year = word.era + value;
    return i + 3;
  }
  const century = word?.shift?.unit === 'century' ? word.shift : null;
  if (century && tokens[i + 1]?.number && joined(tokens, i + 1) && tokens[i + 2]?.word?.mark === 'decade') {
    point.step = century;
    point.decade = tokens[i + 1]!.number!.value;
    return i + 3;
  }
  const number = tokens[i]?.number;
  const mark = tokens[i + 1];
  if (!number || !mark || !joined(tokens, i + 1)) return null;
  if (mark.word?.mark === 'century' && number.value >= 1 && number.value <= 22) {
    point.century = number.value;
    if (tokens[i + 2]?.number && joined(tokens, i + 2) && tokens[i + 3]?.word?.mark === 'decade') {
      point.decade = tokens[i + 2]!.number!.value;
      return i + 4;
    }
    return i + 2;
  }
  if (mark.word?.mark === 'decade') {
    if (!isYear(number.value) && !(number.value % 10 === 0 && number.value < 100)) return null;
    point.decade = number.value;
    return i + 2;
  }
  // 2024年初: the lexicon's longest form joins the mark and the edge.
  const edge = mark.word?.edge;
  const edged = edge?.unit === 'year' && edge.side === 'after';
  if (mark.word?.mark !== 'year' && !edged) return null;
  if (isYear(number.value) && (number.digits === 4 || !number.han || number.digits === 0)) point.year = number.value;
  else if (number.digits === 2 && (number.short || shortYearStands(tokens, i, edged))) {
    point.year = number.value;
    point.shortYear = true;
  } else return null;
  return edged ? i + 1 : i + 2;
}

/**
 * Two figures before 年 are a year where another part of a date follows, a preposition of time precedes, or the number
 * cannot be a length that one would count (08年); else they count years.
 */
function shortYearStands(tokens: readonly TimeToken[], i: number, edged: boolean): boolean {
  if (edged) return true;
  const { number, start, end } = tokens[i]!;
  if (number!.han !== true && end - start === 2 && number!.value < 10) return true;
  const following = tokens[i + 2];
  if (following && following.gap === Gap.none) {
    if (following.number && tokens[i + 3]?.word?.mark && joined(tokens, i + 3)) return true;
    if (following.word?.half ?? following.word?.season ?? following.word?.quarter ?? following.word?.ordinalMark)
      return true;
    if (following.word?.boundAfter === 'since' || (following.word?.edge?.side === 'after' && !following.word.ago))
      return true;
    if (
      following.word?.ago ??
      following.word?.withinAfter ??
      following.word?.approximateAfter ??
      following.word?.boundAfter
    )
      return false;
  }
  const before = i > 0 && tokens[i]!.gap === Gap.none ? tokens[i - 1]!.word : undefined;
  if (before?.preposition) return true;
  if (before) return false;
  return number!.han === true
    ? number!.digits === 2 && !following
    : number!.value >= 15 &&
        (i === 0 || tokens[i]!.gap === Gap.far) &&
        (!following || following.gap !== Gap.none) &&
        tokens.length <= 3;
}

/** A number and its mark: where the reading goes on, or null. */
function readCounted(tokens: readonly TimeToken[], i: number, unit: 'month' | 'day', most: number): number | null {
  const number = tokens[i]?.number;
  const mark = tokens[i + 1];
  if (
    !number ||
    number.ordinal ||
    number.decade ||
    number.value < 1 ||
    number.value > most ||
    !mark ||
    !joined(tokens, i + 1)
  )
    return null;
  if (number.digits > 2) return null;
  if (mark.word?.mark === unit) return i + 2;
  // 7月底, 4月初: mark and edge in one form; the edge is read as what follows.
  if (
    unit === 'month' &&
    mark.word?.edge?.unit === 'month' &&
    mark.end - mark.start >= 2 &&
    mark.word.edge.side === 'after'
  )
    return i + 1;
  return null;
}

/** Half, quarter, season, edge, or an nth part of the enclosing year or month. */
function readPart(tokens: readonly TimeToken[], i: number, point: Point): number | null {
  if (!joined(tokens, i)) return null;
  let at = i;
  let word = tokens[at]!.word;
  let ordinal = false;
  if (word?.ordinalMark) {
    ordinal = true;
    at++;
    word = tokens[at]?.word;
    if (!joined(tokens, at, Gap.none)) return null;
  } else if (word?.half) {
    point.half = word.half;
    return at + 1;
  } else if (word?.quarter) {
    point.quarter = word.quarter;
    return at + 1;
  } else if (word?.season) {
    point.season = word.season;
    return at + 1;
  } else if (word?.edge?.side === 'after') {
    setEdge(point, word.edge.edge);
    return at + 1;
  } else if ((word?.leading ?? word?.trailing) && tokens[at + 1]?.number && joined(tokens, at + 1)) {
    const count = tokens[at + 1]!.number!.value;
    const unit = tokens[at + 2]?.word?.count;
    if (unit && joined(tokens, at + 2) && count > 0 && count < 100) {
      point.part = { unit, count, from: word?.leading ? 'first' : 'last' };
      return at + 3;
    }
    return null;
  }
  const number = tokens[at]?.number;
  const following = tokens[at + 1];
  if (!number || !following || !joined(tokens, at + 1) || number.value < 1) return null;
  if (following.word?.mark === 'quarter' && number.value <= 4) {
    point.quarter = number.value;
    const edge = tokens[at + 2]?.word?.edge;
    if (edge?.side === 'after' && !edge.unit && joined(tokens, at + 2, Gap.none)) {
      setEdge(point, edge.edge);
      return at + 3;
    }
    return at + 2;
  }
  const unit = following.word?.count;
  if (ordinal && unit && (unit === 'week' || unit === 'month' || unit === 'day') && number.value < 367) {
    point.nth = { unit, value: number.value, from: 'first' };
    return at + 2;
  }
  return null;
}

function setEdge(point: Point, edge: Edge): void {
  point.edge = edge;
  point.edgeUnit =
    point.month !== undefined || point.step?.unit === 'month'
      ? 'month'
      : point.year !== undefined || point.step?.unit === 'year'
        ? 'year'
        : 'other';
}

function readBareWeekday(tokens: readonly TimeToken[], i: number): number | null {
  const token = tokens[i];
  if (token?.number?.han && token.gap === Gap.none && token.number.value >= 1 && token.number.value <= 6)
    return token.number.value;
  return token?.gap === Gap.none && (token.word?.mark === 'day' || token.word?.count === 'day') ? 7 : null;
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
  const point: Point = {
    form: 'point',
    step: { unit: 'year', by: 0, from: 'publication' },
    edge: tokens[i]!.word!.edge!.edge,
    edgeUnit: 'year',
  };
  return { point, from: i, next: i + 1, rule: 'edge-of-this-year' };
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
    if (number?.ordinal && number.value <= 31 && tokens[j]!.gap !== Gap.far) {
      return withTail(tokens, {
        point: { form: 'point', weekday, day: number.value },
        from: i,
        next: j + 1,
        rule: 'weekday-day',
      });
    }
    const shift = tokens[j]?.word?.shift;
    if (shift?.unit === 'week') {
      return { point: { form: 'point', weekday, step: shift }, from: i, next: j + 1, rule: 'weekday-of-week' };
    }
  }
  if (abbreviated && !direction) return null;
  const point: Point = { form: 'point', weekday };
  if (direction) point.named = direction;
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

/** Month names, bare years, quarters and halves in words, stepped units. */
function readLatin(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const token = tokens[at]!;
  const word = token.word;
  const dayFirst = dayNumberOf(token);
  if (dayFirst) {
    // 5 September 2025, the 5th of September, thirty-first day of the month
    let j = at + 1;
    const ordinal = token.number?.ordinal ?? word?.ordinal;
    if (ordinal && tokens[j]?.word?.count === 'day' && joined(tokens, j)) j++;
    if (tokens[j]?.word?.of && joined(tokens, j)) j++;
    else if (tokens[j]?.word?.link && joined(tokens, j) && tokens[j + 1]?.word?.month) j++;
    const month = tokens[j]?.word?.month;
    if (month && joined(tokens, j))
      return withYear(tokens, { form: 'point', month, day: dayFirst }, i, j + 1, 'day-month');
    if (ordinal) {
      const inMonth = j < tokens.length && j > at + 1 && joined(tokens, j) ? readStep(tokens, j) : null;
      if (inMonth?.point.step?.unit === 'month')
        return { ...inMonth, point: { ...inMonth.point, day: dayFirst }, from: i, rule: 'day-of-month-step' };
    }
    const period = readOrdinalPeriod(tokens, at, i);
    if (period) return period;
  }
  const month = word?.month;
  if (month) {
    let j = at + 1;
    if (
      tokens[j]?.word?.link &&
      tokens[j]!.gap === Gap.none &&
      tokens[j + 1]?.gap === Gap.none &&
      tokens[j + 1]?.number
    )
      j++;
    if (tokens[j]?.word?.the && joined(tokens, j)) j++;
    const day = tokens[j] && joined(tokens, j, Gap.comma) ? dayNumberOf(tokens[j]!) : 0;
    const counted =
      (tokens[j + 1]?.gap === Gap.none && tokens[j + 1]?.word?.mark) ??
      (tokens[j + 1]?.gap === Gap.space && tokens[j + 1]?.word?.month);
    if (day && !counted && !(tokens[j]!.gap === Gap.comma && !tokens[j]!.number?.ordinal))
      return withYear(tokens, { form: 'point', month, day }, i, j + 1, 'month-day');
    const read = withYear(tokens, { form: 'point', month }, i, at + 1, 'month');
    if (word?.cautious && !read.point.year && !read.point.step && !monthStands(tokens, at)) return null;
    return read;
  }
  if (
    dayFirst &&
    (token.number?.ordinal ?? word?.ordinal) &&
    at > i &&
    i > 0 &&
    tokens[i - 1]!.word?.preposition &&
    joined(tokens, i)
  ) {
    const next = tokens[at + 1];
    if (!next || next.gap > Gap.none)
      return withTail(tokens, { point: { form: 'point', day: dayFirst }, from: i, next: at + 1, rule: 'the-nth' });
  }
  return readDecade(tokens, at, i) ?? readQuarter(tokens, at, i) ?? readStep(tokens, i) ?? readYear(tokens, at, i);
}

/** The day that a token may give in a date: 5, 5th, fifth. */
function dayNumberOf(token: TimeToken): number {
  const { number, word } = token;
  if (
    number &&
    !number.short &&
    !number.decade &&
    !number.han &&
    number.value >= 1 &&
    number.value <= 31 &&
    number.digits <= 2
  )
    return number.value;
  return word?.ordinal !== undefined && word.ordinal <= 31 ? word.ordinal : 0;
}

/** A month's name that is a word as well stands where a preposition, an edge or a direction leads to it. */
function monthStands(tokens: readonly TimeToken[], i: number): boolean {
  const before = tokens[i - 1]?.word;
  if (!before || !joined(tokens, i))
    return tokens[i + 1]?.word?.link === true && tokens[i + 2]?.word?.month !== undefined;
  return leads(before);
}

const leads = (word: TimeToken['word']): boolean =>
  Boolean(
    word && (word.preposition ?? word.edge ?? word.direction ?? word.boundBefore ?? word.link ?? word.pair ?? word.the),
  );

function withYear(tokens: readonly TimeToken[], point: Point, from: number, next: number, rule: string): ReadPoint {
  let at = next;
  if (
    tokens[at]?.word?.link &&
    tokens[at]!.gap === Gap.none &&
    tokens[at + 1]?.number?.digits === 4 &&
    tokens[at + 1]!.gap === Gap.none &&
    rule !== 'month'
  )
    at++;
  let of = false;
  if (tokens[at]?.word?.of && joined(tokens, at)) {
    at++;
    of = true;
  }
  const token = tokens[at];
  const number = token?.number;
  if (
    number &&
    joined(tokens, at, Gap.comma) &&
    !number.ordinal &&
    !number.decade &&
    ((number.digits === 4 && isPlainYear(number.value)) || number.short) &&
    !tokens[at + 1]?.word?.mark
  ) {
    point.year = number.value;
    if (number.short) point.shortYear = true;
    return withTail(tokens, { point, from, next: at + 1, rule: `${rule}-year` });
  }
  if (token && joined(tokens, at)) {
    const step = readStep(tokens, at);
    if (
      step?.point.step?.unit === 'year' &&
      step.point.edge === undefined &&
      (of || step.point.step.from === 'previous' || tokens[at]!.word?.direction)
    ) {
      point.step = step.point.step;
      return withTail(tokens, { point, from, next: step.next, rule: `${rule}-year-step` });
    }
  }
  return withTail(tokens, { point, from, next, rule });
}

/** second quarter of 2025, the first half of last year, the first week of June, the last three weeks of this year. */
function readOrdinalPeriod(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const value = tokens[at]!.number?.ordinal ? tokens[at]!.number!.value : (tokens[at]!.word?.ordinal ?? 0);
  const unit = tokens[at + 1]?.word?.count;
  if (!value || !unit || !joined(tokens, at + 1)) return null;
  const point: Point = { form: 'point' };
  if (unit === 'quarter' && value <= 4) point.quarter = value;
  else if (unit === 'half' && value <= 2) point.half = value;
  else if (unit === 'century' && value <= 22) {
    point.century = value;
    return { point, from, next: at + 2, rule: 'century' };
  } else if ((unit === 'week' || unit === 'month') && value <= 53) point.nth = { unit, value, from: 'first' };
  else return null;
  return ofPeriod(tokens, point, from, at + 2, 'nth-period', point.nth !== undefined);
}

/** The year or month that a part belongs to, after "of" or directly. */
function ofPeriod(
  tokens: readonly TimeToken[],
  point: Point,
  from: number,
  next: number,
  rule: string,
  needed: boolean,
): ReadPoint | null {
  let at = next;
  if (tokens[at]?.word?.of && joined(tokens, at)) at++;
  else if (tokens[at]?.word?.link && tokens[at]!.gap === Gap.none) at++;
  if (tokens[at] && joined(tokens, at, at === next ? Gap.space : Gap.comma)) {
    const number = tokens[at]!.number;
    if (number && ((number.digits === 4 && isPlainYear(number.value) && !number.decade) || number.short)) {
      point.year = number.value;
      if (number.short) point.shortYear = true;
      return { point, from, next: at + 1, rule };
    }
    const inner =
      at > next
        ? (readStep(tokens, at) ?? (tokens[at]!.word?.month ? readLatin(tokens, at) : null))
        : readStep(tokens, at);
    const outer = inner?.point;
    if (
      inner &&
      outer &&
      outer.day === undefined &&
      outer.edge === undefined &&
      (outer.step?.unit === 'year' || outer.step?.unit === 'month' || outer.month !== undefined)
    ) {
      return { point: { ...outer, ...point }, from, next: inner.next, rule };
    }
  }
  return needed ? null : { point, from, next, rule };
}

/** Q2 2025, 2025 Q2, H1 of 2024, the summer of 2023. */
function readQuarter(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const word = tokens[at]!.word;
  const year = tokens[at]!.number;
  if (year?.digits === 4 && isPlainYear(year.value)) {
    let j = at + 1;
    if (tokens[j]?.word?.link && tokens[j]!.gap === Gap.none) j++;
    const part = tokens[j]?.word;
    if (part && joined(tokens, j) && (part.quarter ?? part.half)) {
      return {
        point: {
          form: 'point',
          year: year.value,
          ...(part.quarter ? { quarter: part.quarter } : { half: part.half! }),
        },
        from,
        next: j + 1,
        rule: 'year-quarter',
      };
    }
    return null;
  }
  if (word?.quarter ?? word?.half) {
    const point: Point = word?.quarter
      ? { form: 'point', quarter: word.quarter }
      : { form: 'point', half: word!.half! };
    return ofPeriod(tokens, point, from, at + 1, 'quarter', false);
  }
  if (word?.season) {
    const stands = !word.cautious || (at > 0 && joined(tokens, at) && leads(tokens[at - 1]!.word));
    return ofPeriod(tokens, { form: 'point', season: word.season }, from, at + 1, 'season', !stands);
  }
  return null;
}

/** What may enclose a part: no date of its own finer than a month. */
const readEnclosing = (tokens: readonly TimeToken[], i: number): ReadPoint | null => readLatin(tokens, i);

function readDecade(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const number = tokens[at]!.number;
  if (!number?.decade || (number.digits === 2 && !number.short && number.value < 10)) return null;
  if (number.digits === 4 && !isYear(number.value)) return null;
  return { point: { form: 'point', decade: number.value }, from, next: at + 1, rule: 'decade' };
}

/** A whole word or a direction with a unit or month: yesterday, last month, next March, that year. */
function readStep(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1) && !tokens[at]!.word?.shift) at++;
  const word = tokens[at]!.word;
  if (word?.shift && !word.mark)
    return withTail(tokens, {
      point: { form: 'point', step: word.shift },
      from: i,
      next: at + 1,
      rule: `${word.shift.unit}-step`,
    });
  if (!word?.direction || !joined(tokens, at + 1)) return null;
  const named = tokens[at + 1]!.word;
  if (named?.month)
    return withTail(tokens, {
      point: { form: 'point', month: named.month, named: word.direction },
      from: i,
      next: at + 2,
      rule: 'month-stepped',
    });
  if (named?.season)
    return {
      point: { form: 'point', season: named.season, named: word.direction },
      from: i,
      next: at + 2,
      rule: 'season-stepped',
    };
  const unit = named?.count;
  if (!unit || unit === 'second' || unit === 'minute' || unit === 'hour' || unit === 'half') return null;
  if (unit === 'day' && word.direction.by <= 0 && word.direction.from === 'publication') return null;
  const weekday = unit === 'week' && joined(tokens, at + 2) ? tokens[at + 2]!.word?.weekday : undefined;
  const point: Point = { form: 'point', step: { unit, ...word.direction }, ...(weekday ? { weekday } : {}) };
  return { point, from: i, next: weekday ? at + 3 : at + 2, rule: `${unit}-step` };
}

/** A year alone. What precedes and follows must not make it a count or a name. */
function readYear(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const { number } = tokens[at]!;
  if (!number || number.ordinal || number.decade || number.han) return null;
  if (!number.short && !(number.digits === 4 && isPlainYear(number.value))) return null;
  const before = joined(tokens, from) && from > 0 ? tokens[from - 1]!.word : undefined;
  if (before?.notNumber && !before.preposition) return null;
  if (number.short && !before?.preposition && !before?.edge && !before?.boundBefore) return null;
  const point: Point = { form: 'point', year: number.value };
  if (number.short) point.shortYear = true;
  return { point, from, next: at + 1, rule: 'bare-year' };
}

function readFestival(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const id = tokens[i]!.word?.festival;
  if (!id) return null;
  return withYear(tokens, { form: 'point', festival: id }, i, i + 1, 'festival');
}

/** A Chinese point takes the festival, weekday in brackets, and time of day that follow it. */
function finish(tokens: readonly TimeToken[], point: Point, from: number, next: number, rule: string): ReadPoint {
  let at = next;
  const festival = tokens[at]?.word?.festival;
  if (festival && joined(tokens, at) && point.month === undefined && point.day === undefined) {
    point.festival = festival;
    at++;
  }
  return withTail(tokens, { point, from, next: at, rule: rule || 'date' });
}

/** The weekday in brackets and the time of day that belong to a day. */
function withTail(tokens: readonly TimeToken[], read: ReadPoint): ReadPoint {
  const { point } = read;
  let at = read.next;
  const isDay =
    point.day !== undefined ||
    point.weekday !== undefined ||
    point.step?.unit === 'day' ||
    point.festival !== undefined;
  if (!isDay) return read;
  if (
    tokens[at]?.mark === '(' &&
    tokens[at]!.gap <= Gap.space &&
    tokens[at + 1]?.word?.weekday &&
    tokens[at + 2]?.mark === ')'
  ) {
    if (point.weekday === undefined && point.day !== undefined) point.weekday = tokens[at + 1]!.word!.weekday!;
    at += 3;
  } else if (
    point.day !== undefined &&
    point.weekday === undefined &&
    tokens[at]?.word?.weekday &&
    !tokens[at]!.word?.cautious &&
    joined(tokens, at, Gap.space)
  ) {
    point.weekday = tokens[at]!.word!.weekday!;
    at++;
  }
  const clock = readClock(tokens, at);
  if (clock > at) point.clock = true;
  return { ...read, next: clock };
}

/** Past a time of day at token `i`; `i` itself where none stands there. */
export function readClock(tokens: readonly TimeToken[], i: number): number {
  let at = i;
  for (let steps = 0; steps < 8 && joined(tokens, at); steps++) {
    const token = tokens[at]!;
    if (token.clock || token.word?.daypart || (token.word?.clock && at > i)) at++;
    else if (
      token.number &&
      !token.number.ordinal &&
      token.number.value < 60 &&
      tokens[at + 1]?.word?.clock &&
      !tokens[at + 1]!.word!.mark &&
      joined(tokens, at + 1, token.number.han ? Gap.none : Gap.space)
    )
      at += 2;
    else if (
      token.word?.preposition &&
      !token.word.mark &&
      !token.word.link &&
      tokens[at + 1]?.clock &&
      joined(tokens, at + 1)
    )
      at += 2;
    else break;
  }
  return at;
}
