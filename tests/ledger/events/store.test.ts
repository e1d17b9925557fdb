import { spawn } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/contract/reading.ts';
import { mergeEvents, splitEvent } from '../../../src/app/events/events.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import {
  type Article,
  article,
  claim,
  item,
  joined,
  on,
  openEventLedger,
  people,
  said,
  state,
} from '../../support/event-claims.ts';
import { openTestLedger } from '../../support/readings.ts';
import { temporaryFolder } from '../../support/surface.ts';

let path: string;
let ledger: Ledger;
beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  ledger = await openEventLedger(path);
});
afterEach(() => ledger.close());

const dead = (n: number, more: Partial<Claim> = {}): Claim =>
  claim({
    kind: 'casualty',
    targets: [state('PRK')],
    item: item('soldiers', 'troops'),
    outcome: 'killed',
    quantity: people(n),
    quote: `${n} were killed`,
    ...more,
  });
const talks = (day: string, more: Partial<Claim> = {}): Claim =>
  claim({
    kind: 'meeting',
    actors: [state('PRK')],
    targets: [state('RUS')],
    time: on(day),
    quote: `talks ${day}`,
    ...more,
  });
const by = { at: '2025-10-01T00:00:00.000Z', author: 'editor', reason: 'read both' };

async function save(...articles: Article[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of articles) ids.push((await ledger.save(article(one))).documentId);
  return ids;
}

describe('events of a ledger', () => {
  it('join claims of several articles and give their own id and any claim as a way to them', async () => {
    const [a = ''] = await save(
      { name: 'a', claims: [dead(300)] },
      { name: 'b', claims: [dead(600), talks('2025-04-01')] },
    );
    expect(await joined(ledger)).toEqual([['a: 300 were killed', 'b: 600 were killed'], ['b: talks 2025-04-01']]);
    const event = await ledger.events.get(`${a}.c1`);
    expect(event).toMatchObject({ kind: 'casualty', total: 2 });
    expect((await ledger.events.get(event!.id))?.claims.map((one) => one.externalId).sort()).toEqual(['a', 'b']);
    expect(await ledger.events.get('e0')).toBeNull();
  });

  it('are listed page by page, most told first, and by filters', async () => {
    await save(
      { name: 'a', claims: [dead(300), talks('2025-04-01')] },
      { name: 'b', claims: [dead(600), talks('2025-03-01')] },
    );
    const first = await ledger.events.list({}, { limit: 2 });
    expect(first.events[0]).toMatchObject({ kind: 'casualty' });
    const second = await ledger.events.list({}, { limit: 2, after: first.next });
    expect([...first.events, ...second.events].map(({ id }) => id)).toHaveLength(3);
    expect(second.next).toBeNull();
    const found = async (filter: Parameters<Ledger['events']['list']>[0]): Promise<number> =>
      (await ledger.events.list(filter, { limit: 50, sort: 'recent' })).events.length;
    expect(await found({ kind: ['meeting'] })).toBe(2);
    expect(await found({ target: 'prk' })).toBe(1);
    expect(await found({ articles: 2 })).toBe(1);
    expect(await found({ document: 'a' })).toBe(2);
    expect(await found({ text: '600 were' })).toBe(1);
    expect(await found({ item: 'troops', status: ['occurred'] })).toBe(1);
    expect(await found({ from: '2025-03-15', to: '2025-04-15', kind: ['meeting'] })).toBe(1);
    expect(await found({ actor: 'nobody' })).toBe(0);
  });

  it('follow a newer reading, a rejection and its undoing', async () => {
    const [a = ''] = await save({ name: 'a', claims: [dead(300)] }, { name: 'b', claims: [dead(600)] });
    await ledger.save(article({ name: 'a', claims: [dead(300, { outcome: 'wounded' })], engine: '2' }));
    expect(await joined(ledger)).toEqual([['a: 300 were killed'], ['b: 600 were killed']]);
    const past = await openEventLedger(path, { ledger: '2025-09-20T00:00:00.000Z' });
    expect(await joined(past)).toEqual([['a: 300 were killed', 'b: 600 were killed']]);
    await past.close();
    const decided = await ledger.decide({ ...by, kind: 'reject', subject: `${a}.c1`, change: null });
    expect(await joined(ledger)).toEqual([['b: 600 were killed']]);
    await ledger.decide({ ...by, kind: 'undo', subject: `decision:${decided.id}`, change: { decision: decided.id } });
    expect(await joined(ledger)).toHaveLength(2);
  });

  it('of documents kept without rules wait for them', async () => {
    await ledger.close();
    const bare = await openTestLedger(path);
    await bare.save(article({ name: 'a', claims: [dead(300)] }));
    expect(await bare.events.waiting()).toBe(1);
    expect(await bare.events.refresh()).toBe(0);
    await bare.close();
    ledger = await openEventLedger(path);
    expect(await ledger.events.refresh()).toBe(1);
    expect(await joined(ledger)).toEqual([['a: 300 were killed']]);
  });
});

