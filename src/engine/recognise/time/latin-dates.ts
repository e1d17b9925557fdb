import { isPlainYear, leads, readDecade, readStep, readYear, withYear } from './latin-years.ts';
import { withTail } from './tails.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point, ReadPoint } from './types.ts';

/** Month names, bare years, quarters and halves in words, stepped units. */
export function readLatin(tokens: readonly TimeToken[], i: number): ReadPoint | null {
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
      const inMonth =
        j < tokens.length && j > at + 1 && joined(tokens, j) ? (readStep(tokens, j) ?? thisMonth(tokens, j)) : null;
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
    if (word.cautious && !read.point.year && !read.point.step && !monthStands(tokens, at)) return null;
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

/** "the month" behind a day: the current one. */
function thisMonth(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  if (!tokens[i]!.word?.the || tokens[i + 1]?.word?.count !== 'month' || !joined(tokens, i + 1)) return null;
  const point: Point = { form: 'point', step: { unit: 'month', by: 0, from: 'publication' } };
  return { point, from: i, next: i + 2, rule: 'this-month' };
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

/** second quarter of 2025, the first half of last year, the first week of June, the last three weeks of this year. */
function readOrdinalPeriod(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const value = tokens[at]!.number?.ordinal ? tokens[at]!.number.value : (tokens[at]!.word?.ordinal ?? 0);
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
      return { point, from, next: point.season ? pastTurn(tokens, at, number.value) : at + 1, rule };
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

/** Past the year of a season that turns it (the winter of 2022-23). */
function pastTurn(tokens: readonly TimeToken[], i: number, year: number): number {
  const next = tokens[i + 2]?.number;
  const linked = tokens[i + 1]?.word?.link && joined(tokens, i + 1) && next && joined(tokens, i + 2);
  const follows = next?.digits === 4 ? next.value === year + 1 : next?.digits === 2 && next.value === (year + 1) % 100;
  return linked && follows ? i + 3 : i + 1;
}

/** Q2 2025, 2025 Q2, H1 of 2024, the summer of 2023. */
function readQuarter(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const word = tokens[at]!.word;
  const year = tokens[at]!.number;
  if (year?.digits === 4 && isPlainYear(year.value)) {
    let j = at + 1;
    if (tokens[j]?.word?.link && tokens[j]!.gap === Gap.none) j++;
    const part = tokens[j]?.word;
    if (part && joined(tokens, j) && (part.quarter ?? part.half ?? part.season)) {
      return {
        point: {
          form: 'point',
          year: year.value,
          ...(part.quarter ? { quarter: part.quarter } : part.half ? { half: part.half } : { season: part.season! }),
        },
        from,
        next: j + 1,
        rule: 'year-quarter',
      };
    }
    return null;
  }
  if (word?.quarter ?? word?.half) {
    const point: Point = word.quarter ? { form: 'point', quarter: word.quarter } : { form: 'point', half: word.half! };
    return ofPeriod(tokens, point, from, at + 1, 'quarter', false);
  }
  if (word?.season) {
    const stands = !word.cautious || (at > 0 && joined(tokens, at) && leads(tokens[at - 1]!.word));
    return ofPeriod(tokens, { form: 'point', season: word.season }, from, at + 1, 'season', !stands);
  }
  return null;
}
