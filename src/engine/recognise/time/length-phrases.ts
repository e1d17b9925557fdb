import { readLength } from './lengths.ts';
import { readPoint } from './points.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Phrase, Point } from './types.ts';

/** Units that a stretch before the publication is not told in. */
const SMALL: ReadonlySet<string> = new Set(['second', 'minute', 'hour']);

/** the past two years, 过去三年, 近三个月. */
export function readWindow(tokens: readonly TimeToken[], i: number): Phrase | null {
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
export function readDayCount(tokens: readonly TimeToken[], i: number): Phrase | null {
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

/** A measuring word and its length: nearly two weeks from 3 March, over three months ago. */
export function readMeasured(tokens: readonly TimeToken[], i: number): Phrase | null {
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
export function readWithin(tokens: readonly TimeToken[], i: number): Phrase | null {
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

/** two weeks ago, 三天前, 两天后, 60日内; a length from a day; else a plain duration. */
export function readLengthPhrase(tokens: readonly TimeToken[], i: number): Phrase | null {
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
