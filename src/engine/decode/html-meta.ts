import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isoTime } from './html-dates.ts';
import { readJsonLd, type LinkedArticle } from './html-json-ld.ts';
import { attribute, elementsBelow } from './html-tree.ts';

/** What a page says of itself. */
export interface PageMeta {
  readonly title: string | null;
  /** ISO 8601 days or times; anything else that a page writes is left out. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** The address that the page gives for itself. */
  readonly url: string | null;
  /** What relative addresses on the page count from, where it says so. */
  readonly base: string | null;
  /** The BCP 47 tag of the document element. */
  readonly lang: string | null;
}

/** Names and properties of <meta>, best first (Open Graph, Dublin Core, schema.org and customs of content systems). */
const META = {
  title: ['og:title', 'twitter:title', 'headline', 'dc.title', 'dcterms.title', 'articletitle', 'title'],
  published: [
    'article:published_time',
    'og:published_time',
    'og:article:published_time',
    'datepublished',
    'publishdate',
    'publish-date',
    'publish_date',
    'published_time',
    'pubdate',
    'firstpublishedtime',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.created',
    'release_date',
    'weibo:article:create_at',
    'date',
  ],
  updated: [
    'article:modified_time',
    'og:updated_time',
    'og:modified_time',
    'datemodified',
    'lastmodified',
    'last-modified',
    'lastmod',
    'dcterms.modified',
    'dc.date.modified',
    'revised',
    'weibo:article:update_at',
  ],
  publisher: [
    'og:site_name',
    'application-name',
    'publisher',
    'dc.publisher',
    'dcterms.publisher',
    'sitename',
    'contentsource',
  ],
  author: [
    'author',
    'article:author',
    'og:article:author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'parsely-author',
    'sailthru.author',
    'mediaid',
  ],
  url: ['og:url', 'twitter:url'],
} as const;
type Field = keyof typeof META;

/** Reads JSON-LD first, then <meta> and microdata, then what stands in the page (<title>, the canonical link). */
export function readMeta(document: Tree.Document): PageMeta {
  const meta = new Map<string, string>();
  const linked: LinkedArticle = {
    title: null,
    published: null,
    updated: null,
    publisher: null,
    author: null,
    url: null,
  };
  let title: string | null = null;
  let canonical: string | null = null;
  let base: string | null = null;
  let lang: string | null = null;
  for (const element of elementsBelow(document)) {
    switch (element.tagName) {
      case 'html':
        lang = clean(attribute(element, 'lang') ?? attribute(element, 'xml:lang'));
        break;
      case 'meta':
        addMeta(element, meta);
        break;
      case 'base':
        base ??= clean(attribute(element, 'href'));
        break;
      case 'title':
        title ??= clean(textOf(element));
        break;
      case 'link':
        if (attribute(element, 'rel')?.toLowerCase() === 'canonical') canonical ??= clean(attribute(element, 'href'));
        break;
      case 'time':
        addTime(element, meta);
        break;
      case 'script':
        if (attribute(element, 'type')?.toLowerCase() === 'application/ld+json') readJsonLd(textOf(element), linked);
        break;
    }
  }
  const named = (field: Field): string | null =>
    META[field].map((n) => meta.get(n)).find((v) => v !== undefined) ?? null;
  const day = (field: 'published' | 'updated'): string | null =>
    isoTime(linked[field]) ?? META[field].map((n) => isoTime(meta.get(n) ?? null)).find((v) => v !== null) ?? null;
  return {
    title: linked.title ?? named('title') ?? title,
    published: day('published'),
    updated: day('updated'),
    publisher: linked.publisher ?? named('publisher'),
    author:
      person(linked.author) ?? META.author.map((n) => person(meta.get(n) ?? null)).find((v) => v !== null) ?? null,
    url: canonical ?? named('url') ?? linked.url,
    base,
    lang,
  };
}

function addMeta(element: Tree.Element, meta: Map<string, string>): void {
  const name = attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop');
  const content = clean(attribute(element, 'content'));
  const key = name?.toLowerCase() ?? '';
  if (key !== '' && content !== null && !meta.has(key)) meta.set(key, content);
}

/** A <time> that says what it is the time of. */
function addTime(element: Tree.Element, meta: Map<string, string>): void {
  const name =
    attribute(element, 'itemprop')?.toLowerCase() ?? (attribute(element, 'pubdate') === null ? '' : 'pubdate');
  const value = clean(attribute(element, 'datetime'));
  if (name !== '' && value !== null && !meta.has(name)) meta.set(name, value);
}

/** Some pages put an address or an account into the author's place. */
function person(value: string | null): string | null {
  return value === null || /^https?:|^@|[/\\]/.test(value) || value.length > 120 ? null : value;
}

function textOf(element: Tree.Element): string {
  return element.childNodes.map((n) => (n.nodeName === '#text' ? (n as Tree.TextNode).value : '')).join('');
}

function clean(value: string | null): string | null {
  const trimmed = value?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
