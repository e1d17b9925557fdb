import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attribute, elementsBelow } from './html-tree.ts';

/** What a page says of itself. */
export interface PageMeta {
  readonly title: string | null;
  /** An ISO 8601 day or time; anything else that a page writes is left out. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** The BCP 47 tag of the document element. */
  readonly lang: string | null;
}

/** Names and properties of <meta>, best first (Open Graph, Dublin Core, schema.org and customs of content systems). */
const META = {
  title: ['og:title', 'twitter:title', 'headline', 'dc.title', 'title'],
  published: [
    'article:published_time',
    'og:published_time',
    'datepublished',
    'publishdate',
    'publish-date',
    'pubdate',
    'dc.date.issued',
    'dc.date',
    'dcterms.created',
    'date',
  ],
  publisher: ['og:site_name', 'application-name', 'publisher', 'dc.publisher'],
  url: ['og:url', 'twitter:url'],
} as const;
type Field = keyof typeof META;

const ARTICLE_TYPES = /(Article|BlogPosting|Report|WebPage)$/;

/** Reads JSON-LD first, then <meta>, then what stands in the page (<time>, <title>, the canonical link). */
export function readMeta(document: Tree.Document): PageMeta {
  const meta = new Map<string, string>();
  const linked: Record<Field, string | null> = { title: null, published: null, publisher: null, url: null };
  let title: string | null = null;
  let canonical: string | null = null;
  let time: string | null = null;
  let lang: string | null = null;
  for (const element of elementsBelow(document)) {
    switch (element.tagName) {
      case 'html':
        lang = clean(attribute(element, 'lang') ?? attribute(element, 'xml:lang'));
        break;
      case 'meta':
        addMeta(element, meta);
        break;
      case 'title':
        title ??= clean(textOf(element));
        break;
      case 'link':
        if (attribute(element, 'rel')?.toLowerCase() === 'canonical') canonical ??= clean(attribute(element, 'href'));
        break;
      case 'time':
        time ??= isoTime(attribute(element, 'datetime'));
        break;
      case 'script':
        if (attribute(element, 'type')?.toLowerCase() === 'application/ld+json') addJsonLd(textOf(element), linked);
        break;
    }
  }
  const named = (field: Field): string | null =>
    META[field].map((n) => meta.get(n)).find((v) => v !== undefined) ?? null;
  const published = META.published.map((n) => isoTime(meta.get(n) ?? null)).find((v) => v !== null) ?? null;
  return {
    title: linked.title ?? named('title') ?? title,
    published: isoTime(linked.published) ?? published ?? time,
    publisher: linked.publisher ?? named('publisher'),
    url: canonical ?? named('url') ?? linked.url,
    lang,
  };
}

function addMeta(element: Tree.Element, meta: Map<string, string>): void {
  const name = attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop');
  const content = clean(attribute(element, 'content'));
  const key = name?.toLowerCase() ?? '';
  if (key !== '' && content !== null && !meta.has(key)) meta.set(key, content);
}

/** Takes the fields of the articles that a JSON-LD block describes; a block that is no JSON is passed over. */
function addJsonLd(json: string, out: Record<Field, string | null>): void {
  const queue: unknown[] = [parseJson(json)];
  // Bounded: real pages describe a few dozen things.
  for (let i = 0; i < queue.length && i < 1000; i++) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...(node as unknown[]).slice(0, 1000));
    if (!isRecord(node)) continue;
    queue.push(node['@graph'], node['mainEntity']);
    const types = [node['@type']].flat();
    if (!types.some((type) => typeof type === 'string' && ARTICLE_TYPES.test(type))) continue;
    out.title ??= text(node['headline']) ?? text(node['name']);
    out.published ??= text(node['datePublished']);
    out.publisher ??= nameOf(node['publisher']);
    out.url ??= text(node['url']) ?? text(node['mainEntityOfPage']) ?? idOf(node['mainEntityOfPage']);
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? clean(value) : null;
}

function nameOf(value: unknown): string | null {
  const [first] = [value].flat();
  return isRecord(first) ? text(first['name']) : text(first);
}

function idOf(value: unknown): string | null {
  return isRecord(value) ? text(value['@id']) : null;
}

function textOf(element: Tree.Element): string {
  return element.childNodes.map((n) => (n.nodeName === '#text' ? (n as Tree.TextNode).value : '')).join('');
}

function clean(value: string | null): string | null {
  const trimmed = value?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** A day, or a day and time, in ISO 8601; a blank for the T and slashes for hyphens are mended. */
function isoTime(value: string | null): string | null {
  const match =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?/.exec(
      value ?? '',
    );
  if (!match) return null;
  const [, year, month, day, clock, zone] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  const date = `${year!}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  if (clock === undefined) return date;
  const offset = zone === undefined ? '' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return `${date}T${clock}${offset}`;
}
