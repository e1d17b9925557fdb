import { digitsEnd, isDigit, isLetter } from './arabic.ts';
import { type Amount, negated, type Place, plainNumeral, type Reading } from './amount.ts';
import { readChinese, skipBlanks, spacedEnd } from './chinese.ts';
import { withChineseUnit, withEnglishUnit, withLetters } from './counted.ts';
import { designationEnd } from './designation.ts';
import { wordEnd } from './cardinal.ts';
import { readEnglish } from './english.ts';
import { chineseFraction, overAt, wholeFraction } from './fraction.ts';
import { afterSign, moneySign } from './money.ts';
import { decimal, dozen, readDigitNumeral, vulgarAt } from './numeral.ts';
import { percentOf, shareWord } from './percent.ts';
import type { Numeral } from './types.ts';
import { hanAt, readMeasure, resolveClassifier, wordStops } from './units.ts';
import { weighed } from './weigh.ts';

/** The amount that begins at `at`, or from where on another may begin. */
export function readAmount(r: Reading, at: number, place: Place): Amount | number {
  const { lex, view, text } = r;
  const code = view.charCodeAt(at);
  if (isDigit(code)) return fromDigits(r, at, place);
  const money = moneySign(r, at);
  if (money) {
    const amount = afterSign(r, at, money.end, money.money, place);
    if (amount) return amount;
  }
  if (isLetter(code)) {
    const end = wordEnd(view, at);
    const share = lex.shares.longestAt(view, at);
    if (share && wordStops(view, share.end) && !scaleFollows(r, share.end))
      return shareWord(at, share.end, share.value);
    const numeral = readEnglish(lex, view, text, at, place.joined);
    if (!numeral) return end;
    return withEnglishUnit(r, at, numeral);
  }
  return fromChinese(r, at, place) ?? at + 1;
}

/** "over half a million": half of a number, and no share. */
function scaleFollows(r: Reading, at: number): boolean {
  const { lex, view } = r;
  let from = skipBlanks(view, at);
  let end = wordEnd(view, from);
  if (lex.words.get(view.slice(from, end))?.role === 'article') {
    from = skipBlanks(view, end);
    end = wordEnd(view, from);
  }
  const role = lex.words.get(view.slice(from, end))?.role;
  return role === 'scale' || role === 'hundred' || role === 'collective';
}

function fromDigits(r: Reading, at: number, place: Place): Amount | number {
  const { lex, view } = r;
  const blocked = place.second ? at : designationEnd(lex, view, r.text, at);
  if (blocked > at) return blocked;
  let start = at;
  let from = at;
  let sign = 1;
  const before = view[at - 1];
  const outer = view[at - 2];
  if (before === '.' && (outer === undefined || ' \n(-'.includes(outer))) from = at - 1;
  const signAt = from - 1;
  if (!place.second && view[signAt] === '-' && (signAt === 0 || ' \n(（'.includes(view[signAt - 1]!))) {
    sign = -1;
    start = signAt;
  } else start = from;
  const numeral = from < at ? decimal(r, from) : readDigitNumeral(r, at, place, false);
  if (!numeral) return digitsEnd(view, at);
  const amount = finishAmount(r, start, from, numeral, place);
  if (!amount) return Math.max(numeral.end, at + 1);
  if (typeof amount === 'number') return amount;
  // "- 3/4" and nothing else is a number below zero; in running text such a hyphen is a dash or a bullet.
  const lone = sign > 0 && view.startsWith('- ') && start === 2 && amount.end === view.length;
  return sign < 0 ? negated(amount, start) : lone ? negated(amount, 0) : amount;
}

