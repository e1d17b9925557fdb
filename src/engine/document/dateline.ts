import type { Span } from '../../kernel/span.ts';
import type { DocumentTables } from '../../knowledge/document.ts';
import type { DayReader, WrittenDay } from './dates.ts';
import { isBlank, trimmed, type Views } from './views.ts';

/**
 * Where and when a report was filed, as it says itself: "新华社平壤9月3日电", "KYIV, Sept 5 (Reuters) —". All offsets are
 * UTF-16 units; `date` is the span of the day's words, which the time recogniser reads.
 */
export interface Dateline extends Span {
  readonly publisher: string | null;
  readonly place: string | null;
  readonly date: Span | null;
}

/** How far into a line a dateline reaches at most, in UTF-16 units. */
const REACH = 60;
const REACH_EN = 90;
/** The longest bracket without a day that still only says who reports. */
const LONGEST_BRACKET = 24;
const DASHES = ['---', '--', '—', '–', '-', '──'];
const OPEN = new Map([
  ['(', ')'],
  ['【', '】'],
  ['[', ']'],
]);

export function createDatelineFinder(
  tables: DocumentTables,
  days: DayReader,
): (views: Views, line: Span) => Dateline | null {
  const { bracketed, credits, publishers, reporters } = tables.dateline;
  const ends = [...tables.dateline.ends].sort((a, b) => b.length - a.length);

  const slice = ({ text, view }: Views, span: Span): string | null => {
    const inner = trimmed(view, span);
    return inner.end > inner.start ? text.slice(inner.start, inner.end) : null;
  };
  /** Parts "新华社平壤" after the first ending of a publisher's name; words about a reporter hide the place. */
  const parted = (views: Views, span: Span): { publisher: string | null; place: string | null } => {
    const words = views.view.slice(span.start, span.end);
    const reporter = Math.min(...reporters.map((form) => words.indexOf(form)).map((at) => (at < 0 ? Infinity : at)));
    const name = Number.isFinite(reporter) ? words.slice(0, reporter) : words;
    const cut = publishers
      .map((form) => ({ at: name.indexOf(form), form }))
      .filter(({ at }) => at >= 1)
      .sort((a, b) => a.at - b.at || b.form.length - a.form.length)[0];
    let border = cut ? span.start + cut.at + cut.form.length : span.start;
    // 中国日报网 is one name with two endings
    const goesOn = (): boolean =>
      publishers.some((more) => more.length === 1 && views.view.startsWith(more, border)) &&
      ![...ends, ...bracketed].some((form) => form.length > 1 && views.view.startsWith(form, border));
    while (cut && border < span.start + name.length && goesOn()) border++;
    return {
      publisher: cut ? slice(views, { start: span.start, end: border }) : null,
      place: Number.isFinite(reporter) ? null : slice(views, { start: border, end: span.end }),
    };
  };
  const firstDay = (view: string, from: number, to: number): WrittenDay | null => {
    for (let at = from; at < to; at++) {
      const char = view[at]!;
      if (char < '0' || char > '9') continue;
      return days.dayAt(view, at);
    }
    return null;
  };
  /** Where the words after the day close the dateline, or null. */
  const closed = (view: string, from: number, to: number): number | null => {
    const at = view[from] === ' ' ? from + 1 : from;
    const end = ends.find((form) => view.startsWith(form, at) && at + form.length <= to);
    return end === undefined ? null : at + end.length;
  };
  const parts = (char: string | undefined): boolean => isBlank(char) || char === '(' || char === ':';
  /** Passes a bracket about the reporter, a colon and blanks. */
  const rest = (view: string, from: number, to: number): number => {
    let at = from;
    while (view[at] === ' ') at++;
    if (view[at] === '(') {
      const close = view.slice(at, Math.min(to, at + REACH)).indexOf(')');
      if (close > 0 && reporters.some((form) => view.slice(at, at + close).includes(form))) at += close + 1;
    }
    while (at < to && (view[at] === ' ' || view[at] === ':')) at++;
    return at;
  };

  const chinese = (views: Views, line: Span): Dateline | null => {
    const { view } = views;
    const closer = OPEN.get(view[line.start] ?? '');
    const from = closer === undefined ? line.start : line.start + 1;
    const reach = Math.min(line.end, from + REACH);
    const close = closer === undefined ? reach : from + view.slice(from, reach).indexOf(closer);
    if (close < from) return null;
    const day = firstDay(view, from, close);
    if (day && day.start <= from + 24) {
      const head = parted(views, { start: from, end: day.start });
      // without a publisher only a bare place may stand before the day, never a clause
      if (head.publisher === null && day.start - from > 8) return null;
      const tail =
        closer === undefined
          ? closed(view, day.end, close)
          : ends.some((form) => view.slice(day.end, close).endsWith(form))
            ? close
            : null;
      if (tail === null) return null;
      // only a publisher's name tells the end of a dateline from a word that begins as it does
      if (closer === undefined && head.publisher === null && !parts(view[tail])) return null;
      const end = closer === undefined ? rest(view, tail, line.end) : rest(view, close + 1, line.end);
      return { start: line.start, end, ...head, date: { start: day.start, end: day.end } };
    }
    if (closer !== undefined) {
      const inner = view.slice(from, close);
      const credit = credits.find((form) => inner.startsWith(form));
      const told =
        credit !== undefined ||
        reporters.some((form) => inner.includes(form)) ||
        bracketed.some((form) => inner.endsWith(form));
      if (inner.length > LONGEST_BRACKET || !told) return null;
      return {
        start: line.start,
        end: rest(view, close + 1, line.end),
        ...parted(views, { start: from + (credit?.length ?? 0), end: close }),
        place: null,
        date: null,
      };
    }
    return null;
  };

  const english = (views: Views, line: Span): Dateline | null => {
    const { text, view } = views;
    const reach = Math.min(line.end, line.start + REACH_EN);
    let dash = -1;
    let width = 0;
    for (let at = line.start + 2; at < reach && dash < 0; at++) {
      const form = DASHES.find((candidate) => view.startsWith(candidate, at));
      if (form === undefined) continue;
      if (form === '-' && !(view[at - 1] === ' ' && view[at + 1] === ' ')) continue;
      if (form.length === 1 && form !== '-' && view[at - 1] !== ' ' && view[at - 1] !== ')') continue;
      dash = at;
      width = form.length;
    }
    if (dash < 0) return null;
    const head = text.slice(line.start, dash);
    if (/[.;:!?](?=\s+[a-z])/.test(head) || !/^[A-Z]/.test(head)) return null;
    let day: WrittenDay | null = null;
    for (let at = line.start; at < dash && !day; at++) {
      const before = view[at - 1];
      if (at === line.start || before === ' ' || before === ',') day = days.dayAt(view, at);
    }
    if (day && day.end > dash) day = null;
    const open = head.indexOf('(');
    const shut = open < 0 ? -1 : head.indexOf(')', open);
    const publisher = shut > open + 1 ? head.slice(open + 1, shut).trim() : null;
    const border = Math.min(day ? day.start - line.start : Infinity, open < 0 ? Infinity : open, head.length);
    const place = head.slice(0, border).replace(/[\s,]+$/, '');
    const words = place.split(/[\s,]+/).filter((word) => word !== '');
    const capitals = /^[A-Z][A-Z .,'/-]{2,}/.test(place);
    const named = words.length > 0 && words.length <= 5 && words.every((word) => /^[A-Z]/.test(word));
    if (
      !(capitals || (named && (day !== null || publisher !== null || townAndCountry(place, view, dash)))) ||
      place.length > 45
    )
      return null;
    if (capitals && day === null && publisher === null && words.some((word) => word !== word.toUpperCase()))
      return null;
    let end = dash + width;
    while (end < line.end && view[end] === ' ') end++;
    return { start: line.start, end, publisher, place, date: day ? { start: day.start, end: day.end } : null };
  };

  /** "Seoul, South Korea – The …" */
  const townAndCountry = (place: string, view: string, dash: number): boolean =>
    place.split(',').length === 2 && view[dash] !== '-' && view[dash - 1] === ' ' && view[dash + 1] === ' ';

  return (views, line) => chinese(views, line) ?? english(views, line);
}
