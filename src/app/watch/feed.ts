import { TallyError } from '../../kernel/errors.ts';
import type { Feed, NewFeedItem } from '../../ledger/feeds/port.ts';
import type { Capture } from '../fetch/types.ts';
import { captureOfAnswer, keepNode } from '../import/capture.ts';
import { badStatus, type Unit, unitsOf } from '../import/units.ts';
import { captureMaterial } from '../intake/open.ts';
import { sniff } from '../intake/sniff.ts';
import { feedPause, later, retryAfter } from './backoff.ts';
import type { WatchTools } from './tools.ts';
import { type ReadArticles, readUnits, writeArticles } from './keep-articles.ts';

const NOTHING = { contentType: null, title: null, url: null, publisher: null, published: null, lang: null };

export interface FeedLook {
  readonly status: number | null;
  /** Items that were new, and those of them that the feed held whole and that were read at once. */
  readonly added: number;
  readonly read: number;
  readonly error: TallyError | null;
}

/**
 * Asks a feed whether it has anything new, notes its items, and when to ask again. Items that stand whole in the feed
 * are read from it; the others wait for their pages to be fetched. Rejects only where the ledger fails.
 */
export async function lookAtFeed(tools: WatchTools, feed: Feed, signal?: AbortSignal): Promise<FeedLook> {
  let answer: Capture | null = null;
  try {
    const validators = { etag: feed.etag, lastModified: feed.lastModified };
    answer = await tools.visit(feed.url, { validators, ...(signal ? { signal } : {}) });
    if (answer.status === 304) return await unchanged(tools, feed, answer);
    if (answer.status < 200 || answer.status > 299) throw badStatus(answer);
    return await changed(tools, feed, answer);
  } catch (error) {
    if (!(error instanceof TallyError) || error.code.startsWith('LEDGER_')) throw error;
    if (!signal?.aborted) await noteFailure(tools, feed, answer, error);
    return { status: answer?.status ?? null, added: 0, read: 0, error };
  }
}

async function unchanged({ ledger, by }: WatchTools, feed: Feed, { status }: Capture): Promise<FeedLook> {
  const now = by.clock();
  const fetch = { at: now.toISOString(), status, code: null, message: null, capture: null, items: 0, added: 0 };
  const next = { ...feed, failures: 0, nextAt: later(now, feedPause(feed.everyMinutes, 0)) };
  await ledger.together((writer) => writer.feeds.fetched(feed.id, fetch, next));
  return { status, added: 0, read: 0, error: null };
}

async function changed(tools: WatchTools, feed: Feed, answer: Capture): Promise<FeedLook> {
  const { ledger, by } = tools;
  const node = captureOfAnswer(answer, by);
  if (sniff(captureMaterial(answer)) !== 'feed')
    throw new TallyError('FEED_UNREADABLE', `${feed.url} is no feed (RSS, Atom, JSON Feed).`);
  const found = await itemsOf(tools, answer, node);
  const fresh = new Set(
    await ledger.feeds.unknown(
      feed.id,
      found.map(({ item }) => item.key),
    ),
  );
  const whole = found.filter(({ item, unit }) => fresh.has(item.key) && unit.kind === 'article');
  const read: { key: string; articles: ReadArticles }[] = [];
  for (const one of whole) read.push({ key: one.item.key, articles: await readUnits(tools, [one.unit]) });
  const now = by.clock();
  const at = now.toISOString();
  const added = await ledger.together(async (writer) => {
    const count = await writer.feeds.addItems(
      feed.id,
      found.map(({ item }) => item),
      at,
    );
    const documents = new Map<string, string | null>();
    for (const { key, articles } of read) documents.set(key, await writeArticles(tools, writer, articles));
    // A feed that brought nothing new is no evidence of anything.
    const capture = count > 0 ? await keepNode(writer.captures, node) : null;
    const fetch = { at, status: answer.status, code: null, message: null, capture, items: found.length, added: count };
    const nextAt = later(now, feedPause(feed.everyMinutes, 0));
    const told = { etag: headerOf(answer, 'etag'), lastModified: headerOf(answer, 'last-modified') };
    await writer.feeds.fetched(feed.id, fetch, { ...told, nextAt, failures: 0, title: feed.title });
    for (const [key, documentId] of documents) await writer.feeds.settleKey(feed.id, key, documentId);
    return count;
  });
  return { status: answer.status, added, read: read.length, error: null };
}

/** The items of a feed, each with what it is known by. Parts that cannot be opened are left for another day. */
async function itemsOf(
  tools: WatchTools,
  answer: Capture,
  node: ReturnType<typeof captureOfAnswer>,
): Promise<{ item: NewFeedItem; unit: Unit }[]> {
  const found: { item: NewFeedItem; unit: Unit }[] = [];
  const unitTools = { by: tools.by, open: {}, defaults: NOTHING };
  for await (const unit of unitsOf(node, captureMaterial(answer), unitTools, true)) {
    if (unit.kind === 'link') {
      const { id, url, title, published, author } = unit.item;
      found.push({ item: { key: id ?? url, url, title, published, author }, unit });
    } else if (unit.kind === 'article') {
      const { id, given, author, part } = unit.item;
      const { url, title, published } = given;
      found.push({
        item: { key: id ?? url ?? `${title ?? ''} ${published ?? part ?? ''}`, url, title, published, author },
        unit,
      });
    }
  }
  return found;
}

async function noteFailure(
  { ledger, by }: WatchTools,
  feed: Feed,
  answer: Capture | null,
  { code, message }: TallyError,
): Promise<void> {
  const now = by.clock();
  const failures = feed.failures + 1;
  const asked = answer ? retryAfter(answer, now) : null;
  const nextAt = later(now, Math.max(feedPause(feed.everyMinutes, failures), asked ?? 0));
  const fetch = {
    at: now.toISOString(),
    status: answer?.status ?? null,
    code,
    message,
    capture: null,
    items: 0,
    added: 0,
  };
  await ledger.together((writer) => writer.feeds.fetched(feed.id, fetch, { ...feed, failures, nextAt }));
}

function headerOf({ headers }: Capture, name: string): string | null {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1] ?? null;
}
