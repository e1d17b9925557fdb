import type { Edge } from '../../../knowledge/times.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point } from './types.ts';

/** Half, quarter, season, edge, or an nth part of the enclosing year or month. */
export function readPart(tokens: readonly TimeToken[], i: number, point: Point, alone = false): number | null {
  if (!alone && !joined(tokens, i)) return null;
  let at = i;
  let word = tokens[at]!.word;
  let ordinal = false;
  if (word?.ordinalMark) {
    ordinal = true;
    at++;
    word = tokens[at]?.word;
    if (!joined(tokens, at, Gap.none)) return null;
  } else if (word?.half) {
    point.half = word.half;
    return at + 1;
  } else if (word?.quarter) {
    point.quarter = word.quarter;
    return at + 1;
  } else if (word?.season) {
    point.season = word.season;
    return at + 1;
  } else if (word?.edge?.side === 'after') {
    setEdge(point, word.edge.edge);
    return at + 1;
  } else if ((word?.leading ?? word?.trailing) && tokens[at + 1]?.number && joined(tokens, at + 1)) {
    const count = tokens[at + 1]!.number!.value;
    const unit = tokens[at + 2]?.word?.count;
    if (unit && joined(tokens, at + 2) && count > 0 && count < 100) {
      const weekday = unit === 'week' ? bareWeekday(tokens, at + 3) : 0;
      if (weekday && count === 1) {
        point.nthWeekday = { weekday, count: word.leading ? 1 : -1 };
        return at + 4;
      }
      point.part = { unit, count, from: word.leading ? 'first' : 'last' };
      return at + 3;
    }
    return null;
  }
  const number = tokens[at]?.number;
  const following = tokens[at + 1];
  if (!number || !following || !joined(tokens, at + 1) || number.value < 1) return null;
  if (following.word?.mark === 'quarter' && number.value <= 4) {
    point.quarter = number.value;
    const edge = tokens[at + 2]?.word?.edge;
    if (edge?.side === 'after' && !edge.unit && joined(tokens, at + 2, Gap.none)) {
      setEdge(point, edge.edge);
      return at + 3;
    }
    return at + 2;
  }
  const unit = following.word?.count;
  const weekday = ordinal && unit === 'week' ? bareWeekday(tokens, at + 2) : 0;
  if (weekday) {
    point.nthWeekday = { weekday, count: number.value };
    return at + 3;
  }
  if (ordinal && unit && (unit === 'week' || unit === 'month' || unit === 'day') && number.value < 367) {
    point.nth = { unit, value: number.value, from: 'first', ...(unit === 'week' ? { whole: true as const } : {}) };
    return at + 2;
  }
  return null;
}

/** The 一 of 第一个星期一, the 日 of 最后一个星期日: Monday is 1; 0 where no weekday stands there. */
function bareWeekday(tokens: readonly TimeToken[], i: number): number {
  const token = tokens[i];
  if (token?.gap !== Gap.none) return 0;
  if (token.number?.han && token.number.value >= 1 && token.number.value <= 6) return token.number.value;
  return token.word?.mark === 'day' || token.word?.count === 'day' ? 7 : 0;
}

function setEdge(point: Point, edge: Edge): void {
  point.edge = edge;
  point.edgeUnit =
    point.month !== undefined || point.step?.unit === 'month'
      ? 'month'
      : point.year !== undefined || point.step?.unit === 'year'
        ? 'year'
        : 'other';
}
