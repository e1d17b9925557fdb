import { readPoint } from './points.ts';
import { readClock } from './clocks.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Phrase, Point, ReadPoint } from './types.ts';

/**
 * Two points with a link: 9月3日至5日, from March to May 2024, 3–5 September, 2020到2024年. What one end leaves out the
 * other gives; that is settled when the range is resolved, except where a bare number stands for an end.
 * `paired` allows "and" (after "between", or before 之间).
 */
export function readRange(tokens: readonly TimeToken[], i: number, paired = false): Phrase | null {
  return bareNumberFirst(tokens, i, paired) ?? twoPoints(tokens, i, paired);
}

function phrase(from: number, next: number, a: Point, b: Point, rule: string): Phrase {
  return { parts: { form: 'range', from: a, to: b }, kind: 'interval', rule, from, next };
}

/** The token after a link at `i`; 0 where none stands there. */
function pastLink(tokens: readonly TimeToken[], i: number, paired: boolean): number {
  let at = i;
  // 起至, 日 - 日: a closing word may stand before the link.
  if (tokens[at]?.word?.boundAfter === 'since' && tokens[at + 1]?.word?.link && joined(tokens, at, Gap.none)) at++;
  const word = tokens[at]?.word;
  if (!word || !joined(tokens, at)) return 0;
  if (!word.link && !(paired && word.pair)) return 0;
  at++;
  while (tokens[at]?.word?.link && joined(tokens, at, Gap.none) && at < i + 4) at++;
  return joined(tokens, at) ? at : 0;
}

function twoPoints(tokens: readonly TimeToken[], i: number, paired: boolean): Phrase | null {
  const told = paired || (i > 0 && tokens[i - 1]!.word?.boundBefore === 'from');
  const first = readPoint(tokens, i) ?? (told ? readNow(tokens, i) : null) ?? readThen(tokens, i);
  if (!first) return null;
  const { point: a } = first;
  let at = pastLink(tokens, first.next, paired || closesPair(tokens, first.next));
  if (!at) return consecutive(tokens, first);
  const clock = readClock(tokens, at);
  if (clock > at) {
    // 3日0时至18时 ends on the same day; "yesterday to 6 a.m. today" on another.
    const after = joined(tokens, clock) ? readPoint(tokens, clock) : null;
    if (!after) return a.clock ? { parts: a, kind: 'date', rule: first.rule, from: i, next: clock } : null;
    at = clock;
  }
  // A slash parts alternatives and the two days of a night; between bare years it is a season.
  const bare = bareEnd(tokens, at, a);
  if (bare) return phrase(i, bare.next, a, bare.point, `range-${first.rule}`);
  const edge = tokens[at]!.word?.edge;
  if (edge?.side === 'after' && a.edge && a.month !== undefined) {
    return phrase(i, at + 1, a, { ...a, edge: edge.edge }, 'range-of-edges');
  }
  const second = readPoint(tokens, at) ?? markedDay(tokens, at) ?? readNow(tokens, at);
  if (!second) return null;
  const [from, to] = [finer(a), finer(second.point)];
  // A bare day or weekday before a larger unit is no range ("on 5 to 2024").
  if (from > to && !(a.month !== undefined || a.step)) return null;
  return phrase(i, second.next, a, second.point, `range-${first.rule}-${second.rule}`);
}

/** The day of a second end whose mark stands only beside a date (十五号). */
function markedDay(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const { number } = tokens[i]!;
  if (!number || number.value < 1 || number.value > 31 || tokens[i + 1]?.word?.mark !== 'day' || !joined(tokens, i + 1))
    return null;
  return { point: { form: 'point', day: number.value }, from: i, next: i + 2, rule: 'day' };
}

/** 从那时到…: the time last named, where a word of beginning precedes. */
function readThen(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  const before = i > 0 && joined(tokens, i) ? tokens[i - 1]!.word?.boundBefore : undefined;
  if (!tokens[i]!.word?.then || (before !== 'from' && before !== 'since')) return null;
  return { point: { form: 'point', then: true }, from: i, next: i + 1, rule: 'then' };
}

/** "now" as an end is the day of publication. */
function readNow(tokens: readonly TimeToken[], i: number): ReadPoint | null {
  if (!tokens[i]!.word?.now) return null;
  return {
    point: { form: 'point', step: { unit: 'day', by: 0, from: 'publication' } },
    from: i,
    next: i + 1,
    rule: 'now',
  };
}

/** January and February, 5日和6日, late 2024 and early 2025: two that follow each other are one stretch, though nothing says "between". */
function consecutive(tokens: readonly TimeToken[], first: ReadPoint): Phrase | null {
  const listed = listOfDays(tokens, first);
  if (listed) return listed;
  if (!tokens[first.next]?.word?.pair || !joined(tokens, first.next) || !joined(tokens, first.next + 1)) return null;
  const second = readPoint(tokens, first.next + 1);
  if (!second) return null;
  const { point: a } = first;
  const { point: b } = second;
  const months =
    a.day === undefined &&
    b.day === undefined &&
    a.month !== undefined &&
    b.month === a.month + 1 &&
    !a.edge &&
    !b.edge;
  const days =
    a.day !== undefined &&
    b.day === a.day + 1 &&
    (b.month === undefined || b.month === a.month) &&
    a.weekday === undefined &&
    b.weekday === undefined;
  const turn =
    a.year !== undefined &&
    b.year === a.year + 1 &&
    (a.edge === 'late' || a.edge === 'end') &&
    (b.edge === 'early' || b.edge === 'start');
  return months || days || turn ? phrase(first.from, second.next, a, b, 'consecutive') : null;
}

