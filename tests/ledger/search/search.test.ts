import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FacetName, SearchQuestion } from '../../../src/contract/search.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import { openTestLedger } from '../../support/readings.ts';
import {
  amount,
  DEU,
  KURSK,
  PRK,
  RUS,
  saidBy,
  SHELLS,
  SOLDIERS,
  storyReading,
  UKR,
  when,
} from '../../support/stories.ts';
import { temporaryFolder } from '../../support/surface.ts';

let path: string;
let ledger: Ledger;

const stories = [
  storyReading({
    publisher: 'Alpha',
    published: '2025-06-01',
    claims: [
      {
        quote: '朝鮮向俄羅斯運送1萬枚炮彈',
        kind: 'transfer',
        actors: [PRK],
        targets: [RUS],
        item: SHELLS,
        items: [SHELLS],
        quantity: amount(10000, 10000, 'shells'),
        time: when('2025-03'),
        attribution: saidBy('nis', 'NIS', 'intelligence'),
      },
      {
        quote: '朝鮮派兵到庫爾斯克',
        kind: 'deployment',
        actors: [PRK],
        targets: [RUS],
        item: SOLDIERS,
        items: [SOLDIERS],
        place: KURSK,
        time: when('2024-10/2024-12'),
        status: 'ongoing',
      },
    ],
  }),
  storyReading({
    publisher: 'Beta',
    published: '2025-07-01',
    claims: [
      {
        quote: 'Germany will send shells to Ukraine',
        kind: 'transfer',
        actors: [DEU],
        targets: [UKR],
        item: SHELLS,
        items: [SHELLS],
        quantity: amount(500, null, 'shells'),
        status: 'planned',
      },
    ],
  }),
];

const ask = (question: SearchQuestion) => ledger.search.claims(question);
const counts = async (facet: FacetName, question: SearchQuestion = {}) => {
  const page = await ask({ ...question, facets: [facet] });
  return Object.fromEntries(page.facets[0]!.values.map((v) => [v.value, v.count]));
};
const quotes = async (question: SearchQuestion) => (await ask(question)).claims.map((c) => c.claim.quote);

beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  ledger = await openTestLedger(path);
  for (const story of stories) await ledger.save(story);
});
afterEach(() => ledger.close());

describe('words', () => {
  it('of two characters are found in either script', async () => {
    expect(await quotes({ words: '炮弹' })).toEqual(['朝鮮向俄羅斯運送1萬枚炮彈']);
    expect(await quotes({ words: '炮彈' })).toHaveLength(1);
    expect(await quotes({ words: '朝鮮 庫爾斯克' })).toEqual(['朝鮮派兵到庫爾斯克']);
  });

  it('of one character, and Latin words by how they begin', async () => {
    expect(await quotes({ words: '兵' })).toEqual(['朝鮮派兵到庫爾斯克']);
    expect(await quotes({ words: 'shel german' })).toEqual(['Germany will send shells to Ukraine']);
    expect(await quotes({ words: '"shel"' })).toEqual([]);
    expect(await quotes({ words: '"send shells"' })).toHaveLength(1);
    expect(await quotes({ words: '"shells send"' })).toEqual([]);
  });

  it('find documents with the words around them', async () => {
    const { total, documents } = await ledger.search.documents('炮弹');
    expect(total).toBe(1);
    const { text, start, end } = documents[0]!.snippet!;
    expect(text.slice(start, end)).toBe('炮彈');
    expect(documents[0]!.publisher).toBe('Alpha');
  });

  it('are refused where there are none', async () => {
    await expect(ask({ words: '，' })).rejects.toMatchObject({ code: 'SEARCH_EMPTY' });
  });
});

describe('filters', () => {
  it('name things by id, name, words and class', async () => {
    for (const actor of ['PRK', 'prk', 'North Korea', '朝鲜', '朝鮮'])
      expect((await ask({ filter: { actor: [actor] } })).total, actor).toBe(2);
    expect((await ask({ filter: { item: ['ammunition'] } })).total).toBe(2);
    expect((await ask({ filter: { item: ['shells'], target: ['Ukraine'] } })).total).toBe(1);
    expect((await ask({ filter: { speaker: ['NIS'] } })).total).toBe(1);
    expect((await ask({ filter: { publisher: ['beta'] } })).total).toBe(1);
    expect((await ask({ filter: { party: ['UKR', 'nobody'] } })).total).toBe(1);
    expect((await ask({ filter: { actor: ['nobody'] } })).total).toBe(0);
  });

  it('fit times that may overlap', async () => {
    expect((await ask({ filter: { from: '2024-12-31' } })).total).toBe(2);
    expect((await ask({ filter: { from: '2024-12-31', to: '2025-01-31' } })).total).toBe(1);
    expect((await ask({ filter: { year: ['2025'] } })).total).toBe(1);
  });
});

