import { digitsEnd, isDigit, isLetter } from './arabic.ts';
import { type Amount, amountOf, type Reading, shifted } from './amount.ts';
import { skipBlanks } from './chinese.ts';
import { wordEnd } from './cardinal.ts';
import { asShare } from './fraction.ts';
import { moneyAfter } from './money.ts';
import { percentAfter, percentOf } from './percent.ts';
import type { Numeral } from './types.ts';
import {
  chineseNounAfter,
  englishNounAfter,
  isMeasured,
  readMeasure,
  readSymbol,
  resolveClassifier,
  wordStops,
} from './units.ts';

/** How far behind a calibre in Chinese its weapon may stand. */
const CALIBRE_REACH = 12;

/** What a numeral counts where Chinese follows it: percent, money, measure word or noun. */
export function withChineseUnit(r: Reading, start: number, from: number, numeral: Numeral): Amount {
  const { lex, view } = r;
  const plain = amountOf(start, numeral.end, from, numeral);
  const percent = percentAfter(r, start, from, numeral);
  if (percent) return percent;
  const half = lex.half.has(view[numeral.end] ?? '') && numeral.scale > 1;
  const value = half ? shifted(numeral, numeral.scale / 2) : numeral;
  const numberEnd = half ? numeral.end + 1 : numeral.end;
  const money = moneyAfter(r, start, from, { ...value, end: numberEnd });
  if (money) return money;
  const at = skipBlanks(view, numberEnd);
  const measure = readMeasure(lex, view, at);
  if (measure) {
    const unit = resolveClassifier(lex, view, measure.unit, measure.end, start);
    let counted = measure.half ? shifted(value, 0.5) : value;
    let { end } = measure;
    if (
      !measure.half &&
      unit.kind !== 'count' &&
      lex.half.has(view[end] ?? '') &&
      !lex.idioms.get(view.charCodeAt(end))?.some((i) => view.startsWith(i.form, end))
    ) {
      counted = shifted(counted, 0.5);
      end++;
    }
    const calibre = unit.calibre && calibred(r, measure.end);
    return {
      ...amountOf(start, end, from, counted),
      ordinal: numeral.ordinal || unit.orders === true,
      high: measure.more ? null : counted.high,
      numberEnd,
      unit: unit.unit,
      kind: unit.kind,
      rule: calibre ? 'calibre' : numeral.rule,
    };
  }
  const label = !numeral.about && lex.labelsAfter.longestAt(view, numeral.end) !== null;
  const noun = numeral.ordinal || numeral.lone || label ? null : chineseNounAfter(lex, view, at, 'any', 6);
  return noun
    ? { ...plain, unit: noun.unit, kind: noun.kind }
    : { ...plain, low: value.low, high: value.high, end: numberEnd, numberEnd };
}

/** Percent, money, unit or noun after an English numeral or one in digits with a blank after it. */
export function withEnglishUnit(r: Reading, from: number, numeral: Numeral, start = from): Amount {
  const { lex, view } = r;
  const plain = amountOf(start, numeral.end, from, numeral);
  const at = skipBlanks(view, view[numeral.end] === '-' ? numeral.end + 1 : numeral.end);
  const percent = lex.percentEn.longestAt(view, at);
  if (percent && wordStops(view, percent.end)) return percentOf(start, numeral, percent.end, 1, from);
  const chinese = percentAfter(r, start, from, numeral);
  if (chinese) return chinese;
  if (numeral.ordinal) return plain;
  if (numeral.rule === 'english-fold') return { ...plain, unit: 'times', kind: 'times' };
  const money = moneyAfter(r, start, from, numeral);
  if (money) return money;
  if (numeral.fraction) {
    const half = halfUnit(r, start, from, numeral);
    if (half) return half;
    return asShare(start, from, numeral, wordsBeside(r, start, numeral.end));
  }
  if (view[numeral.end] === ' ' || view[numeral.end] === '-') {
    const symbol = readSymbol(lex, view, r.text, at);
    if (symbol && isDigit(view.charCodeAt(numeral.end - 1))) {
      const calibre = symbol.unit.calibre && calibred(r, symbol.end);
      return {
        ...plain,
        end: symbol.end,
        unit: symbol.unit.unit,
        kind: symbol.unit.kind,
        rule: calibre ? 'calibre' : numeral.rule,
      };
    }
  }
  const vague = numeral.rule === 'english-vague' || numeral.rule === 'english-some';
  const nounFrom = partitiveEnd(r, numeral.end, at, vague);
  const money2 = nounFrom > numeral.end ? moneyAfter(r, start, from, { ...numeral, end: nounFrom }) : null;
  if (money2) return { ...money2, numberEnd: numeral.end };
  const noun = englishNounAfter(lex, view, nounFrom, numeral.low === 1 && numeral.high === 1);
  if (!noun) return plain;
  const calibre = noun.direct && noun.unit.calibre && calibred(r, noun.end);
  const end = noun.direct && isMeasured(noun.unit) && nounFrom === numeral.end ? noun.end : numeral.end;
  return { ...plain, end, unit: noun.unit.unit, kind: noun.unit.kind, rule: calibre ? 'calibre' : numeral.rule };
}