/** 9月10日、11日、12日 and "May 5, 6 and 7": three days or more on end are one stretch. */
function listOfDays(tokens: readonly TimeToken[], first: ReadPoint): Phrase | null {
  const { point: a } = first;
  if (a.day === undefined || a.month === undefined || a.weekday !== undefined || a.clock) return null;
  let { day, next } = { day: a.day, next: first.next };
  for (;;) {
    let at = next;
    if (tokens[at]?.word?.pair && joined(tokens, at, Gap.comma)) at++;
    else if (tokens[at]?.gap !== Gap.comma) break;
    const item = tokens[at];
    if (item?.number?.value !== day + 1 || !joined(tokens, at, Gap.comma) || item.number.digits > 2) break;
    const marked = tokens[at + 1]?.word?.mark === 'day' && joined(tokens, at + 1, Gap.none);
    if (!marked && (item.number.han || tokens[first.next - 1]!.word?.mark)) break;
    day++;
    next = marked ? at + 2 : at + 1;
  }
  return day > a.day + 1 ? phrase(first.from, next, a, { form: 'point', month: a.month, day }, 'list-of-days') : null;
}

/** How fine a point is: 1 a year or longer, 2 a part of a year, 3 a month, 4 a day. */
function finer(point: Point): number {
  if (
    point.day !== undefined ||
    point.weekday !== undefined ||
    point.festival !== undefined ||
    point.step?.unit === 'day'
  )
    return 4;
  if (point.month !== undefined || point.step?.unit === 'month') return 3;
  if (point.quarter ?? point.half ?? point.season ?? point.nth) return 2;
  return 1;
}

/** Whether the pair that 和 opens at `i` is closed by 之间. */
function closesPair(tokens: readonly TimeToken[], i: number): boolean {
  if (!tokens[i]?.word?.pair || tokens[i].word.withinBefore) return false;
  for (let j = i + 2; j < Math.min(tokens.length, i + 12) && joined(tokens, j); j++)
    if (tokens[j]!.word?.pairEnd) return true;
  return false;
}

/** The second end as a bare number: September 3–5, April 9th through 17th, 2014-2018. */
function bareEnd(tokens: readonly TimeToken[], at: number, a: Point): { point: Point; next: number } | null {
  const { number } = tokens[at]!;
  if (!number || number.decade || number.short) return null;
  const following = tokens[at + 1];
  if (following?.word?.mark && joined(tokens, at + 1)) return null;
  if (following?.word?.month && joined(tokens, at + 1)) return null;
  if (a.day !== undefined && a.month !== undefined && number.value >= 1 && number.value <= 31 && number.digits <= 2) {
    const point: Point = { form: 'point', month: a.month, day: number.value };
    let next = at + 1;
    const year = tokens[next]?.number;
    if (year?.digits === 4 && joined(tokens, next, Gap.comma) && year.value >= 1800 && year.value <= 2099) {
      point.year = year.value;
      next++;
    }
    return { point, next };
  }
  // 2023-24: the end of a year range by its last two figures.
  if (
    a.year !== undefined &&
    a.month === undefined &&
    number.digits === 2 &&
    tokens[at]!.gap === Gap.none &&
    number.value === (a.year % 100) + 1
  ) {
    return { point: { form: 'point', year: Math.floor(a.year / 100) * 100 + number.value }, next: at + 1 };
  }
  return null;
}

/** The first end as a bare number: 3–5 September, 8-9月, 2020到2024年, between 3 and 12 of Sept. */
function bareNumberFirst(tokens: readonly TimeToken[], i: number, paired: boolean): Phrase | null {
  let start = i;
  if (tokens[start]!.word?.the && joined(tokens, start + 1)) start++;
  const { number, word } = tokens[start]!;
  const value = number && !number.decade && !number.short ? number.value : (word?.ordinal ?? 0);
  if (!value) return null;
  let at = pastLink(tokens, start + 1, true);
  if (!at) return null;
  const pairedHere = tokens[start + 1]?.word?.pair === true && !tokens[start + 1]?.word?.link;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const second = readPoint(tokens, at);
  if (!second) return null;
  const { point: b } = second;
  const years = value >= 1800 && value <= 2099;
  const next = b.day ?? b.month ?? 0;
  // "and" without "between" joins only what follows on: 1、2月.
  if (pairedHere && !paired && value + 1 !== next && !closesPair(tokens, start + 1)) return null;
  if (b.day !== undefined && value <= 31 && !years)
    return phrase(i, second.next, { ...withoutTail(b), day: value }, b, 'range-of-days');
  if (b.month !== undefined && b.day === undefined && value <= 12 && number && number.digits <= 2) {
    return tokens[at]!.number
      ? phrase(i, second.next, { ...withoutTail(b), month: value }, b, 'range-of-months')
      : null;
  }
  if (b.quarter !== undefined && value <= 4 && tokens[at]!.number)
    return phrase(i, second.next, { ...b, quarter: value }, b, 'range-of-quarters');
  if (b.decade === undefined && b.year !== undefined && b.month === undefined && !b.shortYear && years) {
    return phrase(i, second.next, { form: 'point', year: value }, b, 'range-of-years');
  }
  return null;
}

function withoutTail(point: Point): Point {
  const copy: Point = { ...point };
  delete copy.weekday;
  delete copy.clock;
  delete copy.edge;
  return copy;
}
