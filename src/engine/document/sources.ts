import type { CitedSource } from '../../contract/reading.ts';
import type { Span } from '../../kernel/span.ts';
import type { DocumentTables } from '../../knowledge/document.ts';
import { createSourceEntryReader, findUrl, listMark, urlAt } from './source-entry.ts';
import type { DayReader } from './dates.ts';
import { endsSentence, isBlank, type Views } from './views.ts';

/** What a document cites, and the lines that hold nothing but that. Offsets are UTF-16 units. */
export interface FoundSources {
  readonly sources: CitedSource[];
  /** Lines that are source lines or list entries and hold no claim. */
  readonly lines: Span[];
}

const LONGEST_LINE = 400;
const LONGEST_LIST = 100;
/** The longest line of a page's head with day and publisher, and how many lines that head has. */
const LONGEST_PUBLICATION = 80;
const HEAD_LINES = 4;
const COLONS = new Set([':', '|', '丨', '/']);
const BEFORE_MARKER = /^[\s(【[*#>~-]{0,6}/;
const AFTER_HEADING = /^[\s\])】:]*$/;

/**
 * Finds what an article says it rests on: source lines ("来源:…", "Source: …") with the day-and-publisher line that may
 * follow, lists under a heading, sources between brackets in the running text, and addresses. `free` are the lines that
 * are not notices, in order.
 */
export function createSourceFinder(
  tables: DocumentTables,
  days: DayReader,
): (views: Views, free: readonly Span[]) => FoundSources {
  const { titles, lists } = tables.sources;
  const markers = [...tables.sources.markers].sort((a, b) => b.length - a.length);
  const entry = createSourceEntryReader(tables, days);

  /** Where what a marker introduces begins, if a marker and its colon stand at `at`. */
  const introduced = (view: string, at: number): { at: number; isTitle: boolean } | null => {
    const marker = markers.find((form) => view.startsWith(form, at));
    if (marker === undefined) return null;
    let end = at + marker.length;
    while (view[end] === ' ' || view[end] === '】' || view[end] === ']') end++;
    if (urlAt(view, end)) return { at: end, isTitle: false };
    return COLONS.has(view[end] ?? '') ? { at: end + 1, isTitle: titles.includes(marker) } : null;
  };
  const isHeading = (view: string, line: Span): boolean => {
    const words = view.slice(line.start, line.end).replace(BEFORE_MARKER, '');
    return (
      words.length <= 40 && lists.some((form) => words.startsWith(form) && AFTER_HEADING.test(words.slice(form.length)))
    );
  };
  const isEntry = (views: Views, line: Span): boolean =>
    listMark(views.view, line) > 0 ||
    findUrl(views.view, line) !== null ||
    days.fullDay(views.view, line) !== null ||
    !endsSentence(views.view, line);

  /** "2024-03-05 10:00 来源:…": a marker after a day on a short line. */
  const behindDay = ({ view }: Views, line: Span): { at: number; isTitle: boolean; published: string } | null => {
    if (line.end - line.start > LONGEST_PUBLICATION) return null;
    const day = days.fullDay(view, line);
    if (!day?.edtf) return null;
    for (let at = day.end; at < line.end; at++) {
      const start = isBlank(view[at - 1]) ? introduced(view, at) : null;
      if (start) return { ...start, published: day.edtf };
    }
    return null;
  };

  /** Sources between brackets inside a line: "(来源:…)". */
  const bracketed = (views: Views, line: Span): CitedSource[] => {
    const found: CitedSource[] = [];
    for (
      let open = views.view.indexOf('(', line.start);
      open >= 0 && open < line.end;
      open = views.view.indexOf('(', open + 1)
    ) {
      const start = introduced(views.view, open + 1);
      if (!start) continue;
      const close = views.view.slice(start.at, Math.min(line.end, start.at + LONGEST_LINE)).indexOf(')');
      if (close > 0) found.push(...entry.read(views, { start: start.at, end: start.at + close }, start.isTitle));
    }
    return found;
  };
  const addresses = (views: Views, line: Span): CitedSource[] => {
    const found: CitedSource[] = [];
    for (let at = line.start; at < line.end; at++) {
      const char = views.view[at];
      if (char !== 'h' && char !== 'w') continue;
      const url = urlAt(views.view, at);
      if (!url) continue;
      const address = views.text.slice(url.start, url.end);
      found.push({ title: address, publisher: null, published: null, url: address, ...url });
      at = url.end;
    }
    return found;
  };

  return (views, free) => {
    const sources: CitedSource[] = [];
    const lines: Span[] = [];
    // how many more entries a list may have, and the last source while a line about its day may still follow
    const state: { inList: number; previous: CitedSource | null } = { inList: 0, previous: null };
    const keep = (line: Span, found: CitedSource[]): void => {
      for (const source of found) sources.push(source);
      lines.push(line);
      state.previous = found.length === 1 ? found[0]! : null;
    };
    for (const [index, line] of free.entries()) {
      const short = line.end - line.start <= LONGEST_LINE;
      const after = state.previous;
      state.previous = null;
      const at =
        line.start + (short ? (BEFORE_MARKER.exec(views.view.slice(line.start, line.start + 6))?.[0].length ?? 0) : 0);
      const dated = short ? behindDay(views, line) : null;
      const start = short ? (introduced(views.view, at) ?? dated) : null;
      if (start) {
        const from = { start: start.at, end: line.end };
        const read = isBlank(views.view.slice(start.at, line.end).trim()[0])
          ? []
          : entry.read(views, from, start.isTitle);
        const found =
          start === dated
            ? read.map((source) => ({ ...source, published: source.published ?? dated.published }))
            : read;
        const onlyUrl = found.length === 1 && found[0]!.title === found[0]!.url;
        if (onlyUrl && after?.url === null) {
          merge(sources, after, { url: found[0]!.url });
          lines.push(line);
        } else keep(line, found);
        state.inList = isHeading(views.view, line) ? LONGEST_LIST : 0;
        continue;
      }
      if (short && isHeading(views.view, line)) {
        state.inList = LONGEST_LIST;
        lines.push(line);
        continue;
      }
      const publication = short && after?.published === null ? entry.publication(views, line) : null;
      if (!after && short && index < HEAD_LINES && entry.publication(views, line)?.clock === true) {
        lines.push(line);
        continue;
      }
      if (after && publication) {
        merge(sources, after, {
          published: publication.published,
          publisher: publication.publisher ?? after.publisher,
          end: line.end,
        });
        lines.push(line);
        continue;
      }
      if (state.inList > 0 && short && isEntry(views, line)) {
        state.inList--;
        keep(line, entry.read(views, { start: line.start + listMark(views.view, line), end: line.end }, false));
        continue;
      }
      state.inList = 0;
      const inside = [...bracketed(views, line), ...addresses(views, line)];
      const url = inside.length === 1 ? inside[0]! : null;
      if (url && url.start === line.start && url.end === line.end) {
        keep(line, inside);
        continue;
      }
      for (const source of inside) sources.push(source);
    }
    sources.sort((a, b) => a.start - b.start || a.end - b.end);
    return { sources, lines };
  };
}

/** Puts what a following line adds into the source that it belongs to. */
function merge(sources: CitedSource[], source: CitedSource, more: Partial<CitedSource>): void {
  const at = sources.indexOf(source);
  if (at >= 0) sources[at] = { ...source, ...more };
}
