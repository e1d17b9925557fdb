import { isRealDay } from '../../../kernel/calendar.js';
import type { TimeTables, TimeWord } from '../../../knowledge/times.js';

/** What stands between a token and the one before it. */
export const Gap = { none: 0, space: 1, comma: 2, far: 3 } as const;

/** The smallest pieces that the grammar reads: words of the lexicon, numbers, and dates written in figures alone. */
export interface TimeToken {
  readonly start: number;
  readonly end: number;
  gap: number;
  readonly word?: TimeWord;
  readonly number?: {
    readonly value: number;
    /** How many figures; 0 for a number with scales (十五) or in words. */
    readonly digits: number;
    readonly han?: true;
    /** 5th, 1st. */
    readonly ordinal?: true;
    /** Written with an apostrophe for the century. */
    readonly short?: true;
    /** 1990s. */
    readonly decade?: true;
  };
  /** Figures that are a date by their shape; a day of 0 is absent. */
  readonly date?: { readonly year: number; readonly month: number; readonly day: number };
  readonly clock?: true;
  /** Kept for what it parts: an opening or closing bracket. */
  readonly mark?: string;
}

/** Whether token `i` stands next to the one before it, with at most a space between. */
export const joined = (tokens: readonly TimeToken[], i: number, most: number = Gap.space): boolean =>
  i < tokens.length && tokens[i]!.gap <= most;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7);

interface Form {
  readonly form: string;
  readonly word: TimeWord;
}

