import type { Bound } from '../../../knowledge/times.ts';
import { readLength } from './lengths.ts';
import { readPoint } from './points.ts';
import { readClock, readClockRange } from './clocks.ts';
import { readRange } from './ranges.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Phrase, Point, ReadPoint, TimeKind } from './types.ts';

/** The longest reading that begins at token `i`, or null. Order: what a word announces comes before what it might be. */
export function readPhrase(tokens: readonly TimeToken[], i: number): Phrase | null {
  const word = tokens[i]!.word;
  if (word?.never) return null;
  return (
    (word?.recurrence ? readRecurrence(tokens, i) : null) ??
    readClockedDay(tokens, i) ??
    readAnniversary(tokens, i) ??
    ((word?.vague ?? word?.now) ? readVague(tokens, i) : null) ??
    (word?.soFar ? soFar(i) : null) ??
    (word?.sinceThen ? sinceThen(i) : null) ??
    (word?.boundBefore ? readBound(tokens, i, word.boundBefore) : null) ??
    readWindow(tokens, i) ??
    readDayCount(tokens, i) ??
    (word?.withinBefore ? readWithin(tokens, i) : null) ??
    (word?.approximateBefore ? readApproximate(tokens, i) : null) ??
    (word?.duration ? readMeasured(tokens, i) : null) ??
    readDayPhrase(tokens, i) ??
    readLengthPhrase(tokens, i) ??
    readTimeOfDay(tokens, i)
  );
}