describe('facets', () => {
  it('count exactly, each without its own condition', async () => {
    expect(await counts('kind')).toEqual({ transfer: 2, deployment: 1 });
    expect(await counts('kind', { filter: { kind: ['transfer'] } })).toEqual({ transfer: 2, deployment: 1 });
    expect(await counts('actor', { filter: { kind: ['transfer'] } })).toEqual({ PRK: 1, DEU: 1 });
    expect(await counts('kind', { filter: { kind: ['transfer'], actor: ['PRK'] } })).toEqual({
      transfer: 1,
      deployment: 1,
    });
    expect(await counts('year')).toEqual({ 2024: 1, 2025: 1 });
    expect(await counts('item', { words: 'shells' })).toEqual({ shells: 2 });
  });

  it('give names and say what is chosen', async () => {
    const page = await ask({ filter: { actor: ['朝鲜'] }, facets: ['actor', 'item'] });
    expect(page.facets[0]).toEqual({
      name: 'actor',
      values: [
        { value: 'PRK', name: 'North Korea', count: 2, chosen: true },
        { value: 'DEU', name: 'Germany', count: 1, chosen: false },
      ],
      distinct: 2,
    });
    expect(page.facets[1]!.values.map((v) => v.name)).toEqual(['shells', 'soldiers']);
  });
});

describe('pages', () => {
  it('follow each other without gap or repeat in every order', async () => {
    for (const sort of ['ledger', 'newest', 'time', 'quantity'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof ask>> = await ask({ sort, limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...page.claims.map((claim) => claim.id));
        cursor = page.next;
      } while (cursor);
      expect(new Set(seen).size, sort).toBe(3);
    }
    expect((await quotes({ sort: 'newest' }))[0]).toContain('Germany');
    expect((await quotes({ sort: 'quantity' }))[0]).toContain('1萬');
  });

  it('refuse a cursor of another search', async () => {
    const { next } = await ask({ sort: 'newest', limit: 1 });
    await expect(ask({ sort: 'time', cursor: next! })).rejects.toMatchObject({ code: 'CURSOR_UNREADABLE' });
    await expect(ask({ cursor: 'x' })).rejects.toMatchObject({ code: 'CURSOR_UNREADABLE' });
  });
});

describe('what changes', () => {
  it('is seen by an open program, whoever wrote it', async () => {
    expect((await ask({})).total).toBe(3);
    const other = await openTestLedger(path);
    await other.save(
      storyReading({ publisher: 'Gamma', claims: [{ quote: '新的一筆炮彈', kind: 'transfer', actors: [PRK] }] }),
    );
    const id = (await ask({ words: '新的' })).claims[0]!.id;
    expect((await ask({})).total).toBe(4);
    await other.decide({
      at: '2025-09-16T00:00:00Z',
      author: 'a',
      kind: 'reject',
      subject: id,
      reason: '',
      change: {},
    });
    expect((await ask({})).total).toBe(3);
    expect((await ask({ filter: { review: ['rejected'] } })).claims.map((c) => c.id)).toEqual([id]);
    expect(await counts('review')).toEqual({ none: 3, rejected: 1 });
    await other.close();
  });

  it('leaves out older readings, and what a correction replaced', async () => {
    const [first] = stories;
    const { claims } = first!.reading;
    await ask({});
    const { documentId } = await ledger.save({
      ...first!,
      engineVersion: '0.0.2',
      reading: { ...first!.reading, claims: claims.slice(0, 1) },
    });
    expect((await ask({ filter: { actor: ['PRK'] } })).total).toBe(1);
    await ledger.decide({
      at: '2025-09-16T00:00:00Z',
      author: 'a',
      kind: 'correct',
      subject: `${documentId}.c1`,
      reason: 'it was Germany',
      change: {},
      claim: { ...claims[0]!, actors: [DEU] },
    });
    expect((await ask({ filter: { actor: ['PRK'] } })).total).toBe(0);
    const corrected = await ask({ filter: { actor: ['DEU'], review: ['corrected'] } });
    expect(corrected.claims.map((c) => c.id)).toEqual([`${documentId}.c1`]);
    const then = await openTestLedger(path, { asOf: { ledger: '2025-09-15T13:00:00.000Z' } });
    expect((await then.search.claims({ filter: { actor: ['PRK'] } })).total).toBe(1);
    await then.close();
    const day = await openTestLedger(path, { asOf: { day: '2025-06-15' } });
    expect((await day.search.claims({})).total).toBe(1);
    expect((await day.search.documents('shells')).total).toBe(0);
    await day.close();
  });
});

describe('a ledger that was written before it could search', () => {
  it('is made searchable by the first question', async () => {
    await ledger.close();
    const file = new BetterSqlite(path);
    file.exec(`drop table search_claims; drop table search_texts;
      create virtual table search_claims using fts5(terms, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
      create virtual table search_texts using fts5(terms, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
      delete from search_names; delete from search_seen; delete from search_changes;
      update search_state set claim = 0, run = 0, blocks = 0`);
    file.close();
    ledger = await openTestLedger(path, { mode: 'read' });
    expect((await ask({ words: '炮弹', filter: { actor: ['朝鲜'] } })).total).toBe(1);
    expect((await ledger.search.documents('炮弹')).total).toBe(1);
  });
});

describe('saved questions', () => {
  it('keep every version', async () => {
    const by = { at: '2025-09-16T00:00:00Z', author: 'a' };
    await ledger.search.save({ ...by, name: 'shells', question: { words: '炮弹' } });
    const second = await ledger.search.save({ ...by, name: 'shells', question: { words: '炮弹', sort: 'newest' } });
    expect(second.version).toBe(2);
    expect(await ledger.search.savedAs('shells')).toEqual(second);
    expect(await ledger.search.savedAs('other')).toBeNull();
    expect((await ledger.search.saved()).map((q) => q.name)).toEqual(['shells']);
    const file = new BetterSqlite(path);
    expect(() => file.exec(`delete from saved_queries`)).toThrow(/LEDGER_APPEND_ONLY/);
    file.close();
  });
});
