import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { OffsetMap } from '../../kernel/offset-map.ts';
import { resolveUrl } from '../../kernel/url.ts';
import type { Fold } from '../../knowledge/folding.ts';
import type { PageTables } from '../../knowledge/page.ts';
import { TextAligner } from './html-align.ts';
import { createLineReader } from './html-choose.ts';
import { dayOfUrl, isoTime } from './html-dates.ts';
import { linesOf, type PageLine } from './html-lines.ts';
import { readMeta, type PageMeta } from './html-meta.ts';
import { createNameReader } from './html-names.ts';
import { readTree } from './html-root.ts';
import { createHeadReader, type FindDay } from './html-said.ts';
import { TextBuilder } from './text-builder.ts';

/** A link in the text; offsets are UTF-16 units of the text. */
export interface PageLink {
  readonly start: number;
  readonly end: number;
  /** Absolute, http or https. */
  readonly url: string;
}

export interface ExtractedPage {
  /** The article: headline and text, a line for every block, and the notes below it about sources and rights. */
  readonly text: string;
  /** From UTF-16 offsets of the HTML to UTF-16 offsets of the text. */
  readonly map: OffsetMap;
  readonly meta: PageMeta;
  readonly links: readonly PageLink[];
}

/** Reads a page; `url` is where it was got from, where that is known. */
export type ReadPage = (html: string, url?: string | null) => ExtractedPage;

export interface PageKnowledge {
  readonly tables: PageTables;
  readonly fold: Fold;
  readonly findDay: FindDay;
}

const MOST_LINKS = 500;
const NOTHING: PageKnowledge = {
  tables: {
    names: { around: [], comments: [], article: [] },
    related: [],
    comments: [],
    controls: [],
    labels: { publisher: [], author: [], published: [], updated: [], other: [] },
    notes: [],
  },
  fold: (text) => text,
  findDay: () => null,
};

/**
 * Makes the reader of pages: the article as plain text with a map back to the HTML, and what the page says of itself,
 * in its head, its JSON-LD, and the lines around its headline. The reader never fails; what is no page at all comes out
 * as its text. Linear in the page.
 */
export function createPageReader({ tables, fold, findDay }: PageKnowledge): ReadPage {
  const nameOf = createNameReader(tables);
  const { isNote, choose } = createLineReader(tables, fold);
  const { isHeadLine, read } = createHeadReader(tables, fold, findDay);
  return (html, url = null) => {
    const document = parse(html, { sourceCodeLocationInfo: true });
    const meta = readMeta(document);
    const lines = linesOf(readTree(document, nameOf), isNote);
    const names = new Set([meta.author, meta.publisher]);
    const { text, head, headline } = choose(lines, meta.title, (line) => names.has(line) || isHeadLine(line));
    const notes = text.slice(-3).filter((line) => line.text.length <= 120);
    const said = read([...head, ...notes].map((line) => line.text));
    const ownUrl = resolveUrl(meta.url, resolveUrl(meta.base, url) ?? url) ?? meta.url;
    const times = (among: readonly PageLine[]): string | null =>
      among.map((line) => isoTime(line.time)).find((time) => time !== null) ?? null;
    const base = resolveUrl(meta.base, url) ?? url ?? ownUrl;
    return {
      ...write(text, html, base),
      meta: {
        ...meta,
        // Sites put their name behind the title; the headline has it clean.
        title: headline !== null && meta.title?.includes(headline) === true ? headline : (meta.title ?? headline),
        url: ownUrl,
        published: meta.published ?? times(head) ?? said.published ?? times(lines) ?? dayOfUrl(ownUrl) ?? dayOfUrl(url),
        updated: meta.updated ?? said.updated,
        publisher: meta.publisher ?? said.publisher,
        author: meta.author ?? said.author,
      },
    };
  };
}

/** Reads a page without knowledge of words: by its elements alone. */
export function extractText(html: string): ExtractedPage {
  return createPageReader(NOTHING)(html);
}

function write(lines: readonly PageLine[], html: string, base: string | null): Omit<ExtractedPage, 'meta'> {
  const builder = new TextBuilder(html.length);
  const aligner = new TextAligner();
  const links: PageLink[] = [];
  for (const { pieces } of lines) {
    builder.breakLine();
    for (const { node, href } of pieces) {
      const before = builder.length;
      writeText(node, html, builder, aligner);
      if (href === null || links.length >= MOST_LINKS) continue;
      const url = resolveUrl(href, base);
      const last = links.at(-1);
      if (url === null || builder.length === before) continue;
      // A link that is written in several pieces is one.
      if (last?.url === url && before - last.end <= 1) links[links.length - 1] = { ...last, end: builder.length };
      else links.push({ start: before, end: builder.length, url });
    }
  }
  const { text, map } = builder.finish();
  return { text, map, links: links.map((link) => ({ ...link, start: pastBlanks(text, link.start) })) };
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n') at++;
  return at;
}

function writeText(node: Tree.TextNode, html: string, builder: TextBuilder, aligner: TextAligner): void {
  const place = node.sourceCodeLocation;
  if (!place) {
    builder.add(node.value, null);
    return;
  }
  const source = html.slice(place.startOffset, place.endOffset);
  for (const part of aligner.align(source, node.value)) {
    builder.add(node.value.slice(part.valueStart, part.valueEnd), {
      start: place.startOffset + part.sourceStart,
      end: place.startOffset + part.sourceEnd,
      copied: part.copied,
    });
  }
}
