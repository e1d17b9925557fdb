import { TallyError } from '../../kernel/errors.ts';

/**
 * How texts become terms for the full-text tables. Chinese is written without spaces, and most of its words have two
 * characters: each pair of neighbours is a term, so that a word of two is one term and a longer one a chain of them.
 * The last character of a run is a term of its own, so that a search for one character, which is a search for terms
 * that begin with it, finds it there too. What is not CJK is cut into runs of letters and digits.
 */
interface Run {
  readonly text: string;
  readonly isCjk: boolean;
}

/** Terms of one search; more would make a search slower and never better. */
const MOST_WORDS = 24;
/** Shorter Latin words are found only whole: too many words begin with "a". */
const SHORTEST_PREFIX = 3;

function isCjk(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff) ||
    code === 0x3005 ||
    code === 0x3007
  );
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  let text = '';
  let cjk = false;
  const end = (): void => {
    if (text !== '') runs.push({ text, isCjk: cjk });
    text = '';
  };
  for (const c of folded) {
    const code = c.codePointAt(0)!;
    const now = isCjk(code);
    const isWord =
      now || (code < 0x80 ? (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || isUpper(code) : WORD.test(c));
    if (!isWord || now !== cjk) end();
    if (isWord) text += c;
    cjk = now;
  }
  end();
  return runs;
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

function pairs(run: string): string[] {
  const all = Array.from(run);
  const out: string[] = [];
  for (let i = 0; i + 1 < all.length; i++) out.push(all[i]! + all[i + 1]!);
  return out;
}

const lastOf = (run: string): string => Array.from(run).at(-1)!;

/** The terms of a folded text in their order, set apart by spaces. */
export function indexTerms(folded: string): string {
  const out: string[] = [];
  for (const { text, isCjk: cjk } of runsOf(folded)) {
    if (cjk) out.push(...pairs(text), lastOf(text));
    else out.push(text);
  }
  return out.join(' ');
}

/** One word or quoted phrase as an FTS5 phrase; null where it has nothing to look for. */
function phrase(folded: string, exact: boolean): string | null {
  const runs = runsOf(folded);
  const last = runs.at(-1);
  if (!last) return null;
  const terms: string[] = [];
  let prefix = false;
  for (const run of runs) {
    if (!run.isCjk) terms.push(run.text);
    // In the middle of a phrase the run's last character stands in the index as a term of its own.
    else if (run !== last) terms.push(...pairs(run.text), lastOf(run.text));
    else if (Array.from(run.text).length > 1) terms.push(...pairs(run.text));
    else {
      terms.push(run.text);
      prefix = true;
    }
  }
  if (!last.isCjk && !exact && last.text.length >= SHORTEST_PREFIX) prefix = true;
  return `"${terms.join(' ')}"${prefix ? ' *' : ''}`;
}

/** Words and phrases of what somebody typed, still as typed. */
export function wordsOf(typed: string): { text: string; exact: boolean }[] {
  const out: { text: string; exact: boolean }[] = [];
  let text = '';
  let quoted = false;
  const end = (): void => {
    if (text.trim() !== '') out.push({ text: text.trim(), exact: quoted });
    text = '';
  };
  for (const c of typed) {
    if (c === '"' || c === '“' || c === '”' || c === '「' || c === '」') {
      end();
      quoted = c === '"' ? !quoted : c === '“' || c === '「';
    } else if (!quoted && /\s/.test(c)) end();
    else text += c;
  }
  end();
  return out;
}

/**
 * What was typed as an FTS5 expression that only letters and digits of it enter. Throws TallyError SEARCH_EMPTY where
 * there is no letter or digit in it, and SEARCH_TOO_LONG.
 */
export function matchExpression(typed: string, fold: (text: string) => string): string {
  const phrases = wordsOf(typed).flatMap(({ text, exact }) => phrase(fold(text), exact) ?? []);
  if (phrases.length === 0)
    throw new TallyError(
      'SEARCH_EMPTY',
      `There is nothing to look for in "${typed.slice(0, 80)}". Give a word or two.`,
    );
  if (phrases.length > MOST_WORDS)
    throw new TallyError('SEARCH_TOO_LONG', `These are ${phrases.length} words. Search for ${MOST_WORDS} at most.`);
  return phrases.join(' AND ');
}