/** Letters that touch the digits: a unit sign, an ordinal suffix, or part of a designation. Gives where to go on if that. */
export function withLetters(r: Reading, start: number, from: number, numeral: Numeral): Amount | number {
  const { lex, view } = r;
  const end = wordEnd(view, numeral.end);
  const symbol = readSymbol(lex, view, r.text, numeral.end);
  const plain = amountOf(start, numeral.end, from, numeral);
  if (symbol) {
    const calibre = symbol.unit.calibre && calibred(r, symbol.end);
    return {
      ...plain,
      end: symbol.end,
      unit: symbol.unit.unit,
      kind: symbol.unit.kind,
      rule: calibre ? 'calibre' : numeral.rule,
    };
  }
  const money = moneyAfter(r, start, from, numeral);
  if (money) return money;
  if (lex.ordinalSuffixes.has(view.slice(numeral.end, end)) && numeral.digits > 0)
    return { ...plain, end, numberEnd: end, ordinal: true, rule: 'digits-ordinal' };
  if (lex.percentEn.longestAt(view, numeral.end)?.end === end) return percentOf(start, numeral, end, 1, from);
  let stop = end;
  while (isLetter(view.charCodeAt(stop)) || isDigit(view.charCodeAt(stop))) stop++;
  return stop;
}

/** Whether weapons follow a length at `at`, a few words on, over other calibres ("122 mm and 152 mm shells"). */
function calibred(r: Reading, at: number): boolean {
  const { lex, view } = r;
  for (let i = at, words = 0; words < 7; words++) {
    while (i < at + 60 && ' -,'.includes(view[i] ?? '.')) i++;
    const end = wordEnd(view, i);
    const form = view.slice(i, end);
    if (lex.calibredEn.has(form) || lex.calibredEn.has(form.replace(/s$/, ''))) return true;
    if (end === i && !isDigit(view.charCodeAt(i))) break;
    i = end > i ? end : digitsEnd(view, i);
  }
  for (let i = at; i < at + CALIBRE_REACH && !'，。；,;\n'.includes(view[i] ?? '\n'); i++)
    if (lex.calibredZh.some((w) => view.startsWith(w, i))) return true;
  return false;
}

/** "half a year", "half an hour": in the next smaller unit. */
function halfUnit(r: Reading, start: number, from: number, numeral: Numeral): Amount | null {
  const { lex, view } = r;
  if (numeral.low !== 0.5) return null;
  let at = skipBlanks(view, view[numeral.end] === '-' ? numeral.end + 1 : numeral.end);
  const end = wordEnd(view, at);
  if (lex.words.get(view.slice(at, end))?.role === 'article') at = skipBlanks(view, end);
  const stop = wordEnd(view, at);
  const noun = lex.enNouns.get(view.slice(at, stop));
  if (!noun || noun.plural || !noun.unit.half) return null;
  return {
    ...amountOf(start, stop, from, numeral),
    low: noun.unit.half.value,
    high: noun.unit.half.value,
    unit: noun.unit.half.unit,
    kind: 'duration',
    rule: 'english-half',
  };
}

function wordsBeside(r: Reading, start: number, end: number): boolean {
  const { view } = r;
  return (
    (view[start - 1] === ' ' && isLetter(view.charCodeAt(start - 2))) ||
    (view[end] === ' ' && isLetter(view.charCodeAt(end + 1)))
  );
}

/** Where the noun begins after "of": "dozens of", and with a determiner "ten of the", "three of its". */
function partitiveEnd(r: Reading, end: number, at: number, vague: boolean): number {
  const { lex, view } = r;
  const of = wordEnd(view, at);
  if (lex.words.get(view.slice(at, of))?.role !== 'of') return end;
  const next = wordEnd(view, of + 1);
  if (view[of] === ' ' && lex.determiners.has(view.slice(of + 1, next))) return next;
  return vague ? of : end;
}
