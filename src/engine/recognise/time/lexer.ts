import type { TimeTables, TimeWord } from '../../../knowledge/times.ts';
import { readFigures } from './figures.ts';
import type { Form } from './figures.ts';
import { createHanReader } from './han.ts';
import { beginsPhrase, Gap, gapBetween, isDigit, isHan, isLetter, joined } from './tokens.ts';
import type { Push, TimeToken } from './tokens.ts';

/** What a character may begin. */
const Start = { nothing: 0, form: 1, figure: 2, bracket: 3, apostrophe: 4, letter: 5 } as const;

/** Reads the tokens of a matching view from left to right; each character is looked at a bounded number of times. */
export function createLexer(tables: TimeTables): (view: string, text: string) => TimeToken[] {
  const latin = new Map<string, Form[]>();
  const han = new Map<number, Form[]>();
  const starts = new Uint8Array(65536);
  // Which word lengths occur for the first two letters of a form: most words of a text are passed over by this alone.
  const heads = new Uint32Array(32 * 32);
  for (let c = 0; c < 0x250; c++) if (isLetter(c)) starts[c] = Start.letter;
  for (let c = 48; c <= 57; c++) starts[c] = Start.figure;
  for (const c of '()') starts[c.charCodeAt(0)] = Start.bracket;
  starts[39] = Start.apostrophe;
  const begins = new Map<TimeWord, 0 | 1 | 2>();
  const lowered = new Map<TimeWord, TimeWord>();
  for (const [form, word] of tables.words) {
    begins.set(word, beginsPhrase(word));
    const first = form.charCodeAt(0);
    if (isLetter(first)) {
      const key = headWord(form);
      heads[headKey(key, 0)]! |= lengthBit(key.length);
      const list = latin.get(key);
      if (list) list.push({ form, word });
      else latin.set(key, [{ form, word }]);
      if (word.cautious) {
        const rest = withoutNames(word);
        lowered.set(word, rest);
        begins.set(rest, beginsPhrase(rest));
      }
    } else if (!isDigit(first)) {
      const list = han.get(first);
      if (list) list.push({ form, word });
      else han.set(first, [{ form, word }]);
      starts[first] = Start.form;
    }
  }
  for (const list of [...latin.values(), ...han.values()]) list.sort((a, b) => b.form.length - a.form.length);
  for (const [c] of [...tables.digits, ...tables.counting, ...tables.scales, ...tables.packed])
    starts[c.charCodeAt(0)] = Start.form;
  const readHan = createHanReader(tables, han);

  return (view, text) => {
    const tokens: TimeToken[] = [];
    const { length } = view;
    const monthFirst = beginsChinese(view) ? tables.monthFirst.zh : tables.monthFirst.en;
    let last = 0;
    const push: Push = (start, end, { word, number, date, clock, mark }) => {
      const able = word
        ? (begins.get(word) ?? 0)
        : number
          ? number.digits === 4 || number.decade || number.short
            ? 2
            : 1
          : date || clock
            ? 2
            : 0;
      tokens.push({
        start,
        end,
        gap: gapBetween(view, last, start),
        begins: able,
        word,
        number,
        date,
        clock: clock === true,
        closed: (number !== undefined || (word?.number ?? word?.thousand) !== undefined) && isClosed(view, end),
        mark,
      });
      last = end;
    };
    for (let at = 0; at < length;) {
      const c = view.charCodeAt(at);
      switch (starts[c]) {
        case Start.letter: {
          let end = at + 1;
          while (end < length && isLetter(view.charCodeAt(end))) end++;
          if ((heads[headKey(view, at)]! & lengthBit(end - at)) === 0) {
            at = end;
            break;
          }
          const list = latin.get(view.slice(at, end));
          const hit = list && longest(list, view, at);
          if (!hit) {
            at = end;
            break;
          }
          const small = text.charCodeAt(at) === c && !inDate(view, tokens, at, at + hit.form.length);
          const word = hit.word.cautious && small ? lowered.get(hit.word)! : hit.word;
          push(at, at + hit.form.length, { word });
          at += hit.form.length;
          break;
        }
        case Start.figure:
          at = readFigures(view, text, at, monthFirst, latin, push);
          break;
        case Start.bracket:
          push(at, at + 1, { mark: view[at]! });
          at++;
          break;
        case Start.apostrophe:
          at = readShortYear(view, at, push);
          break;
        case Start.form: {
          const previous = tokens[tokens.length - 1];
          at = readHan(view, at, previous?.number !== undefined && gapBetween(view, previous.end, at) <= 1, push);
          break;
        }
        default:
          at++;
      }
    }
    return tokens;
  };
}

