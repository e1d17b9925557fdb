import { isDigit, isLetter, readDigits, tidy } from './arabic.ts';
import type { Lexicon, Word } from './lexicon.ts';
import type { Numeral } from './types.ts';

/** The end of the run of Latin letters that begins at `at`. */
export function wordEnd(view: string, at: number): number {
  while (isLetter(view.charCodeAt(at))) at++;
  return at;
}

/** Where the next word begins after one blank or a hyphen (blanks may stand around it), or -1. */
export function nextWord(view: string, at: number, hyphen = true): number {
  // Editors' brackets: "several [dozen] missiles".
  let i = view[at] === ']' ? at + 1 : at;
  let blanks = 0;
  while (blanks < 3 && (view[i] === ' ' || view[i] === '\n' || view[i] === '\u00a0')) {
    i++;
    blanks++;
  }
  if (hyphen && view[i] === '-') {
    i++;
    if (blanks > 0 && view[i] === ' ') i++;
  } else if (blanks === 0) return -1;
  return view[i] === '[' ? i + 1 : i;
}

export interface Token {
  word: Word;
  form: string;
  start: number;
  end: number;
}

export function tokenAt(lex: Lexicon, view: string, at: number): Token | null {
  if (at < 0) return null;
  const end = wordEnd(view, at);
  if (end === at || end - at > 12) return null;
  const form = view.slice(at, end);
  const word = lex.words.get(form);
  return word ? { word, form, start: at, end } : null;
}

export interface Group {
  end: number;
  value: number;
  /** The last multiplier read, 1 where there is none. */
  scale: number;
  words: number;
  /** The smallest multiplier read so far: "and" may only add less than it. */
  least: number;
}

/**
 * A cardinal in words, or in digits with words after them ("5.2 million", "3 hundred and 21"), from `at`. `joined`
 * lets "and" add a smaller number to it.
 */
export function readCardinal(
  lex: Lexicon,
  view: string,
  text: string,
  at: number,
  digits: Group | null,
  joined: boolean,
): Group | null {
  let total = 0;
  let part = digits?.value ?? 0;
  let filled = digits ? 3 : 0; // 1: units, 2: tens, 3: whatever digits gave
  let end = digits?.end ?? at;
  let scale = 1;
  let least = Infinity;
  let words = digits ? 1 : 0;
  let next = digits ? nextWord(view, end) : at;
  for (;;) {
    const token = tokenAt(lex, view, next);
    if (!token) {
      // "4 thousand 3 hundred"
      if (words > 0 && scale >= 1000 && filled === 0 && isDigit(view.charCodeAt(next))) {
        const more = readDigits(view, next, text);
        const then = tokenAt(lex, view, nextWord(view, more.end));
        if (more.value < scale && then && (then.word.role === 'hundred' || then.word.role === 'scale')) {
          part = more.value;
          filled = 3;
          end = more.end;
          next = nextWord(view, end);
          continue;
        }
      }
      break;
    }
    const { word } = token;
    if (word.role === 'small') {
      if (filled !== 0 && !(filled === 2 && word.value > 0 && word.value < 10)) break;
      part += word.value;
      filled = 1;
    } else if (word.role === 'tens') {
      if (filled !== 0) break;
      part += word.value;
      filled = 2;
    } else if (word.role === 'hundred') {
      if (words === 0 || part === 0 || part >= 1000) break;
      part *= 100;
      filled = 0;
      scale = 100;
      least = Math.min(least, 100);
    } else if (word.role === 'scale') {
      if (words === 0 || (part === 0 && scale === 1)) break;
      if (part === 0) total *= word.value;
      else total += part * word.value;
      part = 0;
      filled = 0;
      scale = word.value;
      least = Math.min(least, word.value);
    } else if (
      word.role === 'collective' ||
      (word.role === 'plural' && lex.words.get(token.form.slice(0, -1))?.role === 'collective')
    ) {
      if (words === 0 || part === 0) break;
      const dozen = word.role === 'collective' ? word : lex.words.get(token.form.slice(0, -1));
      scale = dozen?.role === 'collective' ? dozen.value : 1;
      part *= scale;
      filled = 3;
    } else if (word.role === 'and' && joined && words > 0 && least < Infinity && filled === 0) {
      const more = joinedGroup(lex, view, text, token.end, least);
      if (!more || fractionAfter(lex, view, more.value, more.end)) break;
      part += more.value;
      filled = 3;
      end = more.end;
      words++;
      next = nextWord(view, end);
      continue;
    } else break;
    words++;
    end = token.end;
    next = nextWord(view, end);
  }
  if (words === 0) return null;
  const plainScale = part === 0 ? scale : scale === 100 || scale === 12 || scale === 20 ? scale : 1;
  return { end, value: tidy(total + part), scale: plainScale, words, least };
}

