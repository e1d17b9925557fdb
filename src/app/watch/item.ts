import { TallyError } from '../../kernel/errors.ts';
import type { FeedItem } from '../../ledger/feeds/port.ts';
import type { Capture } from '../fetch/types.ts';
import { toolsBehind } from '../import/links.ts';
import { captureOfAnswer } from '../import/capture.ts';
import { badStatus, type Unit, unitsOf } from '../import/units.ts';
import { captureMaterial } from '../intake/open.ts';
import { itemPause, later, MOST_ATTEMPTS, retryAfter } from './backoff.ts';
import type { WatchTools } from './tools.ts';
import { type ReadArticles, readUnits, writeArticles } from './keep-articles.ts';

/** What fetching an item gave: an answer, a document that was read there before, or an error. */
export type Fetched = { readonly answer: Capture } | { readonly documentId: string } | { readonly error: TallyError };

/** Fetches the page behind an item, unless it was read for another feed. Never rejects for what the server does. */
export async function fetchItem(tools: WatchTools, item: FeedItem, signal?: AbortSignal): Promise<Fetched> {
  if (item.url === null) return { error: new TallyError('FEED_NO_ADDRESS', 'The item has no address to fetch.') };
  const documentId = await tools.ledger.feeds.documentAt(item.url);
  if (documentId !== null) return { documentId };
  try {
    return { answer: await tools.visit(item.url, signal ? { signal } : {}) };
  } catch (error) {
    if (error instanceof TallyError) return { error };
    throw error;
  }
}

const GONE = new Set([404, 410]);
const NOTHING = { contentType: null, title: null, url: null, publisher: null, published: null, lang: null };

/** Reads what was fetched and notes what became of the item, in one transaction. */
export async function settleItem(
  tools: WatchTools,
  item: FeedItem,
  fetched: Fetched,
): Promise<{ documentId: string | null; error: TallyError | null }> {
  const { ledger } = tools;
  const good = { state: 'read', attempts: item.attempts + 1, nextAt: item.nextAt, code: null, message: null } as const;
  if ('documentId' in fetched) {
    const { documentId } = fetched;
    await ledger.together((writer) => writer.feeds.settle(item.id, { ...good, documentId }));
    return { documentId, error: null };
  }
  const { error, answer, articles } = await opened(tools, item, fetched);
  if (!error && articles) {
    const documentId = await ledger.together(async (writer) => {
      const id = await writeArticles(tools, writer, articles);
      await writer.feeds.settle(item.id, { ...good, documentId: id });
      return id;
    });
    return { documentId, error: null };
  }
  await ledger.together(async (writer) => {
    // An answer that is no article is evidence too: of what stood there.
    if (articles) await writeArticles(tools, writer, articles);
    await writer.feeds.settle(item.id, { ...failed(tools, item, error!, answer), documentId: null });
  });
  return { documentId: null, error };
}

async function opened(
  tools: WatchTools,
  item: FeedItem,
  fetched: { answer: Capture } | { error: TallyError },
): Promise<{ error: TallyError | null; answer: Capture | null; articles: ReadArticles | null }> {
  if ('error' in fetched) return { error: fetched.error, answer: null, articles: null };
  const { answer } = fetched;
  const node = captureOfAnswer(answer, tools.by);
  const units: Unit[] = [{ kind: 'capture', node }];
  const nothing = { nodes: [node], articles: [] };
  if (answer.status < 200 || answer.status > 299) return { error: badStatus(answer), answer, articles: nothing };
  try {
    const link = { url: item.url!, title: item.title, published: item.published };
    const unitTools = toolsBehind(link, { by: tools.by, open: {}, defaults: NOTHING });
    let problem: TallyError | null = null;
    for await (const unit of unitsOf(node, captureMaterial(answer), unitTools, true)) {
      if (unit.kind === 'problem') problem ??= unit.error;
      units.push(
        unit.kind === 'article' ? { ...unit, item: { ...unit.item, author: unit.item.author ?? item.author } } : unit,
      );
    }
    const articles = await readUnits(tools, units);
    const none = problem ?? new TallyError('INTAKE_NO_TEXT', `${answer.finalUrl} holds no article.`);
    return { error: articles.articles.length > 0 ? null : none, answer, articles };
  } catch (error) {
    if (error instanceof TallyError && !error.code.startsWith('LEDGER_')) return { error, answer, articles: nothing };
    throw error;
  }
}

function failed(
  { by }: WatchTools,
  item: FeedItem,
  { code, message }: TallyError,
  answer: Capture | null,
): Pick<FeedItem, 'state' | 'attempts' | 'nextAt' | 'code' | 'message'> {
  const attempts = item.attempts + 1;
  const now = by.clock();
  const asked = answer ? retryAfter(answer, now) : null;
  const nextAt = later(now, Math.max(itemPause(attempts), asked ?? 0));
  if (code === 'FETCH_ROBOTS') return { state: 'refused', attempts, nextAt, code, message };
  const isGone =
    (answer !== null && GONE.has(answer.status)) || /^(FETCH_URL|FETCH_ADDRESS_REFUSED|FEED_NO)/.test(code);
  const state = isGone || attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting';
  return { state, attempts, nextAt, code, message };
}