/** Reads the tokens of a matching view from left to right; each character is looked at a bounded number of times. */
export function createLexer(tables: TimeTables): (view: string, text: string) => TimeToken[] {
  const latin = new Map<string, Form[]>();
  const han = new Map<number, Form[]>();
  // 1: a form or numeral may begin here; 2: a figure; 3: a bracket; 4: an apostrophe; 5: a letter.
  const starts = new Uint8Array(65536);
  for (const [form, word] of tables.words) {
    const first = form.charCodeAt(0);
    if (isLetter(first) || isDigit(first)) {
      const key = headWord(form);
      const list = latin.get(key);
      if (list) list.push({ form, word });
      else latin.set(key, [{ form, word }]);
    } else {
      const list = han.get(first);
      if (list) list.push({ form, word });
      else han.set(first, [{ form, word }]);
      starts[first] = 1;
    }
  }
  for (const list of [...latin.values(), ...han.values()]) list.sort((a, b) => b.form.length - a.form.length);
  const digits = new Map(tables.digits.map(([c, v]) => [c.charCodeAt(0), v]));
  const scales = new Map(tables.scales.map(([c, v]) => [c.charCodeAt(0), v]));
  const packed = new Map(tables.packed.map(([c, v]) => [c.charCodeAt(0), v]));
  for (const c of [...digits.keys(), ...scales.keys(), ...packed.keys()]) starts[c] = 1;
  for (let c = 48; c <= 57; c++) starts[c] = 2;
  for (const c of '()') starts[c.charCodeAt(0)] = 3;
  starts[39] = 4;
  for (let c = 0; c < 0x250; c++) if (isLetter(c)) starts[c] = 5;

  return (view, text) => {
    const tokens: TimeToken[] = [];
    const { length } = view;
    const monthFirst = hasHan(view) ? tables.monthFirst.zh : tables.monthFirst.en;
    let at = 0;
    let last = 0;
    const push = (token: Omit<TimeToken, 'gap'>): void => {
      tokens.push({ ...token, gap: gapBetween(view, last, token.start) });
      last = token.end;
      at = token.end;
    };
    while (at < length) {
      const c = view.charCodeAt(at);
      const sort = starts[c]!;
      if (sort === 0) {
        at++;
      } else if (sort === 5) {
        let end = at + 1;
        while (end < length && isLetter(view.charCodeAt(end))) end++;
        const list = latin.get(view.slice(at, end));
        const hit = list && longest(list, view, at);
        if (hit) {
          const inCapitals = text.charCodeAt(at) !== c;
          push(
            hit.word.cautious && !inCapitals
              ? { start: at, end: at + hit.form.length, word: withoutNames(hit.word) }
              : { start: at, end: at + hit.form.length, word: hit.word },
          );
        } else at = end;
      } else if (sort === 2) {
        at = readFigures(view, at, monthFirst, latin, push);
      } else if (sort === 3) {
        push({ start: at, end: at + 1, mark: view[at]! });
      } else if (sort === 4) {
        const end = at + 3;
        const free = at === 0 || !isLetter(view.charCodeAt(at - 1));
        if (
          free &&
          isDigit(view.charCodeAt(at + 1)) &&
          isDigit(view.charCodeAt(at + 2)) &&
          !isDigit(view.charCodeAt(end))
        ) {
          const decade = view.charCodeAt(end) === 115 && !isLetter(view.charCodeAt(end + 1));
          const value = Number(view.slice(at + 1, end));
          if (decade) push({ start: at, end: end + 1, number: { value, digits: 2, short: true, decade: true } });
          else if (!isLetter(view.charCodeAt(end))) push({ start: at, end, number: { value, digits: 2, short: true } });
          else at = end;
        } else at++;
      } else {
        at = readHan(view, at, push);
      }
    }
    return tokens;

    function readHan(source: string, from: number, emit: (token: Omit<TimeToken, 'gap'>) => void): number {
      const previous = tokens[tokens.length - 1];
      const list = han.get(source.charCodeAt(from));
      if (list) {
        const counted = previous?.number !== undefined && gapBetween(source, previous.end, from) <= Gap.space;
        // After a number a mark wins over a longer word that begins with it (3日 / 日本).
        const hit = counted
          ? (list.find(
              (f) =>
                (f.word.mark ?? f.word.count ?? f.word.anniversary ?? f.word.edge) !== undefined &&
                source.startsWith(f.form, from),
            ) ?? list.find((f) => source.startsWith(f.form, from)))
          : list.find((f) => source.startsWith(f.form, from));
        if (hit) {
          emit({ start: from, end: from + hit.form.length, word: hit.word });
          return from + hit.form.length;
        }
      }
      const number = readHanNumber(source, from);
      if (!number) return from + 1;
      if (number.value >= 0)
        emit({ start: from, end: number.end, number: { value: number.value, digits: number.digits, han: true } });
      return number.end;
    }

    function readHanNumber(source: string, from: number): { end: number; value: number; digits: number } | null {
      let end = from;
      let figures = '';
      let total = 0;
      let current = -1;
      let scaled = false;
      for (; end < source.length; end++) {
        const c = source.charCodeAt(end);
        const digit = digits.get(c);
        if (digit !== undefined) {
          figures += digit;
          current = digit;
          continue;
        }
        const scale = scales.get(c);
        const tens = packed.get(c);
        if (scale === undefined && tens === undefined) break;
        scaled = true;
        if (tens !== undefined) total += tens;
        else total += (current < 0 ? 1 : current) * scale!;
        current = -1;
      }
      if (end === from) return null;
      // A longer run is a number of another kind, or noise.
      if (end - from > 8) return { end, value: -1, digits: 0 };
      if (scaled) return { end, value: total + Math.max(current, 0), digits: 0 };
      return { end, value: Number(figures), digits: figures.length };
    }
  };
}

