import { isDigit, isLetter } from './arabic.ts';
import { skipBlanks } from './chinese.ts';
import { wordEnd } from './cardinal.ts';
import type { Lexicon, Money, Unit } from './lexicon.ts';

/** A unit read after a number: where it ends and what it is. `half` where 半 stood in it (两个半月). */
export interface UnitRead {
  end: number;
  unit: Unit;
  half: boolean;
  more: boolean;
}

const CHINESE_REACH = 14;
const ENGLISH_REACH = 5;

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Whether a Latin word may not go on at `end`. */
export function wordStops(view: string, end: number): boolean {
  return !isLetter(view.charCodeAt(end - 1)) || !isLetter(view.charCodeAt(end));
}

/** The Chinese measure word or unit at `at`, with 半 and 多 inside it (两个半月, 两个多小时). */
export function readMeasure(lex: Lexicon, view: string, at: number): UnitRead | null {
  const found = lex.measures.longestAt(view, at);
  if (!found) return null;
  const inner = view[found.end] ?? '';
  const half = lex.half.has(inner);
  if (found.value.unit === null && (half || lex.more.has(inner))) {
    // 个月 with 半 or 多 inside it; otherwise a unit of its own behind it (个多小时).
    const whole = view.slice(at, found.end) + view.slice(found.end + 1, found.end + 4);
    const joined = lex.measures.longestAt(whole, 0);
    if (joined && joined.end > found.end - at)
      return { end: at + joined.end + 1, unit: joined.value, half, more: !half };
    const unit = lex.measures.longestAt(view, found.end + 1);
    if (unit) return { end: unit.end, unit: unit.value, half, more: !half };
  }
  return { end: found.end, unit: found.value, half: false, more: false };
}

/** What a measure word counts: the head of the first noun group after it, or the noun that ends before the number. */
export function resolveClassifier(lex: Lexicon, view: string, measure: Unit, end: number, start: number): Unit {
  if (measure.nouns === null) return measure;
  const after = chineseNounAfter(lex, view, end, measure.nouns, CHINESE_REACH);
  if (after) return after;
  const before = lex.zhNouns.longestBefore(view, start, 0);
  if (before && fits(before.value, measure.nouns)) return before.value;
  return { ...measure, nouns: null };
}

function fits(unit: Unit, nouns: ReadonlySet<string> | 'any'): boolean {
  return nouns === 'any' || (unit.unit !== null && nouns.has(unit.unit));
}

/** The unit of the noun group that begins within `reach` units after `at` and before any stop. */
export function chineseNounAfter(
  lex: Lexicon,
  view: string,
  at: number,
  nouns: ReadonlySet<string> | 'any',
  reach: number,
): Unit | null {
  let found: Unit | null = null;
  let until = -1;
  for (let i = at; i < at + reach + (found ? 4 : 0) && i < view.length;) {
    if (found && i > until) break;
    const code = view.charCodeAt(i);
    if (!isHan(code) && !isLetter(code) && !isDigit(code) && !'-" “”·「」()《》'.includes(view[i]!)) break;
    const noun = lex.zhNouns.longestAt(view, i);
    if (noun) {
      if (fits(noun.value, nouns)) found = noun.value;
      until = noun.end;
      i = noun.end;
      continue;
    }
    if (lex.zhStops.longestAt(view, i)) break;
    i++;
  }
  return found;
}

/** A Latin unit sign at `at` ("km", "mm", "km/h"), which must end there; one of a single letter is small in the text. */
export function readSymbol(lex: Lexicon, view: string, text: string, at: number): UnitRead | null {
  const end = wordEnd(view, at);
  if (end === at || (end === at + 1 && text[at] !== view[at])) return null;
  const candidates = [end];
  if (view[end] === '/') candidates.unshift(wordEnd(view, end + 1));
  if ('²³23'.includes(view[end] ?? ' ')) candidates.unshift(end + 1);
  for (const stop of candidates) {
    const unit = lex.symbols.get(view.slice(at, stop));
    if (unit && !isLetter(view.charCodeAt(stop)) && !isDigit(view.charCodeAt(stop)))
      return { end: stop, unit, half: false, more: false };
  }
  return null;
}

/** The longest English noun of one to four words at `at`. */
export function englishNounAt(
  lex: Lexicon,
  view: string,
  at: number,
): { end: number; unit: Unit; plural: boolean } | null {
  let best: { end: number; unit: Unit; plural: boolean } | null = null;
  let end = at;
  for (let words = 0; words < 4; words++) {
    const stop = wordEnd(view, end);
    if (stop === end) break;
    const noun = lex.enNouns.get(view.slice(at, stop));
    if (noun) best = { end: stop, ...noun };
    if (view[stop] !== ' ' && view[stop] !== '-') break;
    end = stop + 1;
  }
  return best;
}

