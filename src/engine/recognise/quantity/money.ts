import { isDigit, isLetter, tidy } from './arabic.ts';
import { type Amount, amountOf, type Place, type Reading } from './amount.ts';
import { readChinese, skipBlanks } from './chinese.ts';
import { wordEnd } from './cardinal.ts';
import { readEnglish } from './english.ts';
import type { Money } from './lexicon.ts';
import { readDigitNumeral } from './numeral.ts';
import type { Numeral } from './types.ts';
import { codeAt, readMoneyAfter, wordStops } from './units.ts';

/** A currency sign or code at `at`, which a number is to follow. */
export function moneySign(r: Reading, at: number): { end: number; money: Money } | null {
  const { lex, view, text } = r;
  const letter = isLetter(view.charCodeAt(at));
  const found = lex.moneyBefore.longestAt(view, at);
  if (found) {
    const last = view.charCodeAt(found.end - 1);
    if (!isLetter(last) || !isLetter(view.charCodeAt(found.end))) return { end: found.end, money: found.value };
  }
  if (!letter) return null;
  return codeAt(lex, view, text, at);
}

/** The amount of money after a sign that ends at `signEnd`. */
export function afterSign(r: Reading, start: number, signEnd: number, money: Money, place: Place): Amount | null {
  const { lex, view, text } = r;
  const at = skipBlanks(view, view[signEnd] === '$' ? signEnd + 1 : signEnd);
  let numeral: Numeral | null;
  if (isDigit(view.charCodeAt(at))) numeral = readDigitNumeral(r, at, place, true);
  else if (isLetter(view.charCodeAt(at))) numeral = readEnglish(lex, view, text, at, place.joined);
  else numeral = readChinese(lex, view, text, at, true);
  if (!numeral || numeral.ordinal) return null;
  const again = readMoneyAfter(lex, view, text, numeral.end);
  const end =
    again?.money.code === money.code && !lex.moneyBefore.longestAt(view, skipBlanks(view, numeral.end))
      ? again.end
      : numeral.end;
  return {
    ...amountOf(start, end, at, numeral),
    low: scaled(numeral.low, money.share),
    high: scaled(numeral.high, money.share),
    type: 'money',
    unit: money.code,
    kind: 'money',
    rule: `money-sign:${numeral.rule}`,
  };
}

/** A currency after a numeral, with its parts (3 dollars 50 cents, 五元三毛) and a scale behind it (75 USD million). */
export function moneyAfter(r: Reading, start: number, from: number, numeral: Numeral): Amount | null {
  const { lex, view, text } = r;
  const found = readMoneyAfter(lex, view, text, numeral.end);
  if (!found || numeral.ordinal) return null;
  const { code, share } = found.money;
  let { end } = found;
  let by = share;
  if (share === 1 && view[end] === ' ') {
    const stop = wordEnd(view, end + 1);
    const word = lex.words.get(view.slice(end + 1, stop));
    if (word?.role === 'scale') {
      by = word.value;
      end = stop;
    }
  }
  const amount: Amount = {
    ...amountOf(start, end, from, numeral),
    low: scaled(numeral.low, by),
    high: scaled(numeral.high, by),
    type: 'money',
    unit: code,
    kind: 'money',
    rule: `money:${numeral.rule}`,
  };
  const part = share === 1 && by === 1 ? moneyPart(r, end, found.money) : null;
  if (!part || amount.low === null || amount.high === null) return amount;
  return { ...amount, end: part.end, low: tidy(amount.low + part.value), high: tidy(amount.high + part.value) };
}

function scaled(v: number | null, by: number): number | null {
  return v === null ? null : tidy(v * by);
}

/** The hundredths after a whole sum: "50 cents", 三毛, and "3 dollars 50" where the clause ends there. */
function moneyPart(r: Reading, at: number, whole: Money): { end: number; value: number } | null {
  const { lex, view, text } = r;
  let from = skipBlanks(view, at);
  const join = wordEnd(view, from);
  if (lex.words.get(view.slice(from, join))?.role === 'and') from = skipBlanks(view, join);
  const numeral = isDigit(view.charCodeAt(from))
    ? readChinese(lex, view, text, from, false)
    : isLetter(view.charCodeAt(from))
      ? readEnglish(lex, view, text, from, true)
      : readChinese(lex, view, text, from, false);
  if (!numeral || numeral.low === null || numeral.ordinal || numeral.low >= 100) return null;
  const next = skipBlanks(view, numeral.end);
  const part = lex.parts.longestAt(view, next);
  if (part?.value.code === whole.code && wordStops(view, part.end))
    return { end: part.end, value: numeral.low * part.value.share };
  const ends = numeral.end >= view.length || '.;!?'.includes(view[numeral.end]!);
  const two =
    numeral.low >= 10 && Number.isInteger(numeral.low) && (numeral.digits === 2 || numeral.rule === 'english');
  return whole.parted && ends && two ? { end: numeral.end, value: numeral.low / 100 } : null;
}
