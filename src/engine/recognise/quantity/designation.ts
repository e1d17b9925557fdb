import { digitsEnd, isDigit, isLetter, isPoint } from './arabic.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Whether the digits at `at` belong to a name, a date in digits, a time of day, an address or the like (KN-24,
 * 2024-09-14, 10:00, 192.168.0.1); then where that ends, otherwise `at`.
 */
export function designationEnd(lex: Lexicon, view: string, text: string, at: number): number {
  const before = view[at - 1] ?? ' ';
  const outer = view.charCodeAt(at - 2);
  const first = digitsEnd(view, at);
  // "above100": a bound that lost its blank is no part of a name.
  if (isLetter(view.charCodeAt(at - 1)) && !boundEnds(lex, view, at)) return alnumEnd(view, at);
  if (
    (before === '-' || before === '/' || before === ':' || before === '_' || before === '.' || before === '·') &&
    joins(outer)
  )
    return alnumEnd(view, at);
  if (before === '#' || before === '@' || before === '_') return first;
  const mark = view[first];
  const colon = mark === ':' || (mark === '·' && !isPoint(view, first, text));
  if (colon && isDigit(view.charCodeAt(first + 1))) return chainEnd(view, first);
  const second = mark === '-' || mark === '/' || mark === '.' ? digitsEnd(view, first + 1) : first;
  if (second > first + 1 && view[second] === mark && isDigit(view.charCodeAt(second + 1))) return chainEnd(view, first);
  // 9/11, 24/7 and 2023/24 are no fractions.
  const slash = mark === '/' && second > first + 1;
  if (slash && (Number(view.slice(first + 1, second)) > 10 || Number(view.slice(at, first)) > 20))
    return chainEnd(view, first);
  return at;
}

function boundEnds(lex: Lexicon, view: string, at: number): boolean {
  const bound = lex.before.longestBefore(view, at, 0);
  return bound !== null && at - bound.start > 3 && !isLetter(view.charCodeAt(bound.start - 1));
}

function joins(code: number): boolean {
  return isLetter(code) || isDigit(code) || (code >= 0x4e00 && code <= 0x9fff);
}

function alnumEnd(view: string, at: number): number {
  let i = at;
  while (isLetter(view.charCodeAt(i)) || isDigit(view.charCodeAt(i))) i++;
  return i;
}

function chainEnd(view: string, at: number): number {
  let i = at;
  while (isDigit(view.charCodeAt(i)) || ('-/.:·'.includes(view[i] ?? ' ') && isDigit(view.charCodeAt(i + 1)))) i++;
  return i;
}

/**
 * Whether a word before the number at `at` makes it a name's number ("Resolution 2397", "Leopard 2", 歼20). With
 * `hasUnit` only English words count, since Chinese prefixes are common characters too.
 */
export function labelled(lex: Lexicon, view: string, at: number, hasUnit: boolean): boolean {
  if (!hasUnit && lex.labelsBefore.longestBefore(view, at, 0)) return true;
  if (view[at - 1] !== ' ') return false;
  let start = at - 1;
  if (view[start - 1] === '.') start--;
  const end = start;
  while (isLetter(view.charCodeAt(start - 1)) && end - start < 16) start--;
  if (start === end) return false;
  const word = view.slice(start, end);
  return lex.labels.has(word) || lex.heads.has(word);
}
