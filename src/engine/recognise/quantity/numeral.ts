import { digitsEnd, isDigit, isLetter, tidy } from './arabic.ts';
import { type Place, plainNumeral, type Reading } from './amount.ts';
import { readChinese, skipBlanks } from './chinese.ts';
import { wordEnd } from './cardinal.ts';
import { continueDigits } from './english.ts';
import { VULGAR } from './lexicon.ts';
import type { Numeral } from './types.ts';
import { englishNounAfter, readMoneyAfter } from './units.ts';

/** A numeral that begins with a digit, with the scale that follows it in either language; `money` after a currency sign. */
export function readDigitNumeral(r: Reading, at: number, place: Place, money: boolean): Numeral | null {
  const { lex, view, text } = r;
  const numeral = readChinese(lex, view, text, at, place.bare);
  if (!numeral) return null;
  if (numeral.rule !== 'digits') return dozen(r, numeral);
  const slash = slashFraction(r, at, numeral);
  if (slash) return (view[slash.end] === ' ' ? scaleWord(r, slash) : null) ?? slash;
  const value = numeral.low ?? 0;
  const attached = scaleMark(r, numeral.end, money);
  if (attached)
    return {
      ...numeral,
      end: attached.end,
      low: tidy(value * attached.value),
      high: tidy(value * attached.value),
      scale: attached.value,
      digits: 0,
      rule: 'digits-scale',
    };
  return (
    (place.joined || view[numeral.end] !== ' '
      ? continueDigits(lex, view, text, numeral.end, value)
      : scaleWord(r, numeral)) ?? dozen(r, numeral)
  );
}

function scaleWord(r: Reading, numeral: Numeral): Numeral | null {
  const end = wordEnd(r.view, numeral.end + 1);
  const word = r.lex.words.get(r.view.slice(numeral.end + 1, end));
  if ((word?.role !== 'scale' && word?.role !== 'collective') || numeral.low === null) return null;
  const value = tidy(numeral.low * word.value);
  return { ...numeral, end, low: value, high: value, scale: word.value, digits: 0, rule: 'english-scale' };
}

function scaleMark(r: Reading, at: number, money: boolean): { end: number; value: number } | null {
  const { lex, view, text } = r;
  const end = wordEnd(view, at);
  if (end > at && !isDigit(view.charCodeAt(end))) {
    const form = view.slice(at, end);
    const value =
      lex.scaleMarks.attached.get(form) ??
      (money || readMoneyAfter(lex, view, text, end) || counts(r, end) ? lex.scaleMarks.money.get(form) : undefined);
    if (value) return { end, value };
    const capital = lex.scaleMarks.capital.get(form);
    if (capital && text.slice(at, end) !== form) return { end, value: capital };
    return null;
  }
  const from = skipBlanks(view, at);
  const stop = wordEnd(view, from);
  if (from === at || stop === from || isDigit(view.charCodeAt(stop)) || view[stop] === '-') return null;
  const form = view.slice(from, stop);
  const value = lex.scaleMarks.spaced.get(form) ?? (money ? lex.scaleMarks.money.get(form) : undefined);
  // "1,674,200.5 M"
  const capital = text.slice(from, stop) === form ? undefined : lex.scaleMarks.capital.get(form);
  if (capital) return { end: stop, value: capital };
  return value ? { end: stop, value } : null;
}

/** "1.5m people": things are counted, not metres measured. */
function counts(r: Reading, at: number): boolean {
  const noun = englishNounAfter(r.lex, r.view, at, false);
  return noun !== null && noun.unit.kind !== 'length';
}

/** The numeral times a collective after it (十打). */
export function dozen(r: Reading, numeral: Numeral): Numeral {
  const times = r.lex.collective.get(r.view[numeral.end] ?? '');
  if (!times || numeral.low === null || numeral.high === null) return numeral;
  return {
    ...numeral,
    end: numeral.end + 1,
    low: numeral.low * times,
    high: numeral.high * times,
    lone: false,
    digits: 0,
  };
}

/** 3/4, 1 4/5 and 2½. */
function slashFraction(r: Reading, at: number, whole: Numeral): Numeral | null {
  const { view } = r;
  if (whole.digits === 0 || whole.digits > 4) return null;
  const made = (end: number, value: number): Numeral => ({
    ...whole,
    end,
    low: tidy(value),
    high: tidy(value),
    digits: 0,
    rule: 'slash-fraction',
  });
  const over = (from: number): { end: number; value: number } | null => {
    const top = digitsEnd(view, from);
    if (top === from || view[top] !== '/') return null;
    const end = digitsEnd(view, top + 1);
    const under = Number(view.slice(top + 1, end));
    if (end === top + 1 || under === 0 || view[end] === '/' || isLetter(view.charCodeAt(end)) || end - from > 9)
      return null;
    return { end, value: Number(view.slice(from, top)) / under };
  };
  if (view[whole.end] === '/') {
    const own = over(at);
    return own ? made(own.end, own.value) : null;
  }
  const vulgar = vulgarAt(view, whole.end);
  if (vulgar !== null) {
    return made(whole.end + 1, (whole.low ?? 0) + vulgar);
  }
  if (view[whole.end] === ' ' && isDigit(view.charCodeAt(whole.end + 1))) {
    const tail = over(whole.end + 1);
    if (tail && tail.value < 1) return made(tail.end, (whole.low ?? 0) + tail.value);
  }
  return null;
}

/** A decimal fraction without its zero (.5) at its point. */
export function decimal(r: Reading, from: number): Numeral {
  const end = digitsEnd(r.view, from + 1);
  const read = Number(`0${r.view.slice(from, end)}`);
  const numeral = plainNumeral(end, read, read, 'digits');
  return (r.view[end] === ' ' ? scaleWord(r, numeral) : null) ?? numeral;
}

/** ½, ¾ and their like, by their compatibility form; null for any other character. */
export function vulgarAt(view: string, at: number): number | null {
  const code = view.charCodeAt(at);
  if (!VULGAR.some(([from, to]) => code >= from && code <= to)) return null;
  const [top, under] = view[at]!.normalize('NFKC').split('\u2044');
  return Number(top) / Number(under);
}
