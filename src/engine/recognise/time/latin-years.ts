import { spelledYear } from './spelled.ts';
import { withTail } from './tails.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point, ReadPoint } from './types.ts';

const isYear = (value: number): boolean => value >= 1000 && value <= 2199;

export const isPlainYear = (value: number): boolean => value >= 1800 && value <= 2099;

export function withYear(
  tokens: readonly TimeToken[],
  point: Point,
  from: number,
  next: number,
  rule: string,
): ReadPoint {
  let at = next;
  if (
    tokens[at]?.word?.link &&
    tokens[at]!.gap === Gap.none &&
    tokens[at + 1]?.number?.digits === 4 &&
    tokens[at + 1]!.gap === Gap.none
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
  const spelled = joined(tokens, at) ? spelledYear(tokens, at) : null;
  if (spelled) {
    point.year = spelled.value;
    return withTail(tokens, { point, from, next: spelled.next, rule: `${rule}-year` });
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

/** A whole word or a direction with a unit or month: yesterday, last month, next March, that year. */
export function readStep(tokens: readonly TimeToken[], i: number): ReadPoint | null {
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
  if (named?.festival)
    return {
      point: { form: 'point', festival: named.festival, named: word.direction },
      from: i,
      next: at + 2,
      rule: 'festival-stepped',
    };
  const figures = tokens[at + 1]!.date;
  if (figures && !figures.year && figures.day)
    return {
      point: { form: 'point', month: figures.month, day: figures.day, named: word.direction },
      from: i,
      next: at + 2,
      rule: 'figures-stepped',
    };
  const unit = named?.count;
  if (!unit || unit === 'second' || unit === 'minute' || unit === 'hour' || unit === 'half') return null;
  if (unit === 'day' && word.direction.by <= 0 && word.direction.from === 'publication') return null;
  const weekday = unit === 'week' && joined(tokens, at + 2) ? tokens[at + 2]!.word?.weekday : undefined;
  const point: Point = { form: 'point', step: { unit, ...word.direction }, ...(weekday ? { weekday } : {}) };
  return { point, from: i, next: weekday ? at + 3 : at + 2, rule: `${unit}-step` };
}

/** A year alone. What precedes and follows must not make it a count or a name. */
export function readYear(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const { number } = tokens[at]!;
  const led = from > 0 && joined(tokens, from) && leads(tokens[from - 1]!.word);
  const spelled = led ? spelledYear(tokens, at) : null;
  if (spelled)
    return { point: { form: 'point', year: spelled.value }, from: at, next: spelled.next, rule: 'year-in-words' };
  if (!number || number.ordinal || number.decade || number.han) return null;
  if (!number.short && !(number.digits === 4 && isPlainYear(number.value))) return null;
  const before = joined(tokens, from) && from > 0 ? tokens[from - 1]!.word : undefined;
  if (before?.notNumber && !before.preposition) return null;
  if (number.short && !before?.preposition && !before?.edge && !before?.boundBefore) return null;
  const point: Point = { form: 'point', year: number.value };
  if (number.short) point.shortYear = true;
  return { point, from: at, next: at + 1, rule: 'bare-year' };
}

export function readDecade(tokens: readonly TimeToken[], at: number, from: number): ReadPoint | null {
  const named = tokens[at]!.word?.decade;
  if (named !== undefined) {
    // "in his fifties" tells an age.
    const before =
      from < at ? tokens[from]!.word : from > 0 && joined(tokens, from) ? tokens[from - 1]!.word : undefined;
    return before && (before.the ?? before.edge)
      ? { point: { form: 'point', decade: named }, from, next: at + 1, rule: 'decade' }
      : null;
  }
  const number = tokens[at]!.number;
  if (!number?.decade || (number.digits === 2 && !number.short && number.value < 10)) return null;
  if (number.digits === 4 && !isYear(number.value)) return null;
  return { point: { form: 'point', decade: number.value }, from, next: at + 1, rule: 'decade' };
}

export const leads = (word: TimeToken['word']): boolean =>
  Boolean(
    word &&
    (word.preposition ??
      word.edge ??
      word.direction ??
      word.boundBefore ??
      word.approximateBefore ??
      word.link ??
      word.pair ??
      word.the),
  );