/** Whether the text's beginning is Chinese, which settles the order of 1/2/2024. */
function hasHan(view: string): boolean {
  for (let i = 0; i < Math.min(view.length, 2000); i++) {
    const c = view.charCodeAt(i);
    if (c >= 0x3400 && c <= 0x9fff) return true;
  }
  return false;
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

function gapBetween(view: string, from: number, to: number): number {
  if (to <= from) return Gap.none;
  if (to - from > 3) return Gap.far;
  let comma = false;
  for (let i = from; i < to; i++) {
    const c = view.charCodeAt(i);
    if (c === 44) {
      if (comma) return Gap.far;
      comma = true;
    } else if (c !== 32 && c !== 0xa0 && c !== 0x3000) return Gap.far;
  }
  return comma ? Gap.comma : Gap.space;
}

const MONTH_DAY_SEPARATORS = '-/.·';

/**
 * Reads a run of figures: a date by its shape, a time of day, or a number. A number that belongs to a name or a measure
 * (F-16, 152mm, 37.1, 40 %) gives no token.
 */
function readFigures(
  view: string,
  at: number,
  monthFirst: boolean,
  latin: ReadonlyMap<string, readonly Form[]>,
  push: (token: Omit<TimeToken, 'gap'>) => void,
): number {
  const first = figuresAt(view, at);
  const before = view.charCodeAt(at - 1);
  const inWord = isLetter(before) && !latin.get(wordBefore(view, at))?.some((f) => f.word.month !== undefined);
  const inName = before === 45 && isLetter(view.charCodeAt(at - 2)) && !latin.has(wordBefore(view, at - 1));
  const separator = view[first.end] ?? '';
  const second = MONTH_DAY_SEPARATORS.includes(separator) && separator ? figuresAt(view, first.end + 1) : null;
  const wholeDate = first.size === 8 || (first.size === 4 && second !== null && second.size === 2);
  if (inWord || (inName && !wholeDate) || (before === 46 && isDigit(view.charCodeAt(at - 2))))
    return skipName(view, first.end);
  if (second && second.size > 0) {
    const third =
      MONTH_DAY_SEPARATORS.includes(view[second.end] ?? 'x') && (view[second.end] === separator || separator === '.')
        ? figuresAt(view, second.end + 1)
        : null;
    if (third && third.size > 0 && !isDigit(view.charCodeAt(third.end))) {
      const followed = view[third.end] === separator && isDigit(view.charCodeAt(third.end + 1));
      const date = followed ? null : threeNumbers(first, second, third, monthFirst);
      if (date) {
        push({ start: at, end: clockAfter(view, third.end), date });
        return clockAfter(view, third.end);
      }
      if (!(first.size === 4 && third.size === 4)) return skipName(view, third.end);
    }
    if (
      first.size === 4 &&
      second.size === 2 &&
      separator !== '.' &&
      inYears(first.value) &&
      second.value >= 1 &&
      second.value <= 12 &&
      !third
    ) {
      push({ start: at, end: second.end, date: { year: first.value, month: second.value, day: 0 } });
      return second.end;
    }
    if (first.size <= 2 && second.size <= 2 && separator !== '.' && !(third && third.size > 0)) {
      const day = monthAndDay(first, second, separator, monthFirst, view, at);
      if (day && !isLetter(view.charCodeAt(second.end)) && view[second.end] !== '%') {
        push({ start: at, end: second.end, date: { year: 0, month: day[0], day: day[1] } });
        return second.end;
      }
    }
    if (separator === '.' || separator === '·') return skipName(view, second.end);
    if (separator === '/') return first.size === 4 && second.size === 4 ? pushNumber() : second.end;
  }
  if (separator === ':' && first.size <= 2 && figuresAt(view, first.end + 1).size === 2) {
    let end = first.end + 3;
    if (view[end] === ':' && figuresAt(view, end + 1).size === 2) end += 3;
    push({ start: at, end, clock: true });
    return end;
  }
  if (separator === ',' && figuresAt(view, first.end + 1).size === 3 && first.size <= 3) {
    let end = first.end;
    while (view[end] === ',' && figuresAt(view, end + 1).size === 3) end += 4;
    return skipName(view, end);
  }
  return pushNumber();

  function pushNumber(): number {
    if (first.size === 8) {
      const [year, month, day] = [
        Math.floor(first.value / 10000),
        Math.floor(first.value / 100) % 100,
        first.value % 100,
      ];
      if (inYears(year) && isRealDay(year, month, day) && !isLetter(view.charCodeAt(first.end))) {
        push({ start: at, end: first.end, date: { year, month, day } });
      }
      return first.end;
    }
    if (first.size > 4) return skipName(view, first.end);
    const tail = view.slice(first.end, first.end + 3);
    const after = (n: number): number => view.charCodeAt(first.end + n);
    if (/^(?:st|nd|rd|th)/.test(tail) && !isLetter(after(2))) {
      push({ start: at, end: first.end + 2, number: { value: first.value, digits: first.size, ordinal: true } });
      return first.end + 2;
    }
    if ((tail.startsWith("'s") && !isLetter(after(2))) || (tail.startsWith('s') && !isLetter(after(1)))) {
      const end = first.end + (tail.startsWith("'") ? 2 : 1);
      if (first.value % 10 === 0 && (first.size === 4 || first.size === 2)) {
        push({ start: at, end, number: { value: first.value, digits: first.size, decade: true } });
        return end;
      }
      if (first.size === 4 && tail.startsWith("'")) {
        push({ start: at, end: first.end, number: { value: first.value, digits: 4 } });
        return first.end;
      }
      return end;
    }
    if (/^[ap]m?/.test(tail) && first.size <= 2 && !isLetter(after(tail[1] === 'm' ? 2 : 1))) {
      push({ start: at, end: first.end + (tail[1] === 'm' ? 2 : 1), clock: true });
      return first.end + (tail[1] === 'm' ? 2 : 1);
    }
    if (isLetter(after(0)) || after(0) === 37) return skipName(view, first.end);
    if (before === 36 || before === 0x20ac || before === 0xa3 || before === 0xa5) return first.end;
    push({ start: at, end: first.end, number: { value: first.value, digits: first.size } });
    return first.end;
  }
}

interface Figures {
  readonly value: number;
  readonly size: number;
  readonly end: number;
}

function figuresAt(view: string, at: number): Figures {
  let end = at;
  while (isDigit(view.charCodeAt(end))) end++;
  return { value: end - at > 8 ? -1 : Number(view.slice(at, end)), size: end - at, end };
}

function wordBefore(view: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 12 && isLetter(view.charCodeAt(start - 1))) start--;
  return view.slice(start, end);
}

