import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { flowsSchema, searchPageSchema, seriesSchema, timelineSchema } from '../../src/contract/rollups-schema.ts';
import type { Flows, Series, Timeline } from '../../src/contract/rollups.ts';
import type { SearchPage } from '../../src/contract/search.ts';
import { openTestLedger } from '../support/readings.ts';
import type { ClaimSpec } from '../support/sample.ts';
import { amount, PRK, RUS, saidBy, SHELLS, storyReading, when } from '../support/stories.ts';
import { tally, temporaryFolder } from '../support/surface.ts';

let path: string;
let first: string;
const NOW = '2025-09-15T12:00:00.000Z';

/** The same transfer by three articles: 10,000 in June, then 12,000 twice; and 5,000 that are promised. */
beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  const ledger = await openTestLedger(path);
  const sent = (n: number, who: string): ClaimSpec => ({
    quote: `${who}：朝鮮向俄羅斯運送${n}枚炮彈`,
    kind: 'transfer',
    actors: [PRK],
    targets: [RUS],
    item: SHELLS,
    items: [SHELLS],
    quantity: amount(n, n, 'shells'),
    time: when('2025-03'),
    attribution: saidBy(who),
  });
  const saved = await ledger.save(
    storyReading({ publisher: 'Alpha', published: '2025-06-01', claims: [sent(10000, 'NIS')] }),
  );
  first = saved.documentId;
  await ledger.save(
    storyReading({
      publisher: 'Beta',
      published: '2025-07-01',
      claims: [sent(12000, 'HUR'), { ...sent(5000, 'KCNA'), status: 'planned', time: when('2025-12') }],
    }),
  );
  await ledger.save(storyReading({ publisher: 'Gamma', published: '2025-08-01', claims: [sent(12000, 'SBU')] }));
  await ledger.close();
});

