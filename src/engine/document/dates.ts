import { isRealDay } from '../../kernel/calendar.ts';
import { edtfDay } from '../../kernel/edtf.ts';
import type { Span } from '../../kernel/span.ts';
import { WordTable } from '../../kernel/word-table.ts';
import type { DocumentTables } from '../../knowledge/document.ts';

/** A day written in a source line or dateline. Offsets are UTF-16 units; `day` is null where the year is not written. */
export interface WrittenDay extends Span {
  readonly edtf: string | null;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const isLetter = (char: string | undefined): boolean => char !== undefined && char >= 'a' && char <= 'z';
const SEPARATORS = ['-', '/', '.'];

interface Reader {
  /** The first full day (with its year) inside a span, or null. */
  readonly fullDay: (view: string, span: Span) => WrittenDay | null;
  /** A day at this position, with or without year and month as far as `least` asks. */
  readonly dayAt: (view: string, at: number) => WrittenDay | null;
}

/** Reads the plain dates of frames: 2025-09-03, 2025/9/3, 2025年9月3日, 9月3日, 3日, September 3, 2025, 3 Sept 2025, Sept 3. */
export function createDayReader(tables: DocumentTables): Reader {
  const months = new WordTable(tables.months);
  const marks = tables.dateMarks;
  const number = (view: string, at: number, longest: number): { value: number; end: number } | null => {
    let end = at;
    while (end < at + longest && isDigit(view[end])) end++;
    return end === at || isDigit(view[end]) ? null : { value: Number(view.slice(at, end)), end };
  };
  const past = (view: string, at: number, forms: readonly string[]): number | null => {
    const form = forms.find((candidate) => view.startsWith(candidate, at));
    return form === undefined ? null : at + form.length;
  };
  const blanks = (view: string, at: number): number => (view[at] === ' ' ? at + 1 : at);
  const month = (view: string, at: number): { value: number; end: number } | null => {
    if (isLetter(view[at - 1])) return null;
    const found = months.longestAt(view, at);
    if (!found || isLetter(view[found.end])) return null;
    return { value: found.value, end: view[found.end] === '.' ? found.end + 1 : found.end };
  };
  const made = (start: number, end: number, y: number | null, m: number | null, d: number): WrittenDay | null => {
    if (!isRealDay(y ?? 2024, m ?? 1, d)) return null;
    return { start, end, edtf: y === null || m === null ? null : edtfDay(y, m, d) };
  };

  const numeric = (view: string, at: number): WrittenDay | null => {
    const y = number(view, at, 4);
    if (y?.end !== at + 4) return null;
    const separator = SEPARATORS.find((c) => view[y.end] === c);
    if (separator === undefined) return null;
    const m = number(view, y.end + 1, 2);
    if (!m || view[m.end] !== separator) return null;
    const d = number(view, m.end + 1, 2);
    return d ? made(at, d.end, y.value, m.value, d.value) : null;
  };
  const marked = (view: string, at: number): WrittenDay | null => {
    let next = number(view, at, 4);
    if (!next) return null;
    let year: number | null = null;
    let ofYear: number | null = null;
    const afterYear = next.end === at + 4 ? past(view, next.end, marks.year) : null;
    if (afterYear !== null) {
      year = next.value;
      next = number(view, afterYear, 2);
      if (!next) return null;
    }
    const afterMonth = past(view, next.end, marks.month);
    if (afterMonth !== null) {
      ofYear = next.value;
      next = number(view, afterMonth, 2);
      if (!next) return null;
    }
    if (year !== null && ofYear === null) return null;
    const end = past(view, next.end, marks.day);
    return end === null ? null : made(at, end, year, ofYear, next.value);
  };
  const yearAfter = (view: string, at: number): { value: number; end: number } | null => {
    const from = blanks(view, view[at] === ',' ? at + 1 : at);
    const y = number(view, from, 4);
    return y?.end === from + 4 ? y : null;
  };
  const named = (view: string, at: number): WrittenDay | null => {
    const first = month(view, at);
    if (first) {
      const d = number(view, blanks(view, first.end), 2);
      if (!d) return null;
      const y = yearAfter(view, d.end);
      return made(at, y?.end ?? d.end, y?.value ?? null, first.value, d.value);
    }
    const d = number(view, at, 2);
    const m = d && month(view, blanks(view, d.end));
    if (!m) return null;
    const y = yearAfter(view, m.end);
    return made(at, y?.end ?? m.end, y?.value ?? null, m.value, d.value);
  };
  const dayAt = (view: string, at: number): WrittenDay | null => {
    if (isDigit(view[at]) && isDigit(view[at - 1])) return null;
    return numeric(view, at) ?? marked(view, at) ?? named(view, at);
  };
  const fullDay = (view: string, span: Span): WrittenDay | null => {
    for (let at = span.start; at < span.end; at++) {
      if (!isDigit(view[at]) && !isLetter(view[at])) continue;
      const day = dayAt(view, at);
      if (day?.edtf && day.end <= span.end) return day;
    }
    return null;
  };
  return { fullDay, dayAt };
}
export type DayReader = Reader;
