import { TallyError } from '../../kernel/errors.ts';
import { coded, article, step, UTF8_HTML, UTF8_TEXT, type Context } from './context.ts';
import { isoDate } from './dates.ts';
import { readFeed, type FeedEntry } from './feed-entries.ts';
import { decodeText, encodeText } from './text.ts';
import type { IntakeItem, Material } from './types.ts';

/**
 * A feed (RSS, Atom, RDF, JSON Feed): items with their full text as articles, items with a link and no more than a
 * summary as links to fetch. Relative addresses are resolved. An item with neither is a problem of its own.
 */
export async function* openFeed(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const { parseFeed } = await import('feedsmith');
  const text = decodeText(material.bytes, material.contentType ?? null);
  let feed: ReturnType<typeof readFeed>;
  try {
    feed = readFeed(parseFeed(text));
  } catch (error) {
    throw coded(error, material.name);
  }
  const home = resolved(feed.home, material.url ?? null) ?? material.url ?? null;
  const base = resolved(feed.base, home) ?? home;
  for (const [i, entry] of feed.entries.entries()) {
    const part = step('item', i + 1);
    yield* open(entry, feed, base, part, context);
    await Promise.resolve();
  }
}

function open(
  entry: FeedEntry,
  feed: ReturnType<typeof readFeed>,
  base: string | null,
  part: string,
  context: Context,
): IntakeItem[] {
  const url = resolved(entry.link, resolved(entry.base, base) ?? base);
  const published = isoDate(entry.published);
  const content = entry.html ?? entry.text;
  if (content === null && url !== null) {
    const { id, title, author, summary } = entry;
    return [{ kind: 'link', part, url, id, title, published, author, summary }];
  }
  const own = content ?? entry.summary;
  if (own === null)
    return [
      { kind: 'problem', part, error: new TallyError('INTAKE_NO_TEXT', 'The item has neither a text nor a link.') },
    ];
  const page = entry.text === null || entry.html !== null;
  return [
    article(context, {
      bytes: encodeText(page ? framed(own) : own),
      derived: true,
      part,
      given: {
        contentType: page ? UTF8_HTML : UTF8_TEXT,
        title: entry.title,
        url,
        publisher: entry.publisher ?? feed.title,
        published,
        lang: null,
      },
      id: entry.id,
      author: entry.author,
    }),
  ];
}

/** An item's HTML is all article: the mark keeps the reader of pages from looking for one inside. */
function framed(html: string): string {
  return /<(?:html|body|article)\b/i.test(html) ? html : `<article>${html}</article>`;
}

/** An absolute http address, or null. */
function resolved(written: string | null, base: string | null): string | null {
  if (written === null || written.trim() === '') return null;
  try {
    const url = base === null ? new URL(written.trim()) : new URL(written.trim(), base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    // No address: the item is kept without one.
    return null;
  }
}
