import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point, ReadPoint } from './types.ts';

/** Reads a point at a token: handed in, because points and periods read each other. */
type Reader = (tokens: readonly TimeToken[], i: number) => ReadPoint | null;

/** the last week of 2016, the first two months of this year, the final three weeks of May. */
export function readTrailing(tokens: readonly TimeToken[], i: number, inner: Reader): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const word = tokens[at]!.word;
  const first = word?.leading ?? false;
  if (!first && !word?.trailing) return null;
  at++;
  let count = 0;
  const number = joined(tokens, at) ? tokens[at] : undefined;
  if (number?.number && !number.number.ordinal && !number.number.decade) count = number.number.value;
  else count = number?.word?.number ?? 0;
  if (count) at++;
  const unit = tokens[at]?.word?.count;
  if (!unit || !joined(tokens, at) || count > 60 || unit === 'half' || unit === 'second' || unit === 'minute')
    return null;
  if (!tokens[at + 1]?.word?.of || !joined(tokens, at + 1) || !joined(tokens, at + 2)) return null;
  const outer = inner(tokens, at + 2);
  if (!outer || outer.point.day !== undefined || outer.point.weekday !== undefined || outer.point.edge) return null;
  const from = first ? 'first' : 'last';
  const part: Point = count
    ? { ...outer.point, part: { unit, count, from } }
    : { ...outer.point, nth: { unit, value: 1, from } };
  if (unit === 'quarter' && !count) {
    delete part.nth;
    part.quarter = first ? 1 : 4;
  }
  return { point: part, from: i, next: outer.next, rule: 'part-of' };
}

/** the week of June 3, the week starting on 4 February. */
export function readWeekOf(tokens: readonly TimeToken[], i: number, inner: Reader): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  if (tokens[at]!.word?.count !== 'week') return null;
  const lead = tokens[at + 1]?.word;
  if (!lead || !(lead.of ?? lead.boundBefore === 'since') || !joined(tokens, at + 1) || !joined(tokens, at + 2))
    return null;
  const day = inner(tokens, at + 2);
  if (day?.point.day === undefined) return null;
  return { ...day, point: { ...day.point, whole: 'week' }, from: i, rule: 'week-of' };
}

/** the year 2019, and 2019-Aug-1: a year with a word before it, or a month and day joined behind it. */
export function readYearFirst(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  if (tokens[at]!.word?.count === 'year' && tokens[at + 1]?.number?.digits === 4 && tokens[at + 1]!.gap === Gap.space) {
    const { value } = tokens[at + 1]!.number!;
    return value >= 1800 && value <= 2099
      ? { point: { form: 'point', year: value }, from: i, next: at + 2, rule: 'the-year' }
      : null;
  }
  const year = tokens[at]!.number;
  const [dash, month, again, day] = [tokens[at + 1], tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  if (year?.digits !== 4 || !dash?.word?.link || !month?.word?.month || !again?.word?.link || !day?.number) return null;
  if ([dash, month, again, day].some((t) => t.gap !== Gap.none) || day.number.value > 31 || day.number.value < 1)
    return null;
  return {
    point: { form: 'point', year: year.value, month: month.word.month, day: day.number.value },
    from: i,
    next: at + 5,
    rule: 'year-month-day',
  };
}
