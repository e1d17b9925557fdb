import { isDigit, isLetter, readDigits, tidy } from './arabic.ts';
import { BASE, exact, fractionAfter, type Group, nextWord, readCardinal, tokenAt, type Token } from './cardinal.ts';
import type { Lexicon } from './lexicon.ts';
import type { Numeral } from './types.ts';

/** "half a million", "a quarter of a million", "quarter million": the scale that a fraction multiplies. */
function scaleOfFraction(lex: Lexicon, view: string, fraction: Numeral): Numeral | null {
  let token = tokenAt(lex, view, nextWord(view, fraction.end));
  if (token?.word.role === 'of') token = tokenAt(lex, view, nextWord(view, token.end));
  if (token?.word.role === 'article') token = tokenAt(lex, view, nextWord(view, token.end));
  if (!token || (token.word.role !== 'scale' && token.word.role !== 'hundred' && token.word.role !== 'collective'))
    return null;
  if (token.form.endsWith('s')) return null;
  return exact(token.end, tidy((fraction.low ?? 0) * token.word.value), token.word.value, 'english-fraction');
}

/** "two and a half", "3 million and a quarter", "one hundred and three quarters": adds the fraction to a cardinal. */
function withFraction(lex: Lexicon, view: string, text: string, group: Group): Numeral | null {
  const and = tokenAt(lex, view, nextWord(view, group.end));
  if (and?.word.role !== 'and') return null;
  const from = nextWord(view, and.end);
  const first = tokenAt(lex, view, from);
  if (!first) return null;
  let fraction: Numeral | null = null;
  if (first.word.role === 'article') fraction = fractionAfter(lex, view, 1, first.end);
  else if (first.word.role === 'small' || first.word.role === 'tens') {
    const count = readCardinal(lex, view, text, from, null, false);
    fraction = count && fractionAfter(lex, view, count.value, count.end);
  }
  if (fraction?.rule !== 'english-fraction' || (fraction.low ?? 1) >= 1) return null;
  const then = tokenAt(lex, view, nextWord(view, fraction.end));
  if (then?.word.role === 'scale') {
    // "five and a half million", but "one billion and a quarter million"
    const value =
      group.scale > 1
        ? group.value + (fraction.low ?? 0) * then.word.value
        : (group.value + (fraction.low ?? 0)) * then.word.value;
    return exact(then.end, tidy(value), group.scale > 1 ? 1 : then.word.value, 'english-mixed');
  }
  const value = group.value + (fraction.low ?? 0) * (group.scale > 100 ? group.scale : 1);
  return exact(fraction.end, tidy(value), 1, 'english-mixed');
}

/** "nine point nought four", "two hundred point zero three". */
function withPoint(lex: Lexicon, view: string, group: Group): Numeral | null {
  const point = tokenAt(lex, view, nextWord(view, group.end, false));
  if (point?.word.role !== 'point') return null;
  let digits = '';
  let end = point.end;
  for (;;) {
    const token = tokenAt(lex, view, nextWord(view, end));
    if (token?.word.role !== 'small' || (token.word.value > 9 && digits !== '')) break;
    digits += String(token.word.value);
    end = token.end;
  }
  if (digits === '') return null;
  const value = Number(`${group.value}.${digits}`);
  const scale = tokenAt(lex, view, nextWord(view, end));
  if (scale?.word.role === 'scale')
    return exact(scale.end, tidy(value * scale.word.value), scale.word.value, 'english-point');
  return exact(end, value, 1, 'english-point');
}

/** Words after a number in digits: scales, fractions, "and a half". `group.value` is the number in digits. */
export function continueDigits(lex: Lexicon, view: string, text: string, end: number, value: number): Numeral | null {
  const digits: Group = { end, value, scale: 1, words: 1, least: Infinity };
  const group = readCardinal(lex, view, text, end, digits, true) ?? digits;
  const mixed = withFraction(lex, view, text, group);
  if (mixed) return mixed;
  if (group.end > end) return exact(group.end, group.value, group.scale, 'english-scale');
  // "2 quarters" are periods as a rule, and "12 out of 20 drones" counts drones.
  const periods = tokenAt(lex, view, nextWord(view, end))?.word.role === 'half';
  const fraction = Number.isInteger(value) && !periods ? fractionAfter(lex, view, value, end) : null;
  if (fraction?.fraction) return fraction;
  const outOf = outOfAfter(lex, view, text, group);
  return outOf && clauseEnds(view, outOf.end) ? outOf : overAfter(lex, view, text, group);
}

