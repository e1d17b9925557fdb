import { readClock, readClockRange } from './clocks.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point, ReadPoint } from './types.ts';

/** A Chinese point takes the festival, weekday in brackets, and time of day that follow it. */
export function finish(
  tokens: readonly TimeToken[],
  point: Point,
  from: number,
  next: number,
  rule: string,
): ReadPoint {
  let at = next;
  const festival = tokens[at]?.word?.festival;
  if (festival && joined(tokens, at) && point.month === undefined && point.day === undefined) {
    point.festival = festival;
    at++;
  }
  return withTail(tokens, { point, from, next: at, rule: rule || 'date' });
}

/** The weekday in brackets and the time of day that belong to a day. */
export function withTail(tokens: readonly TimeToken[], read: ReadPoint): ReadPoint {
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
  const range = readClockRange(tokens, at, Gap.comma);
  const next = range > at ? range : readClock(tokens, at);
  if (next > at) point.clock = true;
  return withYearBehind(tokens, { ...read, next });
}

/** Wed Oct 26 15:50:06 2016: the year behind the time of day. */
function withYearBehind(tokens: readonly TimeToken[], read: ReadPoint): ReadPoint {
  const { point, next } = read;
  const year = tokens[next]?.number;
  const bare = point.clock && point.month !== undefined && point.year === undefined && point.step === undefined;
  if (!bare || year?.digits !== 4 || !joined(tokens, next) || year.value < 1800 || year.value > 2099) return read;
  point.year = year.value;
  return { ...read, next: next + 1 };
}