describe('what people decide about events', () => {
  it('merges them under the first one’s id, through a newer reading, until it is undone', async () => {
    const lines = ['5 were killed', 'talks 2025-05-01'];
    const [a = '', b = ''] = await save(
      { name: 'a', claims: [talks('2025-04-01')] },
      { name: 'b', claims: [talks('2025-05-01')], lines },
    );
    const first = await ledger.events.get(`${a}.c1`);
    const second = await ledger.events.get(`${b}.c1`);
    const decision = await mergeEvents(ledger, [first!.id, second!.id], by);
    expect(await ledger.events.get(first!.id)).toMatchObject({
      total: 2,
      decisions: [{ kind: 'merge', author: 'editor' }],
    });
    expect(await ledger.events.get(second!.id)).toMatchObject({ id: first!.id });
    await ledger.save(article({ name: 'b', claims: [dead(5), talks('2025-05-01')], lines, engine: '2' }));
    expect((await ledger.events.get(`${a}.c1`))?.total).toBe(2);
    await save({ name: 'c', claims: [talks('2025-05-01')] });
    expect((await ledger.events.get(`${a}.c1`))?.total).toBe(3);
    await expect(mergeEvents(ledger, [`${a}.c1`, `${b}.c2`], by)).rejects.toMatchObject({ code: 'MERGE_ONE' });
    await ledger.decide({ ...by, kind: 'undo', subject: `decision:${decision.id}`, change: { decision: decision.id } });
    expect((await ledger.events.get(`${a}.c1`))?.total).toBe(1);
    expect((await ledger.events.list({}, { limit: 9 })).events.map(({ total }) => total).sort()).toEqual([1, 1, 2]);
  });

  it('splits claims off, also from what was merged before', async () => {
    const lines = ['talks 2025-01-01', '600 were killed'];
    const [a = '', b = ''] = await save({ name: 'a', claims: [dead(300)] }, { name: 'b', claims: [dead(600)], lines });
    const event = await ledger.events.get(`${a}.c1`);
    await splitEvent(ledger, event!.id, [`${b}.c1`], by);
    expect(await joined(ledger)).toEqual([['a: 300 were killed'], ['b: 600 were killed']]);
    await mergeEvents(ledger, [`${a}.c1`, `${b}.c1`], by);
    expect(await joined(ledger)).toHaveLength(1);
    await splitEvent(ledger, `${a}.c1`, [`${b}.c1`], by);
    expect(await joined(ledger)).toHaveLength(2);
    await ledger.save(article({ name: 'b', claims: [talks('2025-01-01'), dead(600)], lines, engine: '2' }));
    expect(await joined(ledger)).toHaveLength(3);
  });

  it('is refused where it makes no sense', async () => {
    const [a = ''] = await save({ name: 'a', claims: [dead(300), talks('2025-04-01')] });
    await expect(mergeEvents(ledger, ['e0', `${a}.c1`], by)).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    await expect(splitEvent(ledger, `${a}.c1`, [`${a}.c2`], by)).rejects.toMatchObject({ code: 'SPLIT_CLAIMS' });
    await expect(splitEvent(ledger, `${a}.c1`, [`${a}.c1`], by)).rejects.toMatchObject({ code: 'SPLIT_CLAIMS' });
    expect(await ledger.decisions()).toEqual([]);
  });

  it('loses nothing when the process is killed while it merges', async () => {
    await save(...Array.from({ length: 40 }, (_, i) => ({ name: `a${i}`, claims: [talks(`20${10 + i}-04-01`)] })));
    await ledger.close();
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/ledger/fixtures/merger.ts', path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > 5) child.kill('SIGKILL');
    });
    await new Promise((resolve) => child.on('close', resolve));
    ledger = await openEventLedger(path);
    const merges = (await ledger.decisions()).length;
    expect(merges).toBeGreaterThanOrEqual(told.split('\n').length - 1);
    const seen = await joined(ledger);
    expect(seen.flat()).toHaveLength(40);
    expect(seen).toHaveLength(40 - merges);
    await ledger.events.rebuild();
    expect(await joined(ledger)).toEqual(seen);
  });
});

describe('keeping in step', () => {
  const quotes = fc.constantFrom('2024-06-01', '2024-06-02', '2024-06-04', '2024-06', '2024');
  const anyClaim = fc.oneof(
    quotes.map((day) => talks(day)),
    fc.record({ n: fc.constantFrom(300, 600), day: quotes }).map(({ n, day }) => dead(n, { time: on(`../${day}`) })),
    fc.constant(dead(5, { status: 'denied', attribution: said('RUS') })),
  );
  const anyArticles = fc.array(fc.array(anyClaim, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

  it('gives the same events whatever the order of import, and again when all is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, async (lists) => {
        const articles = lists.map((claims, i) => article({ name: `a${i}`, claims }));
        const results: string[][][] = [];
        for (const order of [articles, articles.toReversed()]) {
          const one = await openEventLedger(join(temporaryFolder(), 'ledger.sqlite'));
          for (const each of order) await one.save(each);
          for (const each of order) expect((await one.save(each)).addedRun).toBe(false);
          const { events } = await one.events.list({}, { limit: 500 });
          const counted = events.map(({ id, total }) => `${id} ${total}`).sort();
          results.push([...(await joined(one)), counted]);
          await one.events.rebuild();
          const again = (await one.events.list({}, { limit: 500 })).events.map(({ id, total }) => `${id} ${total}`);
          expect(again.sort()).toEqual(counted);
          await one.close();
        }
        expect(results[1]).toEqual(results[0]);
      }),
      { numRuns: 12 },
    );
  });
});