const ask = async <T>(...args: string[]): Promise<T> => {
  const { out, err, code } = await tally(['--ledger', path, ...args, '--json']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as T;
};

describe('tally series', () => {
  it('gives figures with their bounds, rule and claims', async () => {
    const series = await ask<Series>('series', '--actor', '朝鲜', '--target', 'RUS', '--item', 'ammunition');
    expect(seriesSchema.safeParse(series).error).toBeUndefined();
    expect(series.lines.map((line) => line.phase)).toEqual(['done', 'promised']);
    const [point] = series.lines[0]!.points;
    expect(point!.period).toBe('2025-03');
    expect(point!.figure).toMatchObject({ low: 10000, high: 12000, decidedBy: 'origins' });
    expect(point!.figure.best!.min).toBe(12000);
    expect(point!.figure.claims).toHaveLength(3);
    expect(point!.events).toHaveLength(1);
  });

  it('says it in words, in the language asked for', async () => {
    const english = await tally(['--ledger', path, 'series', '--actor', 'PRK']);
    expect(english.out).toContain('added in the time');
    expect(english.out).toContain('most independent origins');
    const chinese = await tally(['--ledger', path, '--lang', 'zh-Hans', 'series', '--actor', 'PRK', '--by', 'year']);
    expect(chinese.out).toContain('独立来源最多');
    expect((await tally(['--ledger', path, 'series', '--actor', 'nobody'])).out).toBe('No claim fits.\n');
  });

  it('refuses what is no day or step', async () => {
    expect((await tally(['--ledger', path, 'series', '--from', 'soon'])).err).toContain('DATE_UNREADABLE');
    expect((await tally(['--ledger', path, 'series', '--by', 'week'])).code).toBe(2);
  });
});

describe('tally flows', () => {
  it('puts promised beside done', async () => {
    const flows = await ask<Flows>('flows', '--from', '2025', '--to', '2025');
    expect(flowsSchema.safeParse(flows).error).toBeUndefined();
    expect(flows.question).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
    expect(flows.flows).toHaveLength(1);
    expect(flows.flows[0]!.phases.promised!.figure.best!.min).toBe(5000);
    expect(flows.flows[0]!.phases.done!.figure.best!.min).toBe(12000);
    const { out } = await tally(['--ledger', path, '--lang', 'zh-Hans', 'flows']);
    expect(out).toContain('朝鲜 → Russia');
    expect(out).toContain('炮弹');
  });
});

describe('tally timeline', () => {
  it('counts claims by time and lane', async () => {
    const timeline = await ask<Timeline>('timeline', '--lanes', 'actor', '--by', 'quarter');
    expect(timelineSchema.safeParse(timeline).error).toBeUndefined();
    expect(timeline.rows).toHaveLength(1);
    expect(timeline.rows[0]).toMatchObject({ lane: 'PRK', name: 'North Korea', count: 4 });
    expect(timeline.rows[0]!.cells.map((c) => [c.period, c.count])).toEqual([
      ['2025-33', 3],
      ['2025-36', 1],
    ]);
    const { out } = await tally(['--ledger', path, 'timeline']);
    expect(out).toContain('Transfers · 4');
  });
});

describe('tally search', () => {
  it('finds words in either script, with facets and documents', async () => {
    const page = await ask<SearchPage>('search', '炮弹', '--publisher', 'Beta');
    expect(searchPageSchema.safeParse(page).error).toBeUndefined();
    expect(page.total).toBe(2);
    expect(page.documents.total).toBe(3);
    expect(page.facets.find((f) => f.name === 'publisher')!.values).toHaveLength(3);
    const { out } = await tally(['--ledger', path, 'search', '炮弹']);
    expect(out).toContain('4 claims, 3 documents');
    expect(out).toContain('North Korea 4');
  });

  it('goes on from page to page', async () => {
    const one = await ask<SearchPage>('search', '--limit', '3');
    const two = await ask<SearchPage>('search', '--limit', '3', '--cursor', one.next!);
    expect([...one.claims, ...two.claims]).toHaveLength(4);
    expect(two.next).toBeNull();
    expect((await tally(['--ledger', path, 'search', '--cursor', 'x'])).err).toContain('CURSOR_UNREADABLE');
  });

  it('keeps a search under a name', async () => {
    const kept = await tally(['--ledger', path, 'search', '炮弹', '--from', '2025-12', '--save', 'december']);
    expect(kept.err).toContain('version 1');
    const page = await ask<SearchPage>('search', '--saved', 'december');
    expect(page.total).toBe(1);
    expect(page.question.filter).toEqual({ from: '2025-12-01' });
    expect((await tally(['--ledger', path, 'search', '--saved', 'other'])).err).toContain('SEARCH_NOT_FOUND');
    expect((await tally(['--ledger', path, 'search', '--list-saved'])).out).toContain('december · 1');
    expect((await tally(['--ledger', path, 'search', 'x', '--save', ' '])).err).toContain('SEARCH_NAME');
  });
});

describe('--as-of and --ledger-as-of', () => {
  const best = async (...args: string[]) => {
    const { lines, asOf } = await ask<Series>('series', '--actor', 'PRK', ...args);
    return { best: lines.find((l) => l.phase === 'done')?.points[0]?.figure.best?.min, asOf };
  };

  it('show what had been published by a day', async () => {
    expect((await best()).best).toBe(12000);
    expect(await best('--as-of', '2025-06')).toEqual({ best: 10000, asOf: { day: '2025-06-30', ledger: null } });
    expect((await best('--as-of', '2025-05-31')).best).toBeUndefined();
    expect((await ask<SearchPage>('search', '炮弹', '--as-of', '2025-07-15')).total).toBe(3);
    expect((await ask<unknown[]>('documents', '--as-of', '2025-07-15')).length).toBe(2);
  });

  it('keep the answer from before a correction and before a new reading', async () => {
    const ledger = await openTestLedger(path);
    const claim = (await ledger.claim(`${first}.c1`))!.claim;
    const about = { author: 'a', reason: 'misread', change: {} };
    await ledger.decide({
      ...about,
      at: '2025-09-16T00:00:00.000Z',
      kind: 'correct',
      subject: `${first}.c1`,
      claim: { ...claim, quantity: amount(90000, 90000, 'shells') },
    });
    const high = async (...args: string[]) =>
      (await ask<Series>('series', '--actor', 'PRK', ...args)).lines[0]!.points[0]!.figure.high;
    expect(await high()).toBe(90000);
    expect(await high('--ledger-as-of', NOW)).toBe(12000);
    expect(await high('--ledger-as-of', '2025-09-15')).toBe(12000);
    expect(await high('--ledger-as-of', '2025-09-16T09:00:00+08:00')).toBe(90000);
    const reading = (await ledger.reading(first))!;
    await ledger.save({
      ...storyReading({ publisher: 'Alpha', published: '2025-06-01', claims: [] }),
      bytes: (await ledger.bytes(first))!,
      engineVersion: '0.0.2',
      madeAt: '2025-09-17T00:00:00.000Z',
      reading: { ...reading.reading, claims: [] },
    });
    // What a person corrected stays, under a name of its own where the new reading has no such claim.
    const [kept] = (await ask<SearchPage>('search', '--review', 'corrected')).claims;
    await ledger.decide({ ...about, at: '2025-09-17T01:00:00.000Z', kind: 'reject', subject: kept!.id });
    expect(await high()).toBe(12000);
    expect(await high('--ledger-as-of', '2025-09-16')).toBe(90000);
    await ledger.close();
  });

  it('refuse what is no time, and to keep anything', async () => {
    expect((await tally(['--ledger', path, '--as-of', 'then', 'claims'])).err).toContain('DATE_UNREADABLE');
    expect((await tally(['--ledger', path, '--ledger-as-of', '2025-09-16T09:00', 'claims'])).err).toContain('moment');
    expect((await tally(['--ledger', path, '--as-of', '2025', 'read', '-'])).err).toContain('LEDGER_AS_OF');
    expect((await tally(['--ledger', path, '--as-of', '2025', 'search', 'x', '--save', 'y'])).err).toContain(
      'LEDGER_AS_OF',
    );
  });
});
