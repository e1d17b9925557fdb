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
