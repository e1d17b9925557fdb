import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Point } from './types.ts';

/**
 * A month, or a day in a month, of the lunisolar calendar from token `i`: 正月初五, 腊月, 农历五月初五, 十一月廿九. Its own
 * names say so, or a word before it (`told`), or 廿 without 日. Gives where the reading goes on, or null.
 */
export function readLunar(tokens: readonly TimeToken[], i: number, point: Point, told: boolean): number | null {
  let at = i;
  let lunar = told;
  if (tokens[at]?.word?.lunar && joined(tokens, at, Gap.none)) {
    lunar = true;
    at++;
  }
  const name = tokens[at]?.word?.lunarMonth;
  let month = name;
  if (name !== undefined) {
    lunar = true;
    at++;
  } else {
    const number = tokens[at]?.number;
    if (!number || number.value < 1 || number.value > 12 || tokens[at + 1]?.word?.mark !== 'month') return null;
    if (!joined(tokens, at + 1)) return null;
    month = number.value;
    at += 2;
  }
  const day = joined(tokens, at) ? lunarDay(tokens, at, lunar) : null;
  if (!lunar && !day) return null;
  point.month = month!;
  point.lunar = true;
  if (!day) return at;
  point.day = day.value;
  return day.next;
}

function lunarDay(tokens: readonly TimeToken[], i: number, told: boolean): { value: number; next: number } | null {
  const { word, number } = tokens[i]!;
  if (word?.lunarDay) return { value: word.lunarDay, next: i + 1 };
  if (!number || number.value < 1 || number.value > 30) return null;
  const marked = tokens[i + 1]?.word?.mark === 'day' && joined(tokens, i + 1, Gap.none);
  if (!told && (!number.packed || marked)) return null;
  return { value: number.value, next: marked ? i + 2 : i + 1 };
}
