import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenedEngine } from '../../src/app/knowledge.ts';
import { type EventRow, eventRowSchema, eventViewSchema } from '../../src/contract/events.ts';
import { sharedKnowledge } from '../support/engine.ts';
import { fakeEngine } from '../support/fake-engine.ts';
import {
  article,
  claim,
  item,
  on,
  openEventLedger,
  people,
  plainFold,
  rules,
  said,
  state,
} from '../support/event-claims.ts';
import { tally, temporaryFolder } from '../support/surface.ts';

let path: string;
let ids: string[];
let n = 0;
const dead = (figure: number, counted: string, attribution = said('nis', 'intelligence')) =>
  claim({
    kind: 'casualty',
    targets: [state('PRK', 'North Korea')],
    item: item('soldiers', 'troops'),
    outcome: 'killed',
    quantity: people(figure),
    time: on(`../${counted}`),
    attribution,
    quote: `${figure} soldiers dead by then ${n++}`,
  });
beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  const ledger = await openEventLedger(path);
  ids = [];
  for (const [name, figure, day, published, who] of [
    ['first paper', 300, '2025-01-20', '2025-01-20', said('nis', 'intelligence')],
    ['second paper', 600, '2025-04-30', '2025-04-30', said('nis', 'intelligence')],
    ['third paper', 900, '2025-04-30', '2025-05-02', said('UKR')],
  ] as const)
    ids.push((await ledger.save(article({ name, published, claims: [dead(figure, day, who)] }))).documentId);
  await ledger.close();
});

const opened: OpenedEngine = {
  engine: fakeEngine(),
  fold: plainFold,
  eventRules: rules(),
  rollups: sharedKnowledge().rollups,
};
const run = (...args: string[]) =>
  tally([...args, '--ledger', path], {
    columns: 100,
    isTerminal: true,
    env: { NO_COLOR: '1' },
    openEngine: () => Promise.resolve(opened),
  });
const rowsOf = async (...args: string[]): Promise<EventRow[]> =>
  eventRowSchema.array().parse(JSON.parse((await run('events', '--json', ...args)).out));

describe('tally events', () => {
  it('prints the fixed shape, with documents by the ids under which they came', async () => {
    const [event, ...others] = await rowsOf();
    expect(others).toEqual([]);
    expect(event!.claims.map(({ document, kind }) => [document, kind])).toEqual([
      ['first paper', 'casualty'],
      ['second paper', 'casualty'],
      ['third paper', 'casualty'],
    ]);
    expect(event).toMatchObject({
      title: 'Soldiers of North Korea killed, until 30 Apr 2025',
      counts: { origins: 2, contradictions: 1 },
    });
    expect(await rowsOf('--kind', 'meeting')).toEqual([]);
    expect((await run('events', '--kind', 'meeting')).out).toContain('No event fits');
    expect((await run('events')).out).toContain('300 people · 600 people · 900 people');
  });
});

describe('tally event', () => {
  it('fits in a hundred columns and says in words who counted what, who was first and what conflicts', async () => {
    const { out, code } = await run('event', `${ids[0]!}.c1`, '--explain');
    expect(code).toBe(0);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(out).toContain('First report: first paper, 20 Jan 2025');
    expect(out).toMatch(/300 people\s+until 20 Jan 2025\s+National Intelligence Service/);
    expect(out).toContain('counted “600 people” as of 30 Apr 2025');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      '✗ For 30 Apr 2025, third paper gives “900 people” and second paper gives “600 people”: both cannot hold.',
    );
    expect(out).toContain('kind: Casualties');
    expect(out).not.toMatch(/\{\w+\}/);
  });

  it.each(['zh-Hans', 'zh-Hant'])('speaks %s', async (language) => {
    const { out } = await run('event', `${ids[0]!}.c1`, '--lang', language);
    expect(out).toMatch(/不能并立|不能並立/);
    expect(out).not.toMatch(/\{\w+\}|event\./);
  });

  it('gives everything as JSON, and an error where there is none', async () => {
    const { out } = await run('event', `${ids[0]!}.c1`, '--json');
    expect(eventViewSchema.parse(JSON.parse(out)).values).toHaveLength(3);
    expect(await run('event', 'e0')).toMatchObject({ code: 4 });
  });
});

describe('tally checks', () => {
  it('also lists what only the ledger shows', async () => {
    const { out } = await run('checks', '--code', 'CONTRADICTED_ELSEWHERE', '--json');
    expect(JSON.parse(out)).toMatchObject([
      { code: 'CONTRADICTED_ELSEWHERE', documentId: ids[2], claims: [`${ids[2]!}.c1`, `${ids[1]!}.c1`] },
    ]);
    expect((await run('checks', '--severity', 'error')).out).toContain('No check fits');
  });
});

describe('tally split and tally merge', () => {
  it('take claims apart and together again', async () => {
    const split = await run('split', `${ids[0]!}.c1`, `${ids[2]!}.c1`, '--reason', 'another count');
    expect(split.out).toMatch(/^Split into e[0-9a-f]{10} \(decision 1\)\.\n$/);
    expect(await rowsOf()).toHaveLength(2);
    const merged = await run(
      'merge',
      `${ids[0]!}.c1`,
      `${ids[2]!}.c1`,
      '--reason',
      'the same after all',
      '--author',
      'desk',
    );
    expect(merged.out).toMatch(/\(decision 2\)/);
    expect(await rowsOf()).toHaveLength(1);
    expect((await run('event', `${ids[0]!}.c1`)).out).toContain('#2 merge · desk');
    expect(await run('merge', `${ids[0]!}.c1`, `${ids[2]!}.c1`, '--reason', 'again')).toMatchObject({ code: 4 });
    expect(await run('merge', 'e1', 'e2')).toMatchObject({ code: 2 });
  });
});
