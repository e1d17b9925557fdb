import type { CitedSource } from '../../contract/reading.ts';
import type { Span } from '../../kernel/span.ts';
import type { DocumentTables } from '../../knowledge/document.ts';
import type { DayReader } from './dates.ts';
import { trimmed, type Views } from './views.ts';

/** How long a bare name of a publisher may be, in UTF-16 units. */
const LONGEST_PUBLISHER = { zh: 14, en: 40 };
const SCHEMES = ['https://', 'http://', 'www.'];
const URL_CHAR = /[!-~]/;
const URL_STOP = new Set(['"', "'", '<', '>', '(', ')', '[', ']', '{', '}', '|', '\\', '^', '`']);
const URL_TAIL = new Set(['.', ',', ';', ':', '!', '?']);
const PARTERS = ['·', '|', '丨', '──', '——', ' — ', ' – ', ' - ', ', ', '. '];
const LIST_MARK = /^(?:\[[0-9]{1,3}\]|\([0-9]{1,3}\)|[0-9]{1,3}[.、)]|[①-⑳]|[-*•·—])\s*/;
const TIME_OF_DAY = /^\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?/;
const EDGE = /^[\s,.;:、，。；·|丨(){}[\]—–-]+|[\s,.;、，。；·|丨({[\]—–-]+$/g;
const OPENERS = new Map([
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
]);
/** A word of a publisher's name: with a capital or figure, or as short as a preposition. */
const NAME_WORD = /^(?:[A-Z0-9&].*|[a-z]{1,3})$/;
/** Marks that stand in titles and never in a publisher's name. */
const INSIDE_TITLE = /[.,:;!?，。：；！？《》“”]/;
const HAN = /\p{Script=Han}/u;

/** The address that begins at `at`, or null. Closing punctuation is left outside. */
export function urlAt(view: string, at: number): Span | null {
  const scheme = SCHEMES.find((form) => view.startsWith(form, at));
  if (scheme === undefined) return null;
  let end = at + scheme.length;
  while (end < view.length && URL_CHAR.test(view[end]!) && !URL_STOP.has(view[end]!)) end++;
  while (end > at && URL_TAIL.has(view[end - 1]!)) end--;
  return end > at + scheme.length ? { start: at, end } : null;
}

/** The first address inside a span. */
export function findUrl(view: string, span: Span): Span | null {
  for (const scheme of SCHEMES) {
    const at = view.slice(span.start, span.end).indexOf(scheme);
    if (at >= 0) return urlAt(view, span.start + at);
  }
  return null;
}

/** What a list entry's mark ("[1]", "2.", "•") takes, in UTF-16 units. */
export const listMark = (view: string, line: Span): number =>
  LIST_MARK.exec(view.slice(line.start, Math.min(line.end, line.start + 8)))?.[0].length ?? 0;

const bare = (words: string): string => words.replace(EDGE, '').trim();

/** A line that says when, and perhaps by whom, something was published. */
export interface Publication {
  readonly published: string;
  readonly publisher: string | null;
  /** It gives the time of day, as a page's head does and a heading in the text does not. */
  readonly clock: boolean;
}

/** A reader of one source line or list entry: its title, publisher, day and address. */
export interface SourceEntryReader {
  /** The sources that the span names: several where it lists publishers. An empty list where it holds no words. */
  readonly read: (views: Views, span: Span, isTitle: boolean) => CitedSource[];
  /** The publisher and day of a line that holds nothing else ("2025-09-03 19:17·看看新闻"), or null. */
  readonly publication: (views: Views, line: Span) => Publication | null;
}

export function createSourceEntryReader(tables: DocumentTables, days: DayReader): SourceEntryReader {
  const { publishers, conjunctions, prefixes } = tables.sources;

  const isPublisher = (text: string, folded: string): boolean => {
    if (text.length === 0) return false;
    if (HAN.test(text))
      return (
        !INSIDE_TITLE.test(text) &&
        text.length <= LONGEST_PUBLISHER.zh &&
        publishers.some((form) => folded.endsWith(form))
      );
    return text.length <= LONGEST_PUBLISHER.en && text.split(' ').every((word) => NAME_WORD.test(word));
  };

  /** The words between the cuts, in order. The view's pieces run beside the text's. */
  const without = (words: string, from: number, cuts: readonly (Span | null)[]): string => {
    let out = '';
    let at = from;
    for (const cut of cuts.filter((c) => c !== null).sort((a, b) => a.start - b.start)) {
      if (cut.start < at) continue;
      out += `${words.slice(at - from, cut.start - from)} `;
      at = cut.end;
    }
    return out + words.slice(at - from);
  };

  /** Several publishers on one line, or an empty list where any piece is none. */
  const listed = (text: string, folded: string): string[] => {
    let rest = { text, folded };
    const prefix = prefixes.find((form) => rest.folded.startsWith(form));
    if (prefix !== undefined) rest = { text: text.slice(prefix.length), folded: folded.slice(prefix.length) };
    const names: string[] = [];
    let from = 0;
    for (let at = 0; at <= rest.folded.length; at++) {
      const mark = at === rest.folded.length ? '' : conjunctions.find((form) => rest.folded.startsWith(form, at));
      if (mark === undefined) continue;
      const name = bare(rest.text.slice(from, at));
      if (name !== '') {
        if (!isPublisher(name, bare(rest.folded.slice(from, at)))) return [];
        names.push(name);
      }
      at += Math.max(0, mark.length - 1);
      from = at + 1;
    }
    return names;
  };

  /** The words in title marks, where the rest is short enough to be a publisher. */
  const quoted = (words: string): { title: string; rest: string } | null => {
    for (const [open, close] of OPENERS) {
      const start = words.indexOf(open);
      const end = start < 0 ? -1 : words.indexOf(close, start + 1);
      if (end > start + 1)
        return { title: words.slice(start + 1, end), rest: bare(words.slice(0, start) + words.slice(end + 1)) };
    }
    return null;
  };

  const named = (words: string, folded: string, isTitle: boolean): { title: string; publisher: string | null }[] => {
    if (words === '') return [];
    if (isTitle) return [{ title: words, publisher: null }];
    const marked = quoted(words);
    if (marked && marked.rest.length <= LONGEST_PUBLISHER.en)
      return [{ title: marked.title, publisher: marked.rest === '' ? null : marked.rest }];
    const several = listed(words, folded);
    if (several.length > 0) return several.map((name) => ({ title: name, publisher: name }));
    for (const parter of PARTERS) {
      const at = words.lastIndexOf(parter);
      if (at <= 0) continue;
      const last = bare(words.slice(at + parter.length));
      if ((parter === ', ' || parter === '. ') && !isPublisher(last, last)) continue;
      if (last !== '' && last.length <= (HAN.test(last) ? LONGEST_PUBLISHER.zh : LONGEST_PUBLISHER.en))
        return [{ title: bare(words.slice(0, at)), publisher: last }];
    }
    return [{ title: words, publisher: null }];
  };

  const parts = (
    { view }: Views,
    span: Span,
  ): { url: Span | null; day: ReturnType<DayReader['fullDay']>; clock: Span | null } => {
    const url = findUrl(view, span);
    const before = url ? { start: span.start, end: url.start } : span;
    const day = days.fullDay(view, before) ?? (url ? days.fullDay(view, { start: url.end, end: span.end }) : null);
    const clock = day ? TIME_OF_DAY.exec(view.slice(day.end, Math.min(span.end, day.end + 12))) : null;
    return { url, day, clock: day && clock ? { start: day.end, end: day.end + clock[0].length } : null };
  };

  const read = (views: Views, span: Span, isTitle: boolean): CitedSource[] => {
    const whole = trimmed(views.view, span);
    const { url, day, clock } = parts(views, whole);
    const cuts = [url, day, clock];
    const words = bare(without(views.text.slice(whole.start, whole.end), whole.start, cuts));
    const folded = bare(without(views.view.slice(whole.start, whole.end), whole.start, cuts));
    const address = url ? views.text.slice(url.start, url.end) : null;
    const names = named(words, folded, isTitle);
    if (names.length === 0 && address === null) return [];
    const shared = { published: day?.edtf ?? null, url: address, start: whole.start, end: whole.end };
    if (names.length === 0) return [{ title: address!, publisher: null, ...shared }];
    return names.map(({ title, publisher }) => ({ title, publisher, ...shared }));
  };

  const publication = (views: Views, line: Span): Publication | null => {
    if (line.end - line.start > 60) return null;
    const { url, day, clock } = parts(views, line);
    if (url || !day?.edtf) return null;
    const words = bare(without(views.text.slice(line.start, line.end), line.start, [day, clock]));
    const limit = HAN.test(words) ? LONGEST_PUBLISHER.zh : LONGEST_PUBLISHER.en;
    return words.length <= limit
      ? { published: day.edtf, publisher: words === '' ? null : words, clock: clock !== null }
      : null;
  };
  return { read, publication };
}
