import { Gap, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';

/** Past a time of day at token `i`; `i` itself where none stands there. `most` is the widest gap before it. */
export function readClock(tokens: readonly TimeToken[], i: number, most: number = Gap.space): number {
  let at = i;
  for (let steps = 0; steps < 8 && joined(tokens, at, at === i ? most : Gap.space); steps++) {
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

/** Past one time of day at token `i`, 0 where none stands there; a bare hour (the 2 of "2 to 4pm") is an `hour`. */
function oneTime(tokens: readonly TimeToken[], i: number, most: number): { next: number; hour: boolean } | null {
  const token = tokens[i];
  if (!token || token.gap > most) return null;
  const { number, word } = token;
  const clock = token.clock || (number && tokens[i + 1]?.word?.clock) ? readClock(tokens, i, most) : i;
  if (clock > i) return { next: clock, hour: false };
  if (word?.daypart) return { next: i + 1, hour: false };
  const hour = number && number.digits <= 2 && !number.ordinal && !number.decade ? number.value : word?.number;
  if (hour === undefined || hour > 24 || word?.ordinal) return null;
  const after = joined(tokens, i + 1) ? tokens[i + 1]!.word : undefined;
  const counted =
    after && (after.month ?? after.mark ?? after.count ?? (tokens[i + 1]!.gap === Gap.none ? after.link : undefined));
  return counted === undefined ? { next: i + 1, hour: true } : null;
}

/**
 * Past a stretch between two times of day (3:00 to 4:00, between 10 and 11:30, from 2 to 4pm) at token `i`, `i` where
 * none stands there. One end may be a bare hour; with `bare` both may, after "between". `most` is the widest gap
 * before it.
 */
export function readClockRange(tokens: readonly TimeToken[], i: number, most: number, bare = false): number {
  let at = i;
  if (!tokens[at] || tokens[at]!.gap > most) return i;
  let lead = tokens[at]!.word;
  if (lead?.preposition && !lead.boundBefore && !lead.daypart && joined(tokens, at + 1)) {
    at++;
    lead = undefined;
  } else if (lead?.boundBefore === 'from' || lead?.boundBefore === 'between') at++;
  else lead = undefined;
  const first = oneTime(tokens, at, at === i ? most : Gap.space);
  if (!first || !joined(tokens, first.next)) return i;
  const link = tokens[first.next]!.word;
  const between = lead?.boundBefore === 'between';
  if (!link || !(link.link ?? (between && link.pair))) return i;
  const second = oneTime(tokens, first.next + 1, Gap.space);
  if (!second) return i;
  if (first.hour && second.hour && !(bare && between)) return i;
  // A bare hour before a time of day wants a word that says what is meant: "units 2 to 4pm" names units.
  if (first.hour && !lead && at === i) return i;
  return second.next;
}