const headKey = (word: string, at: number): number => {
  const second = word.charCodeAt(at + 1);
  return (word.charCodeAt(at) & 31) * 32 + (isLetter(second) ? second & 31 : 0);
};
const lengthBit = (length: number): number => (length > 31 ? 0 : 1 << length);

/** Whether a word in small letters is a month for all that: mar4, the fourth of may, may 2016 where a clause ends. */
function inDate(view: string, tokens: readonly TimeToken[], at: number, end: number): boolean {
  if (isDigit(view.charCodeAt(end))) return true;
  if (view[end] === ' ' && YEAR.test(view.slice(end + 1, end + 7))) return true;
  let before = tokens.length - 1;
  if (before < 0 || gapBetween(view, tokens[before]!.end, at) > Gap.space) return false;
  // "the first may be" names no month, "the first of may" does.
  if (!tokens[before]!.word?.of || before === 0 || !joined(tokens, before)) return false;
  before--;
  return tokens[before]!.number?.ordinal === true || tokens[before]!.word?.ordinal !== undefined;
}
const YEAR = /^(?:19|20)\d\d(?![\da-z])(?! [a-z])/;

/** Whether no letter or ideograph follows, a blank between allowed. */
function isClosed(view: string, end: number): boolean {
  const c = view.charCodeAt(view[end] === ' ' ? end + 1 : end);
  return !isLetter(c) && !isHan(c);
}

/** Whether the text's beginning is Chinese, which settles the order of 1/2/2024. */
function beginsChinese(view: string): boolean {
  const end = Math.min(view.length, 2000);
  for (let i = 0; i < end; i++) if (isHan(view.charCodeAt(i))) return true;
  return false;
}

/** '24 and '90s. */
function readShortYear(view: string, at: number, push: Push): number {
  const end = at + 3;
  const free = at === 0 || !isLetter(view.charCodeAt(at - 1));
  if (!free || !isDigit(view.charCodeAt(at + 1)) || !isDigit(view.charCodeAt(at + 2)) || isDigit(view.charCodeAt(end)))
    return at + 1;
  const value = Number(view.slice(at + 1, end));
  if (view.charCodeAt(end) === 115 && !isLetter(view.charCodeAt(end + 1))) {
    push(at, end + 1, { number: { value, digits: 2, short: true, decade: true } });
    return end + 1;
  }
  if (!isLetter(view.charCodeAt(end))) push(at, end, { number: { value, digits: 2, short: true } });
  return end;
}

/** The roles that an ordinary lower-case word keeps. */
function withoutNames(word: TimeWord): TimeWord {
  const rest: TimeWord = { ...word };
  delete rest.month;
  delete rest.weekday;
  return rest;
}

function headWord(form: string): string {
  let end = 1;
  while (end < form.length && isLetter(form.charCodeAt(end))) end++;
  return form.slice(0, end);
}

function longest(list: readonly Form[], view: string, at: number): Form | null {
  for (const entry of list) {
    const end = at + entry.form.length;
    if (!view.startsWith(entry.form, at)) continue;
    const next = view.charCodeAt(end);
    const open = isLetter(view.charCodeAt(end - 1)) && (isLetter(next) || isDigit(next));
    // Figures may follow a month directly (mar4) but no other word.
    if (!open || (isDigit(next) && entry.word.month !== undefined)) return entry;
  }
  return null;
}
