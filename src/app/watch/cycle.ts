import { lookAtFeed } from './feed.ts';
import { fetchItem, settleItem } from './item.ts';
import type { WatchTools } from './tools.ts';

export interface CycleSummary {
  /** Feeds that were asked, and those among them that failed. */
  feeds: number;
  feedsFailed: number;
  /** New items in them. */
  added: number;
  /** Items read, and those that could not be (now, or for good). */
  read: number;
  failed: number;
}

/** Items whose pages are on their way at once; hosts still get their pauses. */
const AHEAD = 4;
/** Items dealt with in one cycle; the rest waits for the next. */
const IN_ONE_CYCLE = 2000;

/**
 * Asks every feed whose time has come and reads every item that waits, each once. What is written is on the disk before
 * the next thing is fetched, so a cycle may be stopped at any moment. Rejects only where the ledger fails.
 */
export async function runCycle(tools: WatchTools, signal?: AbortSignal): Promise<CycleSummary> {
  const { ledger, by } = tools;
  const summary: CycleSummary = { feeds: 0, feedsFailed: 0, added: 0, read: 0, failed: 0 };
  const now = (): string => by.clock().toISOString();
  for (const feed of await ledger.feeds.due(now())) {
    if (signal?.aborted) return summary;
    const { added, read, status, error } = await lookAtFeed(tools, feed, signal);
    if (signal?.aborted) return summary;
    summary.feeds++;
    if (error) summary.feedsFailed++;
    summary.added += added;
    summary.read += read;
    await tools.onEvent?.({ kind: 'feed', feed, status, added, message: error?.message ?? null });
  }
  const waiting = await ledger.feeds.waiting(now(), IN_ONE_CYCLE);
  const fetched = waiting.slice(0, AHEAD).map((item) => fetchItem(tools, item, signal));
  for (const [i, item] of waiting.entries()) {
    const result = await fetched[i]!;
    if (signal?.aborted) return summary;
    const next = waiting[i + AHEAD];
    if (next) fetched.push(fetchItem(tools, next, signal));
    const { documentId, error } = await settleItem(tools, item, result);
    if (documentId === null) summary.failed++;
    else summary.read++;
    await tools.onEvent?.({ kind: 'item', item, documentId, message: error?.message ?? null });
  }
  return summary;
}
