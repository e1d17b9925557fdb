import type { CitedSource } from '../../contract/reading.ts';
import type { Span } from '../../kernel/span.ts';
import type { DocumentTables } from '../../knowledge/document.ts';
import { createDayReader } from './dates.ts';
import { createDatelineFinder, type Dateline } from './dateline.ts';
import { languageOf } from './language.ts';
import { createNoticeFinder, createPromiseFinder, type FoundNotice, type SourcePromise } from './notices.ts';
import { createSourceFinder } from './sources.ts';
import { endsSentence, linesOf, type Views } from './views.ts';

export type { Dateline } from './dateline.ts';
export type { FoundNotice, SourcePromise } from './notices.ts';

/** The frame around an article. All offsets are UTF-16 units of the text and its matching view. */
export interface DocumentFrame {
  readonly notices: FoundNotice[];
  readonly sources: CitedSource[];
  readonly promises: SourcePromise[];
  readonly dateline: Dateline | null;
  readonly title: Span | null;
  readonly lang: string;
  /** The lines that are read for claims: all but title, dateline, notices and source lines. */
  readonly body: Span[];
}
export type DocumentReader = (views: Views) => DocumentFrame;

/** A dateline stands in one of the first lines, below a title, a byline and a summary. */
const HEAD_LINES = 4;
const LONGEST_TITLE = { zh: 50, en: 160 };
const OPENERS = new Set(['(', '[', '【']);
/** A line with no more than this beside a day is a heading of that day, which dates what stands below it. */
const BESIDE_A_DAY = 14;

/** Builds the reader of document frames; the returned function is pure and linear in the length of the text. */
export function createDocumentReader(tables: DocumentTables): DocumentReader {
  const days = createDayReader(tables);
  const noticeAt = createNoticeFinder(tables);
  const promisesOf = createPromiseFinder(tables);
  const findSources = createSourceFinder(tables, days);
  const datelineAt = createDatelineFinder(tables, days);

  const isDay = (view: string, line: Span): boolean => {
    for (let at = line.start; at < line.end; at++) {
      if (at > line.start && isWordChar(view[at]!) && isWordChar(view[at - 1]!)) continue;
      const day = days.dayAt(view, at);
      if (day) return line.end - line.start - (day.end - day.start) <= BESIDE_A_DAY;
    }
    return false;
  };

  return (views) => {
    const lines = linesOf(views.view);
    const notices: FoundNotice[] = [];
    const free: Span[] = [];
    for (const line of lines) {
      const notice = noticeAt(views.view, line);
      if (notice) notices.push(notice);
      else free.push(line);
    }
    const { sources, lines: sourceLines } = findSources(views, free);
    const taken = new Set(sourceLines.map((line) => line.start));
    let body = free.filter((line) => !taken.has(line.start));
    const lang = languageOf(views);
    let dateline: Dateline | null = null;
    for (const line of body.slice(0, HEAD_LINES)) dateline ??= datelineAt(views, line);
    const title = titleOf(views, lines, body, dateline, lang, isDay);
    if (title) body = body.slice(1);
    body = body.flatMap((line) => {
      if (dateline?.start !== line.start) return [line];
      return dateline.end < line.end ? [{ start: dateline.end, end: line.end }] : [];
    });
    return { notices, sources, promises: promisesOf(views.view, notices), dateline, title, lang, body };
  };
}

const isWordChar = (char: string): boolean => /[a-z0-9]/.test(char);

/**
 * The headline: a first line of the text that is short, does not close as a sentence, and has a longer or closed line
 * below it. Lines before it may be notices only, so that a paragraph further down is never taken.
 */
function titleOf(
  views: Views,
  lines: readonly Span[],
  body: readonly Span[],
  dateline: Dateline | null,
  lang: string,
  isDay: (view: string, line: Span) => boolean,
): Span | null {
  const [first, second] = body;
  if (!first || !second || first.start === dateline?.start || lines.indexOf(first) > 2) return null;
  const length = first.end - first.start;
  if (OPENERS.has(views.view[first.start]!) || isDay(views.view, first)) return null;
  if (length > (lang.startsWith('zh') ? LONGEST_TITLE.zh : LONGEST_TITLE.en) || endsSentence(views.view, first))
    return null;
  return endsSentence(views.view, second) || second.end - second.start > length ? first : null;
}
