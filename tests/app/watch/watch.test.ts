import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher } from '../../../src/app/fetch/fetcher.ts';
import { createRobots } from '../../../src/app/fetch/robots.ts';
import type { Fetcher } from '../../../src/app/fetch/types.ts';
import { readHere } from '../../../src/app/import/reader.ts';
import { runCycle } from '../../../src/app/watch/cycle.ts';
import type { WatchTools } from '../../../src/app/watch/tools.ts';
import { watchOn } from '../../../src/app/watch/daemon.ts';
import { createVisit, sleep } from '../../../src/app/watch/visit.ts';
import { feedSchema } from '../../../src/contract/custody.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import { articleOf } from '../../support/articles.ts';
import { fakeEngine } from '../../support/fake-engine.ts';
import { openTestLedger } from '../../support/readings.ts';
import { SAMPLE_TEXT } from '../../support/sample.ts';
import { tally, temporaryFolder } from '../../support/surface.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let routes: Map<string, Answer>;
let asked: string[];
let server: Server;
let origin: string;
let path: string;
let ledger: Ledger;
let fetcher: Fetcher;
let now: number;

const page =
  (text: string): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html><body><article><p>${text}</p></article></body></html>`);
  };
const status =
  (code: number, headers = {}): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end('no');
  };
const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>電訊</title><link>${origin}/</link>${items.join('')}</channel></rss>`;
const item = (id: string, url = `/${id}`): string =>
  `<item><guid>${id}</guid><title>題${id}</title><link>${origin}${url}</link><pubDate>Mon, 01 Sep 2025 08:00:00 GMT</pubDate></item>`;
