import type { Bound } from '../../../knowledge/times.ts';
import { readLength } from './lengths.ts';
import { readPoint } from './points.ts';
import { readClockedDay, readTimeOfDay } from './clock-phrases.ts';
import { readClock } from './clocks.ts';
import { kindOf } from './kinds.ts';
import { readDayCount, readLengthPhrase, readMeasured, readWindow, readWithin } from './length-phrases.ts';
import { readRange } from './ranges.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Phrase, ReadPoint } from './types.ts';

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
