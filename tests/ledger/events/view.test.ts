import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventViewSchema, type EventView } from '../../../src/contract/events.ts';
import type { Claim } from '../../../src/contract/reading.ts';
import { viewOf } from '../../../src/ledger/events/view.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import {
  type Article,
  article,
  claim,
  item,
  on,
  openEventLedger,
  people,
  place,
  said,
  state,
} from '../../support/event-claims.ts';
import { temporaryFolder } from '../../support/surface.ts';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openEventLedger(join(temporaryFolder(), 'ledger.sqlite'));
});
afterEach(() => ledger.close());

/** The event of the first claim of the first article. */
async function viewed(...articles: Article[]): Promise<EventView> {
  const ids: string[] = [];
  for (const one of articles) ids.push((await ledger.save(article(one))).documentId);
  const material = await ledger.events.get(`${ids[0]!}.c1`);
  return viewOf(material!, { explain: true });
}

let n = 0;
const dead = (figure: number, more: Partial<Claim> = {}): Claim =>
  claim({
    kind: 'casualty',
    targets: [state('PRK')],
    item: item('soldiers', 'troops'),
    outcome: 'killed',
    quantity: people(figure),
    quote: `${figure} dead, text ${n++}`,
    ...more,
  });
const relations = (view: EventView): string[] => view.relations.map(({ type, reason }) => `${type} ${reason.key}`);

describe('an event of several counts', () => {
  it('puts counts of three days by one service and one by nobody side by side, without a contradiction', async () => {
    const service = said('nis', 'intelligence');
    const view = await viewed(
      { name: 'a', published: '2025-01-20', claims: [dead(300, { time: on('../2025-01'), attribution: service })] },
      { name: 'b', published: '2025-04-30', claims: [dead(600, { attribution: service })] },
      {
        name: 'c',
        published: '2025-09-14',
        publisherKind: 'user-generated',
        claims: [dead(600, { time: on('../2025-06') })],
      },
      {
        name: 'd',
        published: '2025-11-20',
        claims: [dead(2000, { time: on('../2025-09'), attribution: said('KOR') })],
      },
    );
    expect(eventViewSchema.parse(view)).toEqual(view);
    expect(view.values.map(({ min, asOf, origins }) => [min, asOf, origins])).toEqual([
      [300, '2025-01-31', ['o1']],
      [600, '2025-04-30', ['o1']],
      [600, '2025-06-30', ['o2']],
      [2000, '2025-09-30', ['o1']],
    ]);
    expect(view.counts).toEqual({ claims: 4, articles: 4, publishers: 4, origins: 2, contradictions: 0 });
    expect(relations(view)).toEqual([
      'supersedes event.relation.supersedes',
      'supports event.relation.supports-figure',
      'supersedes event.relation.supersedes',
    ]);
    expect(view.origins[0]!.why.map(({ key }) => key)).toContain('event.origin.state');
    expect(view.claims[2]).toMatchObject({ reliability: 'F', part: 'own', document: 'c' });
    expect(view.firstReport).toMatchObject({ publisher: 'a', published: '2025-01-20' });
    expect(view.credibility).toMatchObject({ grade: 3 });
    expect(view.titlePhrase).toMatchObject({ key: 'event.title.casualty.to' });
    expect(view.claims[0]!.why.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['event.why.kind', 'event.why.sides', 'event.why.outcome', 'event.why.matter']),
    );
  });

  it('finds two counts of the same day that cannot both hold, but no part against its total', async () => {
    const day = { time: on('../2025-06-30') };
    const both = await viewed(
      { name: 'a', claims: [dead(300, day)] },
      { name: 'b', published: '2025-07-02', claims: [dead(900, day)] },
    );
    expect(relations(both)).toEqual(['contradicts event.relation.contradicts']);
    expect(both.checks).toMatchObject([{ code: 'CONTRADICTED_ELSEWHERE', severity: 'warning' }]);
    expect(both.credibility.grade).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ['words for a part', { quote: 'including 900 officers' }],
    ['another thing', { item: item('marines', 'troops') }],
    ['another unit', { quantity: { ...people(900), unit: 'tonnes' } }],
  ])('sees a part in %s', async (_, more) => {
    const day = { time: on('../2025-06-30') };
    const view = await viewed(
      { name: 'a', claims: [dead(300, day)] },
      { name: 'b', claims: [dead(900, { ...day, ...more })] },
    );
    expect(view.counts.contradictions).toBe(0);
  });

  it('takes a denial by a party for a contradiction, and one by others, or of a figure, for none', async () => {
    const arms = (more: Partial<Claim>): Claim =>
      claim({
        kind: 'transfer',
        actors: [state('PRK')],
        targets: [state('RUS')],
        item: item('tanks', 'armour'),
        quote: `arms ${n++}`,
        ...more,
      });
    const told = { name: 'a', claims: [arms({})] };
    const denied = (more: Partial<Claim>): Article => ({
      name: `b${n++}`,
      published: '2025-05-02',
      claims: [arms({ status: 'denied', ...more })],
    });
    const count = async (more: Partial<Claim>): Promise<number> => {
      await ledger.close();
      ledger = await openEventLedger(join(temporaryFolder(), 'ledger.sqlite'));
      return (await viewed(told, denied(more))).counts.contradictions;
    };
    expect(await count({ attribution: said('PRK') })).toBe(1);
    expect(await count({ attribution: said('nis') })).toBe(0);
    expect(await count({ attribution: said('PRK'), quantity: { ...people(5), unit: 'tanks' } })).toBe(0);
  });
});