/** Reads a number that begins with an English word at `at`; `joined` is false inside "between … and …". */
export function readEnglish(lex: Lexicon, view: string, text: string, at: number, joined: boolean): Numeral | null {
  const first = tokenAt(lex, view, at);
  if (!first) return null;
  const { word } = first;
  switch (word.role) {
    case 'plural':
      return readPlural(lex, view, first, word);
    case 'some':
      return readSome(lex, view, at, word.forms);
    case 'article':
      return readArticle(lex, view, text, first, joined);
    case 'half': {
      const fraction = { ...exact(first.end, 1 / word.value, 1, 'english-fraction'), fraction: true };
      if (word.plural) return null;
      return scaleOfFraction(lex, view, fraction) ?? (word.value === 2 ? fraction : null);
    }
    case 'ordinal':
      return { ...exact(first.end, word.value, 1, 'english-ordinal'), ordinal: true };
    case 'fold':
      return exact(first.end, word.value, 1, 'english-fold');
    case 'small':
    case 'tens':
      return readWords(lex, view, text, at, joined);
    case 'minus': {
      const from = nextWord(view, first.end, false);
      if (from < 0) return null;
      const number = isDigit(view.charCodeAt(from))
        ? digitsOf(view, from, text)
        : readWords(lex, view, text, from, joined);
      return number && number.low !== null
        ? { ...number, low: -number.low, high: -number.low, rule: 'negative' }
        : null;
    }
    default:
      return null;
  }
}

/** A whole number in digits or words, with nothing after it. */
function plainCardinal(lex: Lexicon, view: string, text: string, at: number): Numeral | null {
  if (isDigit(view.charCodeAt(at))) return digitsOf(view, at, text);
  const group = readCardinal(lex, view, text, at, null, true);
  return group && exact(group.end, group.value, group.scale, 'english');
}

function digitsOf(view: string, at: number, text: string): Numeral {
  const read = readDigits(view, at, text);
  return exact(read.end, read.value, 1, 'digits');
}

function readWords(lex: Lexicon, view: string, text: string, at: number, joined: boolean): Numeral | null {
  const group = readCardinal(lex, view, text, at, null, joined);
  if (!group) return null;
  const point = withPoint(lex, view, group);
  if (point) return point;
  const mixed = joined ? withFraction(lex, view, text, group) : null;
  if (mixed) return mixed;
  const fraction = fractionAfter(lex, view, group.value, group.end);
  if (fraction) return scaleOfFraction(lex, view, fraction) ?? fraction;
  const outOf = outOfAfter(lex, view, text, group);
  if (outOf) return outOf;
  const then = tokenAt(lex, view, nextWord(view, group.end));
  // "twenty-first", "one hundred and third"
  if (
    then?.word.role === 'ordinal' &&
    group.value >= 20 &&
    group.value % 10 === 0 &&
    then.word.value < 10 &&
    view[group.end] === '-'
  )
    return { ...exact(then.end, group.value + then.word.value, 1, 'english-ordinal'), ordinal: true };
  const over = overAfter(lex, view, text, group);
  if (over) return over;
  return { ...exact(group.end, group.value, group.scale, 'english'), lone: group.words === 1 && group.value === 1 };
}

function readArticle(lex: Lexicon, view: string, text: string, first: Token, joined: boolean): Numeral | null {
  const some = someForms(lex, view, first.start);
  if (some) return some;
  const from = nextWord(view, first.end);
  const second = tokenAt(lex, view, from);
  if (!second) return null;
  const { word } = second;
  if (word.role === 'hundred' || word.role === 'scale' || word.role === 'collective') {
    if (second.form === 'score') return null;
    const one: Group = { end: first.end, value: 1, scale: 1, words: 1, least: Infinity };
    const group = readCardinal(lex, view, text, first.end, one, joined);
    if (!group) return null;
    const fraction = fractionAfter(lex, view, group.value, group.end);
    if (fraction) return fraction;
    return (
      (joined ? withFraction(lex, view, text, group) : null) ?? exact(group.end, group.value, group.scale, 'english')
    );
  }
  const fraction = fractionAfter(lex, view, 1, first.end);
  if (!fraction) return null;
  const scaled = scaleOfFraction(lex, view, fraction);
  if (scaled) return scaled;
  // "a third wave" counts waves; "a third of" and "a third." are shares.
  if (word.role === 'ordinal' && !shareFollows(lex, view, fraction.end)) return null;
  return word.role === 'half' && word.value === 4 && !shareFollows(lex, view, fraction.end) ? null : fraction;
}