/** Whether a unit is one that belongs to the number as it is written (km, tonnes, years), rather than a thing counted. */
export function isMeasured(unit: Unit): boolean {
  return (
    unit.kind === 'length' ||
    unit.kind === 'mass' ||
    unit.kind === 'volume' ||
    unit.kind === 'duration' ||
    unit.kind === 'times'
  );
}

/**
 * The noun that an English number counts, from the blank after it: at most a few words on, before any function word.
 * Plural nouns serve where the number is not one; the last of a run of nouns is its head.
 */
export function englishNounAfter(
  lex: Lexicon,
  view: string,
  at: number,
  single: boolean,
): { end: number; unit: Unit; direct: boolean } | null {
  let i = at;
  let designated = false;
  for (let words = 0; words < ENGLISH_REACH; words++) {
    if (view[i] !== ' ' && view[i] !== '-' && view[i] !== '\n') return null;
    i++;
    while ('"“‘\'('.includes(view[i] ?? ' ') && view[i] !== undefined && view[i] !== ' ') i++;
    const named = designated ? lex.designated.get(view.slice(i, wordEnd(view, i))) : undefined;
    if (named) return { end: wordEnd(view, i), unit: named, direct: false };
    const noun = englishNounAt(lex, view, i);
    if (noun && (noun.plural || single || view[i - 1] === '-')) {
      let head = noun;
      for (let k = 0; k < 2 && view[head.end] === ' ' && !isMeasured(head.unit); k++) {
        const next = englishNounAt(lex, view, head.end + 1);
        if (!next || (!next.plural && !single)) break;
        head = next;
      }
      return { end: head.end, unit: head.unit, direct: words === 0 };
    }
    const end = wordEnd(view, i);
    if (end === i) {
      // The number of a type between the count and the noun: "two 152 mm guns", "four F-16 jets".
      if (!isDigit(view.charCodeAt(i))) return null;
    } else if (lex.enStops.has(view.slice(i, end))) return null;
    else if (lex.words.get(view.slice(i, end))?.role === 'small') return null;
    const from = i;
    while (
      isLetter(view.charCodeAt(i)) ||
      isDigit(view.charCodeAt(i)) ||
      (view[i] === '.' && isLetter(view.charCodeAt(i + 1))) ||
      view[i] === "'" ||
      view[i] === '’'
    )
      i++;
    designated ||= /[0-9]/.test(view.slice(from, i));
    if (view[i] === '.' && view[i + 1] === ' ' && view[i - 2] === '.') i++;
  }
  return null;
}

/** A currency after a number, blanks or a hyphen between allowed. */
export function readMoneyAfter(
  lex: Lexicon,
  view: string,
  text: string,
  at: number,
): { end: number; money: Money } | null {
  let from = skipBlanks(view, at);
  if (from === at && view[at] === '-') from++;
  const found = lex.moneyAfter.longestAt(view, from);
  // "3 USD50": the sign belongs to what follows it.
  const taken = found !== null && isDigit(view.charCodeAt(found.end));
  // "500 pounds of explosives" is a weight.
  const weight =
    found !== null &&
    lex.enNouns.has(view.slice(from, found.end)) &&
    lex.words.get(view.slice(found.end + 1, wordEnd(view, found.end + 1)))?.role === 'of';
  if (
    found &&
    !taken &&
    !weight &&
    wordStops(view, found.end) &&
    !(found.value.last && isHan(view.charCodeAt(found.end)))
  )
    return { end: found.end, money: found.value };
  const code = codeAt(lex, view, text, from);
  return code && !isDigit(view.charCodeAt(code.end)) ? code : null;
}

/** An ISO 4217 code in capitals at `at`, also in millions ("MUSD"). */
export function codeAt(lex: Lexicon, view: string, text: string, at: number): { end: number; money: Money } | null {
  const end = wordEnd(view, at);
  if (end - at !== 3 && !(end - at === 4 && view[at] === 'm')) return null;
  const code = view.slice(end - 3, end);
  const money = lex.moneyCodes.get(code);
  if (!money || text.slice(at, end) !== view.slice(at, end).toUpperCase()) return null;
  return { end, money: end - at === 4 ? { ...money, share: 1e6, parted: false } : money };
}

/** Whether the unit at `at` is a Chinese character. */
export function hanAt(view: string, at: number): boolean {
  return isHan(view.charCodeAt(at));
}