function fromChinese(r: Reading, at: number, place: Place): Amount | number | null {
  const { lex, view, text } = r;
  const share = lex.shares.longestAt(view, at);
  if (share) return shareWord(at, share.end, share.value);
  const fixed = lex.fixed.longestAt(view, at);
  if (fixed) {
    const { min, max } = fixed.value;
    return withChineseUnit(r, at, at, plainNumeral(fixed.end, min, max, 'chinese-fixed'));
  }
  const half = lex.wholeDiscount.longestAt(view, at);
  if (half) return shareWord(at, half.end, { min: 50, max: 50 });
  const minus = lex.minus.longestAt(view, at);
  if (minus) {
    const from = skipBlanks(view, minus.end);
    const inner =
      isDigit(view.charCodeAt(from)) || lex.numerals.has(view[from] ?? '') ? readAmount(r, from, place) : null;
    return inner && typeof inner !== 'number' ? negated({ ...inner, numberStart: at }, at) : null;
  }
  if (lex.ordinal.has(view[at]!)) {
    const from = skipBlanks(view, at + 1);
    const numeral =
      isDigit(view.charCodeAt(from)) || lex.numerals.has(view[from] ?? '')
        ? readChinese(lex, view, text, from, false)
        : null;
    if (!numeral) return null;
    const amount = withChineseUnit(r, at, from, { ...numeral, ordinal: true });
    return { ...amount, ordinal: true, rule: 'chinese-ordinal' };
  }
  const vulgar = vulgarAt(view, at);
  if (vulgar !== null) return finishAmount(r, at, at, plainNumeral(at + 1, vulgar, vulgar, 'vulgar'), place);
  for (const [form, each] of lex.perHundred) {
    const end = spacedEnd(view, at, form);
    if (end < 0) continue;
    const from = skipBlanks(view, end);
    const numeral = isDigit(view.charCodeAt(from))
      ? readDigitNumeral(r, from, place, false)
      : readChinese(lex, view, text, from, true);
    if (!numeral) return end;
    return percentOf(at, numeral, numeral.end, each, from);
  }
  if (lex.half.has(view[at]!)) return halfOf(r, at);
  const numeral = readChinese(lex, view, text, at, place.bare);
  if (!numeral) return unbounded(r, at);
  return finishAmount(r, at, at, dozen(r, numeral), place);
}

/** 半年, 半吨: half of a unit; a time of half a unit goes into the next smaller one. */
function halfOf(r: Reading, at: number): Amount | null {
  const measure = readMeasure(r.lex, r.view, at + 1);
  if (!measure || measure.unit.kind === 'count' || measure.unit.kind === 'persons' || measure.unit.unit === null)
    return null;
  const { half } = measure.unit;
  const value = half ? half.value : 0.5;
  return {
    start: at,
    end: measure.end,
    numberStart: at,
    numberEnd: at + 1,
    low: value,
    high: value,
    about: false,
    type: 'quantity',
    unit: half ? half.unit : measure.unit.unit,
    kind: measure.unit.kind,
    ordinal: false,
    scale: 1,
    rule: 'chinese-half',
  };
}

/** 多名, 数枚, 若干次: a number without bounds. */
function unbounded(r: Reading, at: number): Amount | null {
  const { lex, view } = r;
  const some = lex.unbounded.longestAt(view, at);
  if (!some) return null;
  const measure = readMeasure(lex, view, some.end);
  if (!measure || measure.unit.kind === 'duration') return null;
  const unit = resolveClassifier(lex, view, measure.unit, measure.end, at);
  return {
    start: at,
    end: measure.end,
    numberStart: at,
    numberEnd: some.end,
    low: null,
    high: null,
    about: true,
    type: 'quantity',
    unit: unit.unit,
    kind: unit.kind,
    ordinal: false,
    scale: 1,
    rule: 'chinese-unbounded',
  };
}

/** What follows a numeral of digits or Chinese characters. */
function finishAmount(r: Reading, start: number, from: number, numeral: Numeral, place: Place): Amount | number | null {
  const { view } = r;
  const over = overAt(r, numeral.end);
  if (over >= 0) {
    const fraction = chineseFraction(r, start, from, numeral, over, place);
    if (fraction) return fraction;
  }
  const whole = wholeFraction(r, start, from, numeral, place);
  if (whole) return whole;
  const next = view.charCodeAt(numeral.end);
  if (isLetter(next) && isDigit(view.charCodeAt(numeral.end - 1))) return withLetters(r, start, from, numeral);
  if (view[numeral.end] === ' ' || view[numeral.end] === '-' || view[numeral.end] === '\n') {
    const english = withEnglishUnit(r, from, numeral, start);
    if (english.unit !== null || !hanAt(view, numeral.end + 1)) return weighed(r, english, numeral);
  }
  return weighed(r, withChineseUnit(r, start, from, numeral), numeral);
}