/** "two out of five", "one in three". */
function outOfAfter(lex: Lexicon, view: string, text: string, group: Group): Numeral | null {
  const next = nextWord(view, group.end, false);
  if (next < 0) return null;
  const words = !isDigit(view.charCodeAt(group.end - 1));
  const outOf =
    lex.outOf.longestAt(view, next) ?? (group.value === 1 && words ? lex.oneIn.longestAt(view, next) : null);
  if (!outOf || view[outOf.end] !== ' ') return null;
  const from = nextWord(view, outOf.end, false);
  const whole = from < 0 ? null : plainCardinal(lex, view, text, from);
  if (!whole?.low || group.value >= whole.low) return null;
  return { ...exact(whole.end, tidy(group.value / whole.low), 1, 'english-out-of'), fraction: whole.low <= 100 };
}

/** "one over three", where nothing follows that it could be spread over ("three over two days"). */
function overAfter(lex: Lexicon, view: string, text: string, group: Group): Numeral | null {
  const then = tokenAt(lex, view, nextWord(view, group.end));
  if (then?.word.role !== 'over') return null;
  const from = nextWord(view, then.end);
  const under = from < 0 ? null : plainCardinal(lex, view, text, from);
  if (!under?.low || group.value >= under.low || group.value >= 10 || !clauseEnds(view, under.end)) return null;
  return exact(under.end, tidy(group.value / under.low), 1, 'english-over');
}

function clauseEnds(view: string, end: number): boolean {
  return end >= view.length || '.,;:)!?\n'.includes(view[end]!);
}

/** Whether a share may end here: the text or the clause ends, or "of" follows. */
export function shareFollows(lex: Lexicon, view: string, end: number): boolean {
  const c = view[end];
  if (c === undefined || c === '\n' || '.,;:)!?'.includes(c)) return true;
  const then = tokenAt(lex, view, nextWord(view, end, false));
  return then?.word.role === 'of';
}

function readPlural(
  lex: Lexicon,
  view: string,
  first: Token,
  word: { low: number; high: number; needsScale: boolean },
): Numeral | null {
  let low = word.low;
  let high = word.high;
  let end = first.end;
  let scaled = false;
  for (;;) {
    const of = tokenAt(lex, view, nextWord(view, end, false));
    if (of?.word.role !== 'of') break;
    const then = tokenAt(lex, view, nextWord(view, of.end, false));
    if (then?.word.role !== 'plural') break;
    const scale = lex.words.get(then.form.slice(0, -1));
    if (scale?.role !== 'scale' && scale?.role !== 'hundred') break;
    low *= scale.value;
    high *= scale.value;
    end = then.end;
    scaled = true;
  }
  // "tens of thousands" is 20 to 99 thousand, its "tens" without the gap of 24.
  if (word.needsScale && !scaled) return null;
  return { ...BASE, end, low, high, scale: 1, rule: 'english-vague' };
}

function someForms(lex: Lexicon, view: string, at: number): Numeral | null {
  return readSome(lex, view, at, lex.someForms);
}

interface SomeForm {
  form: string;
  low: number;
  alone: number | null;
  exact: boolean;
}

function readSome(lex: Lexicon, view: string, at: number, forms: readonly SomeForm[]): Numeral | null {
  for (const entry of forms)
    if (view.startsWith(entry.form, at) && !isLetter(view.charCodeAt(at + entry.form.length)))
      return someWith(lex, view, at, entry);
  return null;
}

function someWith(lex: Lexicon, view: string, at: number, entry: SomeForm): Numeral | null {
  const end = at + entry.form.length;
  let token = tokenAt(lex, view, nextWord(view, end, false));
  if (token?.word.role === 'of') token = tokenAt(lex, view, nextWord(view, token.end, false));
  let value = 1;
  let top = 0;
  let stop = end;
  while (token && (token.word.role === 'hundred' || token.word.role === 'scale' || token.word.role === 'collective')) {
    value *= token.word.value;
    const plural = lex.words.get(`${token.form}s`);
    top = top === 0 ? (plural?.role === 'plural' ? plural.high : 10 * token.word.value - 1) : top * token.word.value;
    stop = token.end;
    token = tokenAt(lex, view, nextWord(view, stop, false));
  }
  if (view[stop] === ']') stop++;
  if (value > 1) {
    const low = entry.low * value;
    return { ...BASE, end: stop, low, high: entry.exact ? low : top || 10 * value - 1, scale: 1, rule: 'english-some' };
  }
  if (view[end] === '-') return null;
  const high = entry.exact ? entry.alone : null;
  return { ...BASE, end, low: entry.alone, high, scale: 1, rule: 'english-some' };
}
