import type { Unit } from '../../../knowledge/times.ts';
import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Amount } from './types.ts';

export interface ReadLength {
  readonly amounts: Amount[];
  readonly indefinite: boolean;
  readonly next: number;
}

/** A counted stretch: three weeks, 两年, 3 months and 2 weeks, several days. Null where token `i` begins none. */
export function readLength(tokens: readonly TimeToken[], i: number): ReadLength | null {
  const amounts: Amount[] = [];
  let at = i;
  let indefinite = false;
  let next = i;
  for (let parts = 0; parts < 4; parts++) {
    const one = readAmount(tokens, at);
    if (!one) break;
    amounts.push({ unit: one.unit, count: one.count });
    indefinite ||= one.indefinite;
    next = at = one.next;
    if (tokens[at]?.word?.pair && joined(tokens, at)) at++;
    if (!joined(tokens, at)) break;
  }
  return amounts.length ? { amounts, indefinite, next } : null;
}

function readAmount(
  tokens: readonly TimeToken[],
  i: number,
): { unit: Unit; count: number; indefinite: boolean; next: number } | null {
  let at = i;
  const first = tokens[at];
  if (!first) return null;
  let count = 0;
  let indefinite = false;
  const { number, word } = first;
  if (word?.length) return { ...word.length, indefinite: false, next: i + 1 };
  if (number && !number.ordinal && !number.decade && !number.short) {
    count = number.value;
    at++;
    if (tokens[at]?.word?.indefinite && joined(tokens, at, Gap.none)) at++;
  } else if (word?.number !== undefined) {
    count = word.number;
    at++;
    const units = tokens[at]?.word?.number;
    if (word.tens && joined(tokens, at) && units !== undefined && units < 10) {
      count += units;
      at++;
    } else if (
      word.tens &&
      tokens[at]?.word?.link &&
      tokens[at]!.gap === Gap.none &&
      (tokens[at + 1]?.word?.number ?? 10) < 10
    ) {
      count += tokens[at + 1]!.word!.number!;
      at += 2;
    }
  } else if (word?.indefinite) {
    indefinite = true;
    count = 1;
    at++;
  } else return null;
  const unit = tokens[at]?.word?.count;
  if (!unit || !joined(tokens, at) || unit === 'weekend' || (unit === 'half' && first.number !== undefined))
    return null;
  return { unit, count, indefinite, next: at + 1 };
}
