import { readClock, readClockRange } from './clocks.ts';
import { kindOf } from './kinds.ts';
import { readPoint } from './points.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Phrase, Point } from './types.ts';

/** A time of day, or a stretch between two, and the day behind it: 8 p.m. on Friday, between 2 and 4:30pm tomorrow. */
export function readClockedDay(tokens: readonly TimeToken[], i: number): Phrase | null {
  const token = tokens[i]!;
  const part = token.word?.daypart === true;
  const leads = part || token.clock || token.number || token.word?.boundBefore || token.word?.number !== undefined;
  if (!leads || (token.word?.boundBefore !== 'between' && !clockNear(tokens, i))) return null;
  const range = readClockRange(tokens, i, Gap.far);
  const bare = range > i ? range : readClockRange(tokens, i, Gap.far, true);
  let at = bare > i ? bare : token.clock || token.number || part ? readClock(tokens, i) : i;
  if (at === i) return null;
  const sure = range > i;
  const morrow = range === i ? toOtherDay(tokens, i, at) : null;
  if (morrow) return morrow;
  if (tokens[at]?.word?.preposition && joined(tokens, at, Gap.comma)) at++;
  const day = joined(tokens, at, Gap.comma) ? readPoint(tokens, at) : null;
  const isDay = day && (day.point.day ?? day.point.weekday ?? (day.point.step?.unit === 'day' ? 1 : undefined));
  // Chinese names the day first; what stands behind a time of day there is another.
  if (day && isDay !== undefined && tokens[at]!.gap !== Gap.none && !day.point.edge) {
    const other = tokens[day.next]?.word?.link && joined(tokens, day.next) ? readClock(tokens, day.next + 1) : 0;
    const end = other > 0 && joined(tokens, other) ? readPoint(tokens, other) : null;
    if (end)
      return {
        parts: { form: 'range', from: { ...day.point, clock: true }, to: end.point },
        kind: 'interval',
        rule: `range-clock-${day.rule}`,
        from: i,
        next: end.next,
      };
    return {
      parts: { ...day.point, clock: true },
      kind: kindOf(day.point),
      rule: `clock-${day.rule}`,
      from: i,
      next: day.next,
    };
  }
  return sure
    ? { parts: { form: 'clock', exact: true }, kind: 'time-of-day', rule: 'time-of-day', from: i, next: range }
    : null;
}

/** Whether a time of day stands among the next tokens: most numbers are none, and are passed over by this. */
function clockNear(tokens: readonly TimeToken[], i: number): boolean {
  for (let at = i; at < i + 6 && (at === i || joined(tokens, at)); at++) {
    const { clock, word } = tokens[at]!;
    if (clock || word?.daypart || word?.clock) return true;
  }
  return false;
}

/** 13:20至次日5:40: from the day of the text to another. */
function toOtherDay(tokens: readonly TimeToken[], from: number, at: number): Phrase | null {
  if (!tokens[at]?.word?.link || !joined(tokens, at) || !joined(tokens, at + 1)) return null;
  const other = readPoint(tokens, at + 1);
  if (other?.point.step?.unit !== 'day' || other.point.step.from !== 'previous' || other.point.step.by < 1) return null;
  const own: Point = { form: 'point', step: { unit: 'day', by: 0, from: 'previous' }, clock: true };
  return {
    parts: { form: 'range', from: own, to: other.point },
    kind: 'interval',
    rule: 'clock-to-other-day',
    from,
    next: other.next,
  };
}

/** A time of day without its day: 上午9时许, at dawn. */
export function readTimeOfDay(tokens: readonly TimeToken[], i: number): Phrase | null {
  const token = tokens[i]!;
  const numbered =
    token.number &&
    token.number.value <= 24 &&
    tokens[i + 1]?.word?.clock &&
    joined(tokens, i + 1, Gap.none) &&
    !tokens[i + 1]!.word!.count;
  if (!token.clock && !token.word?.daypart && !numbered) return null;
  const next = readClock(tokens, i);
  const exact = tokens.slice(i, next).some((t) => t.clock || t.number);
  // 一时 and 两点 are idioms and counts unless more of a time stands beside them.
  if (numbered && next === i + 2 && token.number.han && tokens[i + 1]!.end - tokens[i + 1]!.start === 1) return null;
  return next > i ? { parts: { form: 'clock', exact }, kind: 'time-of-day', rule: 'time-of-day', from: i, next } : null;
}
