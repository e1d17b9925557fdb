import type { TimeTables } from '../../../knowledge/times.ts';
import { createLexer } from './lexer.ts';
import { readPhrase } from './phrases.ts';
import { Gap, isHan, isLetter, joined } from './tokens.ts';
import type { TimeToken } from './tokens.ts';
import type { Phrase, Point, TimeExpression } from './types.ts';

export type * from './types.ts';

/** How far before an expression, in UTF-16 units, a word that points ahead still reaches it. */
const AHEAD_REACH = 30;

/**
 * Makes the recogniser of times. The returned function reads a matching view and its text (same UTF-16 length) and
 * gives the expressions in order, none overlapping, offsets in UTF-16 units. Linear in the text's length.
 */
export function createTimeRecogniser(tables: TimeTables): (view: string, text: string) => TimeExpression[] {
  const lex = createLexer(tables);
  return (view, text) => {
    const tokens = lex(view, text);
    const found: TimeExpression[] = [];
    let ahead = -1;
    for (let i = 0; i < tokens.length;) {
      const token = tokens[i]!;
      if (token.word?.ahead) ahead = token.end;
      const able = token.begins === 2 || (token.begins === 1 && joined(tokens, i + 1, Gap.comma));
      const phrase = able ? readPhrase(tokens, i) : null;
      if (!phrase || refused(phrase, tokens, view)) {
        i++;
        continue;
      }
      if (leansOnWhatFollows(phrase, tokens, view)) {
        i = Math.max(phrase.next, i + 1);
        continue;
      }
      const start = tokens[phrase.from]!.start;
      const end = tokens[phrase.next - 1]!.end;
      const point = pointOf(phrase);
      if (point && ahead >= 0 && start - ahead <= AHEAD_REACH && sameClause(view, ahead, start)) point.ahead = true;
      const toCome =
        phrase.rule === 'within-length' && ahead >= 0 && start - ahead <= AHEAD_REACH && sameClause(view, ahead, start);
      found.push(
        toCome
          ? reached(phrase, start, end)
          : { start, end, rule: phrase.rule, kind: phrase.kind, parts: phrase.parts },
      );
      i = Math.max(phrase.next, i + 1);
    }
    return found;
  };
}

/** "will return in two weeks": the length is reached from the publication. */
function reached({ parts, rule }: Phrase, start: number, end: number): TimeExpression {
  const amounts = parts.form === 'duration' ? parts.amounts : [];
  return { start, end, rule, kind: 'relative', parts: { form: 'offset', amounts, by: 1, from: 'publication' } };
}

/** The point that a word ahead of the phrase may put in the future. */
function pointOf({ parts }: Phrase): Point | null {
  if (parts.form === 'point') return parts;
  return parts.form === 'bound' && parts.bound === 'to' && parts.of.form === 'point' ? parts.of : null;
}

function sameClause(view: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (',.:;!?。\n'.includes(view[i]!)) return false;
  return true;
}

/** "two days after the talks", "the day before elections": measured from a happening that no date stands for. */
function leansOnWhatFollows({ parts, next }: Phrase, tokens: readonly TimeToken[], view: string): boolean {
  const last = tokens[next - 1]!;
  const opens = parts.form === 'offset' && parts.from === 'previous' && last.word?.boundBefore !== undefined;
  const step = parts.form === 'point' && last.word?.shift?.last === true;
  return (opens || step) && view[last.end] === ' ' && isLetter(view.charCodeAt(last.end + 1));
}

const isLower = (c: number): boolean => c >= 97 && c <= 122;

/** Numbers that look like years or days and count or name things instead. */
function refused(phrase: Phrase, tokens: readonly TimeToken[], view: string): boolean {
  const last = tokens[phrase.next - 1]!;
  // The 4th of a month stands alone; before a noun it counts (the 4th Brigade).
  if (phrase.rule.endsWith('the-nth') && view[last.end] === ' ' && isLetter(view.charCodeAt(last.end + 1))) {
    const next = joined(tokens, phrase.next) ? tokens[phrase.next]!.word : undefined;
    return !next || !(next.preposition ?? next.pair ?? next.link ?? next.boundBefore ?? next.daypart);
  }
  if (!phrase.rule.endsWith('bare-year') || last.number === undefined || phrase.parts.form === 'range') return false;
  const before = phrase.next > 1 && joined(tokens, phrase.next - 1) ? tokens[phrase.next - 2]!.word : undefined;
  // The year of an exercise's or a type's name (Zapad-2025), and a count in Chinese, where a year carries its mark.
  if (
    view[last.start - 1] === '-' &&
    (isHan(view.charCodeAt(last.start - 2)) || '"\'»'.includes(view[last.start - 2]!))
  )
    return true;
  const after = view.charCodeAt(last.end);
  // In running Chinese a number without 年 is a count (剩2000), unless a word of time leads to it.
  const led = before && (before.preposition ?? before.link ?? before.boundBefore ?? before.edge ?? before.of);
  if (isHan(view.charCodeAt(last.start - 1)) && phrase.from === phrase.next - 1 && !led) return true;
  if (isHan(after) || (after === 45 && isLower(view.charCodeAt(last.end + 1)))) return true;
  if (before?.preposition && !before.of) return false;
  if (view[last.end] !== ' ') return false;
  let at = last.end + 1;
  const from = at;
  while (isLower(view.charCodeAt(at))) at++;
  // A plural noun behind it is what it counts.
  return at - from > 3 && view[at - 1] === 's' && view[at - 2] !== 's';
}