/** Past the rest of a name or measure that a number belongs to. */
function skipName(view: string, at: number): number {
  let end = at;
  while (isLetter(view.charCodeAt(end)) || isDigit(view.charCodeAt(end))) end++;
  return end;
}

const inYears = (value: number): boolean => value >= 1000 && value <= 2199;

function threeNumbers(
  a: Figures,
  b: Figures,
  c: Figures,
  monthFirst: boolean,
): { year: number; month: number; day: number } | null {
  if (a.size === 4 && b.size <= 2 && c.size <= 2 && inYears(a.value))
    return { year: a.value, month: b.value, day: c.value };
  if (a.size > 2 || b.size > 2 || (c.size !== 4 && c.size !== 2) || (c.size === 4 && !inYears(c.value))) return null;
  const year = c.size === 4 ? c.value : 2000 + c.value;
  const asMonthFirst = isRealDay(year, a.value, b.value);
  const asDayFirst = isRealDay(year, b.value, a.value);
  if (asMonthFirst && (monthFirst || !asDayFirst)) return { year, month: a.value, day: b.value };
  return asDayFirst ? { year, month: b.value, day: a.value } : null;
}

/** Month and day in two numbers; a fraction, a score or a shift pattern (24/7) is none. */
function monthAndDay(
  a: Figures,
  b: Figures,
  separator: string,
  monthFirst: boolean,
  view: string,
  at: number,
): [number, number] | null {
  const [month, day] =
    a.value > 12 || (!monthFirst && b.value <= 12 && separator === '/') ? [b.value, a.value] : [a.value, b.value];
  if (!isRealDay(2024, month, day) || (a.value === 24 && b.value === 7)) return null;
  // A slash or a hyphen between small numbers is a fraction or a range as a rule; two figures on a side speak for a date.
  if (separator === '-' && !(a.size === 2 && b.size === 2 && view[at] === '0')) return null;
  if (separator === '/' && a.size < 2 && b.size < 2) return null;
  return [month, day];
}

/** Past an ISO time that follows a date ("T10:30:00+08:00", " 18:59"). */
function clockAfter(view: string, at: number): number {
  const joined = view[at] === 't' || view[at] === ' ';
  const hours = joined ? figuresAt(view, at + 1) : null;
  if (hours?.size !== 2 || view[hours.end] !== ':' || figuresAt(view, hours.end + 1).size !== 2) return at;
  let end = hours.end + 3;
  if (view[end] === ':' && figuresAt(view, end + 1).size === 2) end += 3;
  if (view[at] === 't') while (end < view.length && end - at < 30 && '0123456789:.+-z'.includes(view[end]!)) end++;
  return end;
}