/** A time of day, or a stretch between two, and the day behind it: 8 p.m. on Friday, between 2 and 4:30pm tomorrow. */
function readClockedDay(tokens: readonly TimeToken[], i: number): Phrase | null {
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

const kindOf = (point: Point): TimeKind =>
  point.step || point.named || (point.weekday !== undefined && point.day === undefined) ? 'relative' : 'date';

/** A point, a range, or a point with a word behind it that makes it a bound. */
function readDayPhrase(tokens: readonly TimeToken[], i: number): Phrase | null {
  const range = readRange(tokens, i);
  if (range) return withPairEnd(tokens, range);
  const read = readPoint(tokens, i);
  if (!read) return null;
  const { point } = read;
  let next = read.next;
  if (tokens[next]?.word?.approximateAfter && joined(tokens, next, Gap.none)) {
    point.approximate = true;
    next++;
  }
  return (
    boundAfter(tokens, { ...read, next }) ?? {
      parts: point,
      kind: kindOf(point),
      rule: read.rule,
      from: read.from,
      next,
    }
  );
}

function withPairEnd(tokens: readonly TimeToken[], phrase: Phrase): Phrase {
  return tokens[phrase.next]?.word?.pairEnd && joined(tokens, phrase.next, Gap.none)
    ? { ...phrase, next: phrase.next + 1 }
    : phrase;
}

function boundAfter(tokens: readonly TimeToken[], read: ReadPoint): Phrase | null {
  const after = tokens[read.next];
  const bound = after?.word?.boundAfter;
  if (!bound || after.word.never || !joined(tokens, read.next)) return null;
  return {
    parts: { form: 'bound', bound, of: read.point },
    kind: 'interval',
    rule: `${bound}-${read.rule}`,
    from: read.from,
    next: read.next + 1,
  };
}

/** since 2023, until June, 截至2025年6月, 自2023年以来, from March to May. */
function readBound(tokens: readonly TimeToken[], i: number, bound: Bound): Phrase | null {
  let at = i + 1;
  // "as early as", "the end of", and other words of approach may stand between.
  if (tokens[at]?.word?.approximateBefore && joined(tokens, at)) at++;
  at = readClock(tokens, at);
  if (!joined(tokens, at)) return null;
  if (tokens[at]!.word?.now && (bound === 'as-of' || bound === 'until')) {
    return {
      parts: { form: 'bound', bound, of: { form: 'point', step: { unit: 'day', by: 0, from: 'publication' } } },
      kind: 'relative',
      rule: `${bound}-now`,
      from: i,
      next: at + 1,
    };
  }
  const range = readRange(tokens, at, bound === 'between');
  if (range && (bound === 'from' || bound === 'between' || bound === 'since')) {
    const closed = withPairEnd(tokens, { ...range, from: i });
    const end = tokens[closed.next];
    return end?.word?.boundAfter === 'until' && joined(tokens, closed.next, Gap.none)
      ? { ...closed, next: closed.next + 1 }
      : closed;
  }
  if (bound === 'between') return null;
  const read = readPoint(tokens, at);
  if (!read) return boundLength(tokens, i, at, bound);
  let next = read.next;
  let kindOfBound = bound;
  const after = tokens[next]?.word?.boundAfter;
  if (after && joined(tokens, next, Gap.space)) {
    if (bound === 'since' || bound === 'from') {
      if (after === 'since' || after === 'after') {
        kindOfBound = 'since';
        next++;
      }
    } else if ((after === 'until' || after === 'before' || after === 'by') && bound !== 'before' && bound !== 'after')
      next++;
  } else if (bound === 'from') {
    return {
      parts: { form: 'bound', bound: 'since', of: read.point },
      kind: 'interval',
      rule: `from-${read.rule}`,
      from: i,
      next,
    };
  }
  if (bound === 'from' && kindOfBound === 'from') kindOfBound = 'since';
  if (bound === 'to') {
    if (after === 'until' || after === 'before' || after === 'by') kindOfBound = 'until';
    else
      return {
        parts: { form: 'bound', bound, of: read.point },
        kind: kindOf(read.point),
        rule: read.rule,
        from: at,
        next: read.next,
      };
  }
  return {
    parts: { form: 'bound', bound: kindOfBound, of: read.point },
    kind: 'interval',
    rule: `${kindOfBound}-${read.rule}`,
    from: i,
    next,
  };
}

/** within the last week, before two weeks ago: a bound on an offset. */
function boundLength(tokens: readonly TimeToken[], from: number, at: number, bound: Bound): Phrase | null {
  const inner = readLengthPhrase(tokens, at);
  if (inner?.parts.form !== 'offset') return null;
  return {
    parts: { form: 'bound', bound: bound === 'from' ? 'since' : bound, of: inner.parts },
    kind: 'interval',
    rule: `${bound}-${inner.rule}`,
    from,
    next: inner.next,
  };
}

/** Units that a stretch before the publication is not told in. */
const SMALL: ReadonlySet<string> = new Set(['second', 'minute', 'hour']);

/** the past two years, 过去三年, 近三个月. */
function readWindow(tokens: readonly TimeToken[], i: number): Phrase | null {
  let at = i;
  if (tokens[at]!.word?.the && joined(tokens, at + 1)) at++;
  const counted = windowCounted(tokens, at);
  if (counted) return { ...counted, from: i };
  const by = tokens[at]?.word?.window;
  if (!by) return null;
  const days = tokens[at]!.word!.windowDays;
  at++;
  if (tokens[at]?.word?.of && joined(tokens, at, Gap.none)) at++;
  if (!joined(tokens, at)) return null;
  const length = readLength(tokens, at);
  if (!length || (days && length.amounts.some((a) => SMALL.has(a.unit)))) return null;
  let next = length.next;
  // "the last three weeks of May" is a part of May.
  if (
    tokens[next]?.word?.of &&
    !tokens[next]!.word?.boundBefore &&
    tokens[next]!.gap === Gap.space &&
    readPoint(tokens, i)
  )
    return null;
  if (
    tokens[next]?.word &&
    (tokens[next]!.word!.withinAfter ?? tokens[next]!.word!.pairEnd ?? tokens[next]!.word!.boundAfter === 'since') &&
    joined(tokens, next, Gap.none)
  )
    next++;
  return {
    parts: { form: 'window', amounts: length.amounts, by, ...(length.indefinite ? { indefinite: true } : {}) },
    kind: 'relative',
    rule: 'window',
    from: i,
    next,
  };
}

/** the 5 past years: the number before the word. */
function windowCounted(tokens: readonly TimeToken[], i: number): Phrase | null {
  const count = tokens[i]?.number?.digits ? tokens[i].number.value : tokens[i]?.word?.number;
  const by = tokens[i + 1]?.word?.window;
  const unit = tokens[i + 2]?.word?.count;
  if (!count || !by || !unit || tokens[i]!.number?.ordinal || !joined(tokens, i + 1) || !joined(tokens, i + 2))
    return null;
  // "killed 3 last week" counts no weeks.
  if (tokens[i + 1]!.gap === Gap.none || !tokens[i + 2]!.word!.plural) return null;
  return {
    parts: { form: 'window', amounts: [{ unit, count }], by },
    kind: 'relative',
    rule: 'window',
    from: i,
    next: i + 3,
  };
}

/** 两日后, 三日前: a count of days, not the third of the month. */
function readDayCount(tokens: readonly TimeToken[], i: number): Phrase | null {
  const mark = tokens[i + 1]?.word;
  const after = tokens[i + 2]?.word;
  if (
    !tokens[i]!.number ||
    mark?.mark !== 'day' ||
    mark.count !== 'day' ||
    !after ||
    after.never ||
    !joined(tokens, i + 1) ||
    !joined(tokens, i + 2, Gap.none)
  )
    return null;
  return (after.ago ?? after.withinAfter) ? readLengthPhrase(tokens, i) : null;
}

/** since then: from the time last named on. */
function sinceThen(i: number): Phrase {
  return {
    parts: { form: 'bound', bound: 'since', of: { form: 'point', then: true } },
    kind: 'relative',
    rule: 'since-then',
    from: i,
    next: i + 1,
  };
}

/** so far, 迄今: up to the publication. */
function soFar(i: number): Phrase {
  return {
    parts: { form: 'bound', bound: 'as-of', of: { form: 'point', step: { unit: 'day', by: 0, from: 'publication' } } },
    kind: 'relative',
    rule: 'so-far',
    from: i,
    next: i + 1,
  };
}

/** A measuring word and its length: nearly two weeks from 3 March, over three months ago. */
function readMeasured(tokens: readonly TimeToken[], i: number): Phrase | null {
  const inner = joined(tokens, i + 1) ? readLengthPhrase(tokens, i + 1) : null;
  if (!inner) return null;
  // "more than two weeks after today": from then on.
  if (
    tokens[i]!.word?.more &&
    inner.parts.form === 'offset' &&
    inner.parts.by > 0 &&
    inner.rule === 'offset-from-point'
  )
    return { ...inner, parts: { form: 'bound', bound: 'from', of: inner.parts }, kind: 'interval', from: i };
  return { ...inner, from: i };
}

/** in two weeks, within 60 days: a length that is reached from the publication. */
function readWithin(tokens: readonly TimeToken[], i: number): Phrase | null {
  const length = joined(tokens, i + 1) ? readLength(tokens, i + 1) : null;
  if (!length) return null;
  const closing = tokens[length.next]?.word;
  if (closing && (closing.ago ?? closing.link ?? closing.boundBefore) && joined(tokens, length.next))
    return readLengthPhrase(tokens, i + 1);
  return {
    parts: { form: 'duration', amounts: length.amounts },
    kind: 'duration',
    rule: 'within-length',
    from: i,
    next: length.next,
  };
}

function readApproximate(tokens: readonly TimeToken[], i: number): Phrase | null {
  if (!joined(tokens, i + 1)) return null;
  const inner = readDayPhrase(tokens, i + 1) ?? readLengthPhrase(tokens, i + 1);
  if (!inner) return null;
  if (inner.parts.form === 'point') {
    // "about 2000": a count rather than a year.
    if (inner.rule === 'bare-year') return null;
    inner.parts.approximate = true;
  }
  return { ...inner, from: i, rule: `about-${inner.rule}` };
}

/** two weeks ago, 三天前, 两天后, 60日内; a length from a day; else a plain duration. */
function readLengthPhrase(tokens: readonly TimeToken[], i: number): Phrase | null {
  const length = readLength(tokens, i);
  if (!length) return null;
  const { amounts, indefinite } = length;
  const flags = indefinite ? { indefinite: true as const } : {};
  let at = length.next;
  const counts = i > 0 && joined(tokens, i) && tokens[i - 1]!.word?.duration === true;
  const after = joined(tokens, at) ? tokens[at]!.word : undefined;
  if (after?.ago && !after.never) {
    const anchored =
      tokens[at + 1] && joined(tokens, at + 1) && after.ago.from === 'previous' && !isHan(tokens[at]!)
        ? readPoint(tokens, at + 1)
        : null;
    if (anchored) {
      return {
        parts: { form: 'offset', amounts, by: after.ago.by, from: anchored.point, ...flags },
        kind: 'relative',
        rule: 'offset-from-point',
        from: i,
        next: anchored.next,
      };
    }
    // "a week ago today": the day word only says from when it is counted.
    const today = tokens[at + 1]?.word?.shift;
    const counted = today?.unit === 'day' && today.by === 0 && tokens[at + 1]!.gap === Gap.space;
    return {
      parts: { form: 'offset', amounts, ...after.ago, ...flags },
      kind: 'relative',
      rule: 'offset',
      from: i,
      next: counted && after.ago.from === 'publication' ? at + 2 : at + 1,
    };
  }
  if (after?.boundBefore === 'from' || after?.boundBefore === 'since') {
    const start = joined(tokens, at + 1) ? readPoint(tokens, at + 1) : null;
    if (start && isDayWord(start.point) && after.boundBefore === 'from')
      return {
        parts: { form: 'offset', amounts, by: 1, from: start.point, ...flags },
        kind: 'relative',
        rule: 'offset-from-point',
        from: i,
        next: start.next,
      };
    if (start)
      return {
        parts: { form: 'stretch', from: start.point, amounts },
        kind: 'interval',
        rule: 'length-from-point',
        from: i,
        next: start.next,
      };
  }
  // A whole word for a stretch, alone, is a quantity as well as a time (half an hour): the number stands.
  if (tokens[i]!.word?.length && !after?.withinAfter) return null;
  if (after?.withinAfter && !counts) at++;
  return {
    parts: { form: 'duration', amounts },
    kind: 'duration',
    rule: after?.withinAfter && !counts ? 'within-length' : 'length',
    from: i,
    next: at,
  };
}

/** today, Tuesday: "three days from" it is a day, where "two weeks from 3 March" is a stretch. */
const isDayWord = (point: Point): boolean =>
  point.step?.unit === 'day' || (point.weekday !== undefined && point.day === undefined);
const isHan = (token: TimeToken): boolean => token.gap === Gap.none;

function readRecurrence(tokens: readonly TimeToken[], i: number): Phrase | null {
  let at = i + 1;
  if (!joined(tokens, at)) return null;
  const length = readLength(tokens, at);
  if (length) at = length.next;
  else {
    const word = tokens[at]!.word;
    if (!word || !(word.count ?? word.mark ?? word.weekday ?? word.daypart ?? word.month)) return null;
    at++;
  }
  return { parts: { form: 'set' }, kind: 'set', rule: 'recurrence', from: i, next: at };
}

/** 77周年, the 80th anniversary, one-year anniversary. */
function readAnniversary(tokens: readonly TimeToken[], i: number): Phrase | null {
  const { number, word } = tokens[i]!;
  const ordinal = number && !number.decade ? number.value : (word?.ordinal ?? word?.number ?? 0);
  if (!ordinal) return null;
  let at = i + 1;
  while (
    at < i + 3 &&
    tokens[at] &&
    tokens[at]!.gap <= Gap.space &&
    (tokens[at]!.word?.count === 'year' || tokens[at]!.word?.link) &&
    !tokens[at]!.word?.anniversary
  )
    at++;
  if (!tokens[at]?.word?.anniversary || !joined(tokens, at)) return null;
  return { parts: { form: 'anniversary', ordinal }, kind: 'vague', rule: 'anniversary', from: i, next: at + 1 };
}

function readVague(tokens: readonly TimeToken[], i: number): Phrase | null {
  const word = tokens[i]!.word!;
  if (joined(tokens, i + 1) && word.window) {
    const window = readWindow(tokens, i);
    if (window) return window;
  }
  if (word.edge && readPoint(tokens, i)) return null;
  if (word.ago ?? word.boundAfter) return null;
  return {
    parts: { form: word.now ? 'now' : 'vague' },
    kind: 'vague',
    rule: word.now ? 'now' : 'vague',
    from: i,
    next: i + 1,
  };
}

function readTimeOfDay(tokens: readonly TimeToken[], i: number): Phrase | null {
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