const feed =
  (body: () => string, etag?: string): Answer =>
  (request, response) => {
    if (etag && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml', ...(etag ? { etag } : {}) }).end(body());
  };

beforeEach(async () => {
  routes = new Map();
  asked = [];
  now = Date.UTC(2025, 8, 20);
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    (routes.get(request.url ?? '') ?? status(404))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  path = join(temporaryFolder(), 'ledger.sqlite');
  ledger = await openTestLedger(path);
  fetcher = createFetcher({ clock: () => new Date(now), userAgent: 'test', allowHosts: ['127.0.0.1'] });
});
afterEach(async () => {
  await fetcher.close();
  await ledger.close();
  await new Promise((resolve) => server.close(resolve));
});

function tools(): WatchTools {
  const engine = fakeEngine();
  const clock = () => new Date(now);
  const robots = createRobots({ fetcher, agent: 'tallystick', clock });
  return {
    ledger,
    read: readHere(engine),
    versions: { engineVersion: engine.version, dataVersion: engine.dataVersion },
    by: { clock, user: 'tester', tool: 'test' },
    visit: createVisit({ fetcher, robots, clock, sleep: () => Promise.resolve(), delay: 0 }),
  };
}
const add = (url: string, everyMinutes = 30) =>
  ledger.together((writer) =>
    writer.feeds.add({ url, at: new Date(now).toISOString(), author: 'tester', everyMinutes }),
  );
const minutes = (n: number): void => {
  now += n * 60_000;
};

describe('runCycle', () => {
  it('reads the articles behind new items once, and asks only what has changed', async () => {
    let items = item('1');
    routes.set('/feed', (request, response) => {
      feed(() => rss(items), items.includes('guid>2') ? '"b"' : '"a"')(request, response);
    });
    routes.set('/1', page(SAMPLE_TEXT));
    routes.set('/2', page(articleOf(2)));
    await add(`${origin}/feed`);
    expect(await runCycle(tools())).toEqual({ feeds: 1, feedsFailed: 0, added: 1, read: 1, failed: 0 });
    const [document] = await ledger.documents();
    expect(document).toMatchObject({
      given: { title: '題1', url: `${origin}/1`, published: '2025-09-01T08:00:00Z' },
      claims: 6,
    });
    const [link] = await ledger.captures.ofDocument(document!.id);
    expect(link!.captures).toMatchObject([{ kind: 'http', status: 200, requested: `${origin}/1` }]);

    expect(await runCycle(tools())).toMatchObject({ feeds: 0 });
    minutes(31);
    expect(await runCycle(tools())).toMatchObject({ feeds: 1, added: 0, read: 0 });
    const [watched] = await ledger.feeds.list();
    expect(await ledger.feeds.fetches(watched!.id, 5)).toMatchObject([{ status: 304, capture: null }, { status: 200 }]);
    items = item('1') + item('2');
    minutes(31);
    expect(await runCycle(tools())).toMatchObject({ added: 1, read: 1 });
    expect(asked.filter((url) => url === '/1')).toHaveLength(1);
    expect(asked.filter((url) => url === '/robots.txt').length).toBeGreaterThan(0);
    expect((await ledger.verify()).breaks).toEqual([]);
  });

  it('reads items that stand whole in the feed, and one page for two feeds', async () => {
    const whole = `<item><guid>w</guid><link>${origin}/w</link><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>${SAMPLE_TEXT}</p>]]></content:encoded></item>`;
    routes.set(
      '/a',
      feed(() => rss(whole, item('1'))),
    );
    routes.set(
      '/b',
      feed(() => rss(item('other-guid', '/1'))),
    );
    routes.set('/1', page(articleOf(3)));
    await add(`${origin}/a`);
    await add(`${origin}/b`);
    expect(await runCycle(tools())).toMatchObject({ feeds: 2, added: 3, read: 3, failed: 0 });
    expect(await ledger.documents()).toHaveLength(2);
    const [, b] = await ledger.feeds.list();
    const [shared] = await ledger.feeds.items(b!.id);
    expect(shared).toMatchObject({ state: 'read', documentId: (await ledger.feeds.documentAt(`${origin}/1`))! });
    minutes(31);
    expect(await runCycle(tools())).toMatchObject({ feeds: 2, added: 0, read: 0 });
    expect(asked).not.toContain('/w');
  });

  it('leaves a failing feed alone for longer and longer, and as long as it asks', async () => {
    await add(`${origin}/feed`, 10);
    const until = async () => Date.parse((await ledger.feeds.list())[0]!.nextAt) - now;
    const waits = [];
    for (const answer of [status(500), status(500), status(429, { 'retry-after': '7200' }), page('no feed')]) {
      routes.set('/feed', answer);
      expect(await runCycle(tools())).toMatchObject({ feeds: 1, feedsFailed: 1 });
      waits.push((await until()) / 60_000);
      now += await until();
    }
    expect(waits).toEqual([20, 40, 120, 160]);
    const [watched] = await ledger.feeds.list();
    expect((await ledger.feeds.fetches(watched!.id, 1))[0]).toMatchObject({ code: 'FEED_UNREADABLE' });
    routes.set(
      '/feed',
      feed(() => rss()),
    );
    expect(await runCycle(tools())).toMatchObject({ feeds: 1, feedsFailed: 0 });
    expect((await ledger.feeds.list())[0]).toMatchObject({ failures: 0 });
    expect(await until()).toBe(600_000);
  });

  it('tries an item again, gives up what is gone, and heeds robots.txt', async () => {
    routes.set('/robots.txt', (_, response) => response.writeHead(200).end('User-agent: *\nDisallow: /private'));
    routes.set(
      '/feed',
      feed(() => rss(item('1'), item('gone'), item('p', '/private/p')), '"x"'),
    );
    routes.set('/1', status(503));
    await add(`${origin}/feed`, 10_000);
    expect(await runCycle(tools())).toMatchObject({ added: 3, read: 0, failed: 3 });
    const [watched] = await ledger.feeds.list();
    const states = async () => (await ledger.feeds.items(watched!.id)).map(({ state, code }) => [state, code]);
    expect(await states()).toEqual([
      ['waiting', 'FETCH_STATUS'],
      ['failed', 'FETCH_STATUS'],
      ['refused', 'FETCH_ROBOTS'],
    ]);
    expect(asked).not.toContain('/private/p');
    minutes(10);
    expect(await runCycle(tools())).toMatchObject({ read: 0, failed: 0 });
    minutes(6);
    routes.set('/1', page(SAMPLE_TEXT));
    expect(await runCycle(tools())).toMatchObject({ read: 1, failed: 0 });
    expect((await states())[0]).toEqual(['read', null]);
    // What stood at the address before is kept too.
    const captures = [];
    for await (const capture of ledger.captures.all()) captures.push(capture.status);
    expect(captures.sort()).toEqual([200, 200, 404, 503]);
  });

  it('ends between two items when it is told to, and goes on later', async () => {
    routes.set(
      '/feed',
      feed(() => rss(item('1'), item('2'), item('3'))),
    );
    for (const id of ['1', '2', '3']) routes.set(`/${id}`, page(articleOf(Number(id))));
    await add(`${origin}/feed`);
    const stop = new AbortController();
    const first = {
      ...tools(),
      onEvent: (event: { kind: string }) => {
        if (event.kind === 'item') stop.abort();
      },
    };
    expect(await runCycle(first, stop.signal)).toMatchObject({ read: 1 });
    expect(await runCycle(tools())).toMatchObject({ read: 2 });
    expect(await ledger.documents()).toHaveLength(3);
  });
});

describe('watchOn', () => {
  it('looks when a feed is due and sleeps in between, until it is stopped', async () => {
    routes.set(
      '/feed',
      feed(() => rss(item('1')), '"x"'),
    );
    routes.set('/1', page(SAMPLE_TEXT));
    await add(`${origin}/feed`, 1);
    const stop = new AbortController();
    const slept: number[] = [];
    const wait = (ms: number): Promise<void> => {
      slept.push(ms);
      now += ms;
      if (slept.length === 3) stop.abort();
      return Promise.resolve();
    };
    let cycles = 0;
    await watchOn({ ...tools(), sleep: wait }, stop.signal, () => {
      cycles++;
    });
    expect(slept).toEqual([60_000, 60_000, 60_000]);
    expect(cycles).toBe(3);
  });
});

describe('createVisit', () => {
  it('leaves a host its time, and more where its robots.txt asks for it', async () => {
    routes.set('/robots.txt', (_, response) => response.writeHead(200).end('User-agent: *\nCrawl-delay: 7'));
    for (const one of ['/1', '/2', '/3']) routes.set(one, page('x'));
    const slept: number[] = [];
    const clock = () => new Date(now);
    const visit = createVisit({
      fetcher,
      robots: createRobots({ fetcher, agent: 'tallystick', clock }),
      clock,
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
      delay: 2000,
    });
    await Promise.all(['/1', '/2', '/3'].map((one) => visit(`${origin}${one}`)));
    expect(slept).toEqual([7000, 14000]);
  });

  it('wakes at once when it is told to stop', async () => {
    const stop = new AbortController();
    const start = performance.now();
    const slept = sleep(60_000, stop.signal);
    stop.abort();
    await slept;
    await sleep(60_000, stop.signal);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('tally watch', () => {
  it('adds, runs, lists and removes feeds', async () => {
    routes.set(
      '/feed',
      feed(() => rss(item('1'))),
    );
    routes.set('/1', page(SAMPLE_TEXT));
    const watch = (...args: string[]) => tally(['--ledger', path, 'watch', ...args]);
    expect((await watch('add', `${origin}/feed`, '--every', '15')).out).toContain('Watching');
    expect((await watch('add', `${origin}/feed`)).out).toContain('already');
    expect(await watch('add', 'ftp://x/')).toMatchObject({ code: 4 });
    const { out, code } = await watch('run', '--once', '--delay', '0', '--allow-host', '127.0.0.1');
    expect(out).toContain('1 feed looked at, 0 failed; 1 new item, 1 read, 0 not read.');
    expect(code).toBe(0);
    const { last, ...listed } = (JSON.parse((await watch('list', '--json')).out) as Record<string, unknown>[])[0]!;
    expect(feedSchema.parse(listed)).toMatchObject({ everyMinutes: 15, items: { read: 1 } });
    expect(last).toMatchObject({ status: 200, added: 1 });
    expect((await watch('list')).out).toContain('1 read, 0 waiting');
    expect((await watch('remove', '1')).code).toBe(0);
    expect((await watch('remove', '1')).err).toContain('FEED_NOT_FOUND');
    expect((await watch('list')).out).toContain('No feed is watched');
  });
});
