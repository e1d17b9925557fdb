import type { TimeTables } from '../../../knowledge/times.js';
import { readPhrase } from './phrases.js';
import { createLexer, joined } from './tokens.js';
import type { TimeToken } from './tokens.js';
import type { Phrase, TimeExpression } from './types.js';

export type * from './types.js';

/** How far before an expression, in UTF-16 units, a word that points ahead still reaches it. */
const AHEAD_REACH = 40;

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
      const phrase = readPhrase(tokens, i);
      if (!phrase || refused(phrase, tokens, view)) {
        i++;
        continue;
      }
      const start = tokens[phrase.from]!.start;
      const end = tokens[phrase.next - 1]!.end;
      if (phrase.parts.form === 'point' && ahead >= 0 && start - ahead <= AHEAD_REACH && sameClause(view, ahead, start))
        phrase.parts.ahead = true;
      found.push({ start, end, rule: phrase.rule, kind: phrase.kind, parts: phrase.parts });
      i = Math.max(phrase.next, i + 1);
    }
    return found;
  };
}

function sameClause(view: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (',.;!?。;!?\n'.includes(view[i]!)) return false;
  return true;
}

const isHan = (c: number): boolean => c >= 0x3400 && c <= 0x9fff;
const isLower = (c: number): boolean => c >= 97 && c <= 122;

/** Numbers that look like years and count things instead, and single words that need a neighbour they lack. */
function refused(phrase: Phrase, tokens: readonly TimeToken[], view: string): boolean {
  const last = tokens[phrase.next - 1]!;
  if (!phrase.rule.endsWith('bare-year') || last.number === undefined) return false;
  if (phrase.parts.form === 'range') return false;
  const before = phrase.next > 1 && joined(tokens, phrase.next - 1) ? tokens[phrase.next - 2]!.word : undefined;
  const after = view.charCodeAt(last.end);
  // 1960名: a count; after 于 or in brackets it would carry its mark or stand alone.
  if (isHan(after)) return true;
  if (after === 45 && isLower(view.charCodeAt(last.end + 1))) return true;
  if (before?.preposition && !before.of) return false;
  let at = last.end;
  if (view[at] !== ' ') return false;
  at++;
  const from = at;
  while (isLower(view.charCodeAt(at))) at++;
  // A plural noun behind it is what it counts.
  return at - from > 3 && view[at - 1] === 's' && view[at - 2] !== 's';
}
