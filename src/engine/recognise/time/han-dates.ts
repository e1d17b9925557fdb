import { readPart } from './han-parts.ts';
import { readLunar } from './lunar.ts';
import { finish } from './tails.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point, ReadPoint } from './types.ts';

const isYear = (value: number): boolean => value >= 1000 && value <= 2199;

/** Largest unit first, each number followed by its mark: 2025年9月5日, 去年三月, 本月17日, 昨(29)日. */
export function readHan(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const point: Point = { form: 'point' };
  let at = i;
  let rule = '';
  const prefixed = tokens[i]!.word?.lunar && joined(tokens, i + 1) ? i + 1 : i;
  const year = readHanYear(tokens, prefixed, point);
  const lunar = readLunar(tokens, year ?? prefixed, point, prefixed > i);
  if (lunar) return finish(tokens, point, i, lunar, 'lunar');
  if (prefixed > i) return null;
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
  if (at === i) {
    const part = readPart(tokens, i, point, true);
    // Q2 2025: the year follows, and the reader of words takes both.
    if (
      part &&
      tokens[part]?.gap !== Gap.space &&
      (point.quarter ?? point.half ?? (point.part?.unit === 'quarter' ? 1 : undefined)) !== undefined
    ) {
      if (point.part) point.step = { unit: 'year', by: 0, from: 'publication' };
      return finish(tokens, point, i, part, 'part-of-year');
    }
    delete point.nth;
    delete point.season;
    delete point.edge;
    delete point.edgeUnit;
    delete point.part;
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
      word.shift.unit === 'decade' ||
      word.shift.unit === 'century')
  ) {
    point.step = word.shift;
    at++;
    rule = `${word.shift.unit}-step`;
    const edge = joined(tokens, at, Gap.none) ? tokens[at]!.word?.edge : undefined;
    if (
      edge?.side === 'after' &&
      !edge.unit &&
      (word.shift.unit === 'week' || word.shift.unit === 'decade' || word.shift.unit === 'century')
    ) {
      point.edge = edge.edge;
      point.edgeUnit = 'other';
      at++;
    }
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
    number.counts ||
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

function readBareWeekday(tokens: readonly TimeToken[], i: number): number | null {
  const token = tokens[i];
  if (token?.number?.han && token.gap === Gap.none && token.number.value >= 1 && token.number.value <= 6)
    return token.number.value;
  return token?.gap === Gap.none && (token.word?.mark === 'day' || token.word?.count === 'day') ? 7 : null;
}
