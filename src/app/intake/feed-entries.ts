import type { parseFeed } from 'feedsmith';
import { oneLine } from './text.ts';

/** An item of any kind of feed, in one form. Addresses are as written. */
export interface FeedEntry {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  readonly base: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly html: string | null;
  readonly text: string | null;
  readonly summary: string | null;
}
export interface Feed {
  readonly title: string | null;
  readonly home: string | null;
  readonly base: string | null;
  readonly entries: readonly FeedEntry[];
}

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type Of<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];

/** From this length on (units), a description without a fuller text beside it is the text itself. */
const WHOLE = 1500;

/** Brings RSS, Atom, RDF and JSON feeds into one form. */
export function readFeed(parsed: AnyFeed): Feed {
  switch (parsed.format) {
    case 'rss':
      return rss(parsed.feed);
    case 'atom':
      return atom(parsed.feed);
    case 'rdf':
      return rdf(parsed.feed);
    case 'json':
      return json(parsed.feed);
  }
}

function rss(feed: Of<'rss'>): Feed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const { html, summary } = contents(item.content?.encoded, item.description);
    const guid = item.guid?.value ?? null;
    return {
      id: guid,
      title: plain(item.title),
      link:
        item.link ??
        item.atom?.links?.find((l) => l.rel !== 'self')?.href ??
        (item.guid?.isPermaLink === false ? null : guid),
      base: item.xml?.base ?? null,
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
      author: joined(item.dc?.creators) ?? joined(item.authors?.map((a) => a.name ?? a.email)),
      publisher: oneLine(item.source?.title),
      html,
      text: null,
      summary,
    };
  });
  return { title: plain(feed.title), home: feed.link ?? null, base: feed.xml?.base ?? null, entries };
}

function atom(feed: Of<'atom'>): Feed {
  const entries = (feed.entries ?? []).map((entry): FeedEntry => {
    const { content, summary } = entry;
    const isText = content?.type === undefined || content.type === 'text' || content.type === 'text/plain';
    const value = content?.value?.trim() ? content.value : null;
    return {
      id: entry.id ?? null,
      title:
        entry.title?.type === 'html' || entry.title?.type === 'xhtml'
          ? plain(entry.title.value)
          : oneLine(entry.title?.value),
      link: linkOf(entry.links) ?? content?.src ?? null,
      base: entry.xml?.base ?? null,
      published: entry.published ?? entry.updated ?? null,
      author: joined(entry.authors?.map((a) => a.name)),
      publisher: plain(entry.source?.title?.value),
      html: isText ? null : value,
      text: isText ? value : null,
      summary: summary?.value ?? null,
    };
  });
  return { title: plain(feed.title?.value), home: linkOf(feed.links), base: feed.xml?.base ?? null, entries };
}

function rdf(feed: Of<'rdf'>): Feed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const { html, summary } = contents(item.content?.encoded, item.description);
    return {
      id: item.rdf?.about ?? null,
      title: plain(item.title),
      link: item.link ?? item.rdf?.about ?? null,
      base: item.xml?.base ?? null,
      published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
      author: joined(item.dc?.creators),
      publisher: joined(item.dc?.publishers),
      html,
      text: null,
      summary,
    };
  });
  return { title: plain(feed.title), home: feed.link ?? null, base: feed.xml?.base ?? null, entries };
}

function json(feed: Of<'json'>): Feed {
  const entries =
    feed.items === undefined
      ? []
      : feed.items.map((item): FeedEntry => ({
          id: item.id ?? null,
          title: oneLine(item.title),
          link: item.url ?? item.external_url ?? null,
          base: null,
          published: item.date_published ?? null,
          author: joined((item.authors ?? feed.authors)?.map((a) => a.name)),
          publisher: null,
          html: item.content_html ?? null,
          text: item.content_text ?? null,
          summary: item.summary ?? null,
        }));
  return { title: oneLine(feed.title), home: feed.home_page_url ?? null, base: null, entries };
}

function contents(
  full: string | undefined,
  description: string | undefined,
): { html: string | null; summary: string | null } {
  if (full !== undefined && full.trim() !== '') return { html: full, summary: description ?? null };
  const whole = description !== undefined && description.length >= WHOLE;
  return { html: whole ? description : null, summary: description ?? null };
}

function linkOf(links: readonly { href?: string; rel?: string; type?: string }[] | undefined): string | null {
  const own = (links ?? []).filter((link) => link.href !== undefined && (link.rel ?? 'alternate') === 'alternate');
  return (own.find((link) => link.type === 'text/html') ?? own[0])?.href ?? null;
}

function joined(names: readonly (string | undefined)[] | undefined): string | null {
  return oneLine((names ?? []).filter((name) => name !== undefined).join(', '));
}

/** A title without the markup that feeds put into it. */
function plain(title: string | undefined): string | null {
  return oneLine(title?.replaceAll(/<[^<>]{0,500}>/g, ''));
}
