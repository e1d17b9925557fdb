import { isLetter } from './arabic.ts';
import { wordEnd } from './cardinal.ts';
import type { Lexicon } from './lexicon.ts';

/** How many words or fillers may stand between a verb of growth and its share. */
const FILLERS = 3;

/** The start of the Latin word that ends at `end`, at most 12 letters back. */
function wordStart(view: string, end: number): number {
  let at = end;
  while (end - at < 12 && isLetter(view.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * Whether a share from `start` to `end` is a growth (1) or a loss (-1): its verb stands before it (fell by nearly 9
 * percent, 回落约9%) or its noun behind it (a 9 percent drop). Null where nothing says so. Looks a few words far.
 */
export function changeOf(lex: Lexicon, view: string, start: number, end: number): 1 | -1 | null {
  if (view[end] === ' ' || view[end] === '-') {
    const after = lex.change.enAfter.get(view.slice(end + 1, wordEnd(view, end + 1)));
    if (after !== undefined) return after;
  }
  let at = start;
  for (let k = 0; k <= FILLERS; k++) {
    if (view[at - 1] === ' ') at--;
    const latin = wordStart(view, at);
    if (latin < at) {
      const word = view.slice(latin, at);
      const verb = lex.change.en.get(word);
      if (verb !== undefined) return verb;
      if (!lex.change.enFill.has(word)) return null;
      at = latin;
      continue;
    }
    const verb = lex.change.zh.longestBefore(view, at, 0);
    if (verb) return verb.value;
    const fill = lex.change.zhFill.longestBefore(view, at, 0);
    if (!fill) return null;
    at = fill.start;
  }
  return null;
}

/** How many words before "from" a verb of change is sought. */
const REACH = 7;

/** Whether the number at `at` is the first of "from X to Y" behind a verb of change: two numbers, and no range. */
export function changesFrom(lex: Lexicon, view: string, at: number): boolean {
  if (view[at - 1] !== ' ') return false;
  let start = wordStart(view, at - 1);
  if (!lex.from.has(view.slice(start, at - 1))) return false;
  for (let k = 0; k < REACH && view[start - 1] === ' '; k++) {
    const end = start - 1;
    start = wordStart(view, end);
    if (lex.moving.has(view.slice(start, end))) return true;
    // Over an apostrophe or a figure, never over a mark that parts clauses.
    while (start > 0 && end - start < 20 && !' .,;:!?\n'.includes(view[start - 1]!)) start--;
  }
  return false;
}
