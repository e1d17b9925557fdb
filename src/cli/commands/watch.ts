import { readHere } from '../../app/import/reader.ts';
import { openLedger } from '../../app/ledger.ts';
import type { CycleSummary } from '../../app/watch/cycle.ts';
import type { WatchEvent, WatchTools } from '../../app/watch/tools.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, newPage, pathOfLedger, withLedger } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { createFetching, toolName } from '../fetching.ts';

export interface WatchAddOptions extends GlobalOptions {
  every: number;
}
export interface WatchListOptions extends GlobalOptions {
  json?: true | undefined;
}
export interface WatchRunOptions extends GlobalOptions {
  once?: true | undefined;
  delay: number;
  allowHost?: string[] | undefined;
}

/** `tally watch add FEED…`: a feed is an address. */
export async function watchAdd(context: Context, feeds: readonly string[], options: WatchAddOptions): Promise<void> {
  const { surface, words } = context;
  const addresses = feeds.map(addressOf);
  const { fold, eventRules = null } = await surface.openEngine();
  const ledger = await openLedger({ path: pathOfLedger(context, options), mode: 'write', fold, eventRules });
  try {
    for (const url of addresses) {
      const feed = { url, at: surface.clock().toISOString(), author: surface.user, everyMinutes: options.every };
      const id = await ledger.together((writer) => writer.feeds.add(feed));
      await surface.out.write(`${words.t(id === null ? 'watch.alreadyThere' : 'watch.added', { url })}\n`);
    }
  } finally {
    await ledger.close();
  }
}

/** `tally watch remove FEED…`: what was read of it stays. */
export async function watchRemove(context: Context, feeds: readonly string[], options: GlobalOptions): Promise<void> {
  const { surface, words } = context;
  await withLedger(context, options, async (ledger) => {
    for (const name of feeds) {
      const feed = await ledger.feeds.get(name);
      if (!feed) throw new TallyError('FEED_NOT_FOUND', `${name} is not watched.`);
      await ledger.together((writer) => writer.feeds.remove(feed.url, surface.clock().toISOString()));
      await surface.out.write(`${words.t('watch.removed', { url: feed.url })}\n`);
    }
  });
}

/** `tally watch list`. */
export async function watchList(context: Context, options: WatchListOptions): Promise<void> {
  const { surface } = context;
  const listed = await withLedger(context, options, async (ledger) => {
    const feeds = await ledger.feeds.list();
    return Promise.all(
      feeds.map(async (feed) => ({ feed, last: (await ledger.feeds.fetches(feed.id, 1))[0] ?? null })),
    );
  });
  if (options.json) {
    await surface.out.write(`${JSON.stringify(listed.map(({ feed, last }) => ({ ...feed, last })))}\n`);
    return;
  }
  const page = newPage(context);
  const { words } = page;
  if (listed.length === 0) page.put(words.t('watch.none'));
  for (const { feed, last } of listed) {
    page.gap();
    page.put(`${feed.id}  ${feed.url}`, { hang: 2, style: page.style.title });
    page.put(words.t('watch.items', { ...feed.items }), { indent: 2, hang: 2 });
    page.put(words.t('watch.next', { at: feed.nextAt, n: feed.everyMinutes }), { indent: 2, hang: 2 });
    if (last && feed.failures > 0)
      page.put(words.t('watch.failing', { n: feed.failures, message: `[${last.code ?? ''}] ${last.message ?? ''}` }), {
        indent: 2,
        hang: 2,
      });
  }
  await surface.out.write(page.text);
}

/** `tally watch run`: one cycle with `--once`, else until it is stopped. */
export async function watchRun(context: Context, options: WatchRunOptions): Promise<void> {
  const { surface } = context;
  const { engine, fold, eventRules = null } = await surface.openEngine();
  const ledger = await openLedger({ path: pathOfLedger(context, options), mode: 'write', fold, eventRules });
  const fetching = createFetching(context, options.allowHost ?? [], options.delay * 1000);
  const [{ runCycle }, { watchOn }, { sleep }] = await Promise.all([
    import('../../app/watch/cycle.ts'),
    import('../../app/watch/daemon.ts'),
    import('../../app/watch/visit.ts'),
  ]);
  const tools: WatchTools = {
    ledger,
    read: readHere(engine),
    versions: { engineVersion: engine.version, dataVersion: engine.dataVersion },
    by: { clock: surface.clock, user: surface.user, tool: toolName(context) },
    visit: fetching.visit,
    onEvent: (event) => tell(context, event),
  };
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    if (options.once) {
      const summary = await runCycle(tools, stop.signal);
      await sum(context, summary);
      if (summary.failed + summary.feedsFailed > 0) context.exitCode = EXIT.someFailed;
    } else await watchOn({ ...tools, sleep }, stop.signal, (summary) => sum(context, summary));
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await fetching.close();
    await ledger.close();
  }
}

function addressOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href;
  throw new TallyError('FETCH_URL', `${written} is no address of a feed; it begins with https:// or http://.`);
}

async function tell({ surface, words }: Context, event: WatchEvent): Promise<void> {
  const { message } = event;
  const said = message === null ? '' : ` (${message})`;
  if (event.kind === 'feed')
    await surface.out.write(`${words.t('watch.looked', { url: event.feed.url, n: event.added })}${said}\n`);
  else
    await surface.out.write(
      `  ${event.documentId ?? words.t('watch.notRead')}  ${event.item.title ?? event.item.url ?? event.item.key}${said}\n`,
    );
}

async function sum({ surface, words }: Context, summary: CycleSummary): Promise<void> {
  await surface.out.write(`${words.t('watch.done', { ...summary })}\n`);
}