/** What "and" adds: a number below `least` that nothing multiplies by a hundred ("five hundred and six hundred"). */
function joinedGroup(lex: Lexicon, view: string, text: string, at: number, least: number): Group | null {
  const from = nextWord(view, at);
  if (from < 0) return null;
  if (isDigit(view.charCodeAt(from))) {
    const read = readDigits(view, from, text);
    const then = tokenAt(lex, view, nextWord(view, read.end));
    if (least !== 100 || read.plain === 0 || read.value === 0 || read.value >= 100 || then) return null;
    if (/[^\s.,;:!?)]/.test(view[read.end] ?? ' ')) return null;
    return { end: read.end, value: read.value, scale: 1, words: 1, least: Infinity };
  }
  const first = tokenAt(lex, view, from);
  if (!first || (first.word.role !== 'small' && first.word.role !== 'tens')) return null;
  const limit = readCardinal(lex, view, text, from, null, false);
  if (!limit) return null;
  // Only what is below the hundred, or below the thousand after one, and that no larger word takes along.
  let end = first.end;
  let value = first.word.value;
  if (first.word.role === 'tens') {
    const second = tokenAt(lex, view, nextWord(view, end));
    if (second?.word.role === 'small' && second.word.value < 10) {
      end = second.end;
      value += second.word.value;
    }
  }
  const then = tokenAt(lex, view, nextWord(view, end));
  if (then?.word.role === 'hundred') return limit.value < least && least > 100 ? limit : null;
  if (then?.word.role === 'scale' && least > 100) return null;
  return value < least ? { end, value, scale: 1, words: 1, least: Infinity } : null;
}

export const BASE = { about: false, fraction: false, ordinal: false, digits: 0, lone: false };

export function exact(end: number, value: number, scale: number, rule: string): Numeral {
  return { ...BASE, end, low: value, high: value, scale, rule };
}

/** A denominator of several words: twenty firsts, one hundred fifth; in the singular only after one. */
function compoundDenominator(
  lex: Lexicon,
  view: string,
  first: Token,
  one: boolean,
): { end: number; value: number } | null {
  let value = 0;
  let last: Token | null = first;
  if (first.word.role === 'small') {
    const hundred = tokenAt(lex, view, nextWord(view, first.end));
    if (hundred?.word.role !== 'hundred') return null;
    value = first.word.value * 100;
    last = tokenAt(lex, view, nextWord(view, hundred.end));
  }
  if (last?.word.role === 'tens') {
    value += last.word.value;
    last = tokenAt(lex, view, nextWord(view, last.end));
  }
  if (!value || !last || (last.word.role !== 'denominator' && !(one && last.word.role === 'ordinal'))) return null;
  return last.word.value < 10 ? { end: last.end, value: value + last.word.value } : null;
}

/** Reads "half", "a quarter", "three quarters", "one third" after a count at `at`; the numeral is a fraction of one. */
export function fractionAfter(lex: Lexicon, view: string, count: number, at: number): Numeral | null {
  const token = tokenAt(lex, view, nextWord(view, at));
  if (!token) return null;
  const compound = compoundDenominator(lex, view, token, count === 1);
  if (compound)
    return {
      ...exact(compound.end, tidy(count / compound.value), 1, 'english-fraction'),
      fraction: count < compound.value,
    };
  const { word } = token;
  const fraction = count < (word.role === 'half' || word.role === 'denominator' ? word.value : 2);
  if (word.role === 'half') return { ...exact(token.end, count / word.value, 1, 'english-fraction'), fraction };
  if (word.role === 'denominator' && word.value > 2)
    return { ...exact(token.end, tidy(count / word.value), 1, 'english-fraction'), fraction };
  if (word.role === 'ordinal' && word.value > 2 && count === 1)
    return { ...exact(token.end, tidy(1 / word.value), 1, 'english-fraction'), fraction: true };
  return null;
}
