import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';

/** A number in words below 100 at token `i`: twelve, ninety six, thirty-four. */
function belowHundred(tokens: readonly TimeToken[], i: number): { value: number; next: number } | null {
  const word = tokens[i]?.word;
  if (word?.number === undefined || word.article) return null;
  if (!word.tens) return word.number < 20 ? { value: word.number, next: i + 1 } : null;
  const hyphen = tokens[i + 1]?.word?.link && tokens[i + 1]!.gap === Gap.none ? i + 2 : i + 1;
  const units = joined(tokens, hyphen) ? tokens[hyphen]!.word?.number : undefined;
  return units !== undefined && units > 0 && units < 10 && !tokens[hyphen]!.word!.article
    ? { value: word.tens + units, next: hyphen + 1 }
    : { value: word.tens, next: i + 1 };
}

/**
 * A year in words at token `i`: nineteen ninety six, twenty twenty-four, two thousand and five. No word that it could
 * count may follow.
 */
export function spelledYear(tokens: readonly TimeToken[], i: number): { value: number; next: number } | null {
  const first = tokens[i]?.word?.number;
  if (first === undefined || tokens[i]!.word!.article || !joined(tokens, i + 1)) return null;
  let read: { value: number; next: number } | null = null;
  if (tokens[i + 1]!.word?.thousand && (first === 1 || first === 2)) {
    let at = i + 2;
    if (tokens[at]?.word?.pair && joined(tokens, at)) at++;
    const rest = joined(tokens, at) ? belowHundred(tokens, at) : null;
    read = rest ? { value: first * 1000 + rest.value, next: rest.next } : { value: first * 1000, next: i + 2 };
  } else if (first >= 18 && first <= 20) {
    const rest = belowHundred(tokens, i + 1);
    if (rest && rest.value >= 10) read = { value: first * 100 + rest.value, next: rest.next };
  }
  if (!read) return null;
  const last = tokens[read.next - 1]!;
  const goesOn = joined(tokens, read.next) ? tokens[read.next]!.word : undefined;
  return last.closed || (goesOn && (goesOn.pair ?? goesOn.link ?? goesOn.preposition)) ? read : null;
}
