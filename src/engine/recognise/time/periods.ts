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
  const day = inner(tokens, at + 2) ?? figuresAt(tokens, at + 2);
  if (day?.point.day === undefined) return null;
  return { ...day, point: { ...day.point, whole: 'week' }, from: i, rule: 'week-of' };
}

/** 4/22 behind "the week of". */
function figuresAt(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const date = tokens[i]!.date;
  if (!date?.day) return null;
  const point: Point = { form: 'point', month: date.month, day: date.day, ...(date.year ? { year: date.year } : {}) };
  return { point, from: i, next: i + 1, rule: 'figures' };
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

/** the last Friday of May, the second Monday in October 2024, the first Tuesday of next month. */
export function readNthWeekday(tokens: readonly TimeToken[], i: number, inner: Reader): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const { word, number } = tokens[at]!;
  const ordinal = number?.ordinal ? number.value : word?.ordinal;
  const count = ordinal ?? (word?.trailing ? -1 : word?.leading ? 1 : 0);
  const weekday = tokens[at + 1]?.word?.weekday;
  if (!count || count > 53 || !weekday || !joined(tokens, at + 1)) return null;
  if (!tokens[at + 2]?.word?.of || !joined(tokens, at + 2) || !joined(tokens, at + 3)) return null;
  const outer = inner(tokens, at + 3) ?? currentMonth(tokens, at + 3);
  if (!outer || outer.point.day !== undefined || outer.point.weekday !== undefined || outer.point.edge) return null;
  return {
    point: { ...outer.point, nthWeekday: { weekday, count } },
    from: i,
    next: outer.next,
    rule: 'nth-weekday',
  };
}

function currentMonth(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  if (!tokens[i]!.word?.the || !joined(tokens, i + 1)) return null;
  const unit = tokens[i + 1]!.word?.count;
  if (unit !== 'month' && unit !== 'year') return null;
  return {
    point: { form: 'point', step: { unit, by: 0, from: 'publication' } },
    from: i,
    next: i + 2,
    rule: `this-${unit}`,
  };
}

/** week 10: of the current year, where it is not one of something ("week 3 of the war"). */
export function readWeekNumber(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const number = tokens[at + 1]?.number;
  const { word } = tokens[at]!;
  if (word?.count !== 'week' || word.plural || !number || number.digits === 0 || number.ordinal || number.han)
    return null;
  if (tokens[at + 1]!.gap !== Gap.space || number.value < 1 || number.value > 53) return null;
  const next = joined(tokens, at + 2) ? tokens[at + 2] : undefined;
  if (next?.word?.of || !(tokens[at + 1]!.closed || next?.clock)) return null;
  return {
    point: {
      form: 'point',
      step: { unit: 'year', by: 0, from: 'publication' },
      nth: { unit: 'week', value: number.value, from: 'first' },
    },
    from: i,
    next: at + 2,
    rule: 'week-number',
  };
}