describe('origins', () => {
  const strike = (more: Partial<Claim> = {}): Claim =>
    claim({
      kind: 'attack',
      actors: [state('RUS')],
      targets: [state('UKR')],
      place: place('kyiv', 'UKR'),
      time: on('2025-03-04'),
      quote: `strike ${n++}`,
      ...more,
    });

  it('follow a medium to whom its own article names, and find media that cite each other', async () => {
    const chain = await viewed(
      { name: 'a', claims: [strike({ attribution: said('tass', 'media') })] },
      { name: 'TASS', published: '2025-03-05', claims: [strike({ attribution: said('RUS') })] },
    );
    expect(chain.origins).toHaveLength(1);
    expect(chain.origins[0]!.why.map(({ key }) => key)).toContain('event.origin.chain');
    await ledger.close();
    ledger = await openEventLedger(join(temporaryFolder(), 'ledger.sqlite'));
    const circle = await viewed(
      { name: 'KCNA', claims: [strike({ attribution: said('tass', 'media') })] },
      { name: 'TASS', claims: [strike({ attribution: said('kcna', 'media') })] },
    );
    expect(circle.checks).toMatchObject([{ code: 'CIRCULAR_SOURCING' }]);
  });

  it('are one for copies, and none for nobody in particular', async () => {
    const quote =
      'In the night of 4 March a salvo of drones struck the northern part of the city, residents and rescuers told reporters.';
    const view = await viewed(
      { name: 'a', claims: [strike({ quote })] },
      { name: 'b', published: '2025-05-02', claims: [strike({ quote })] },
      { name: 'c', published: '2025-05-03', claims: [strike({ attribution: said('several officials', 'multiple') })] },
    );
    expect(view.origins.map(({ kind, articles }) => [kind, articles.length])).toEqual([
      ['article', 2],
      ['vague', 1],
    ]);
    expect(view.checks).toMatchObject([{ code: 'COPY_OF', severity: 'info' }]);
    expect(view.credibility.grade).toBe(3);
  });
});

describe('support by listed sources that are in the ledger', () => {
  const source = (title: string) => ({ title, publisher: null, published: null, url: null, start: 0, end: 0 });

  it('tells whether they hold the claim, and with which figure', async () => {
    const view = await viewed(
      {
        name: 'quoting article',
        claims: [dead(600), dead(900)],
        sources: [source('the origin itself'), source('never imported')],
      },
      { name: 'the origin itself', published: '2025-04-01', claims: [dead(600)] },
    );
    expect(view.support.map(({ holds, message }) => [holds, message.key])).toEqual([
      ['same', 'event.support.same'],
      ['other', 'event.support.other'],
    ]);
  });
});
