import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimFilter, Ledger } from '../../src/ledger/port.ts';
import { SCHEMA_VERSION } from '../../src/ledger/sqlite/migrations/index.ts';
import { all, NOTHING_GIVEN, openTestLedger, readingOf } from '../support/readings.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { temporaryFolder } from '../support/surface.ts';

let path: string;
let ledger: Ledger;

beforeEach(async () => {
  path = join(temporaryFolder(), 'new', 'folder', 'ledger.sqlite');
  ledger = await openTestLedger(path);
});
afterEach(() => ledger.close());

describe('a new ledger', () => {
  it('is made from nothing at the newest form, durable and shared', () => {
    const file = new BetterSqlite(path, { readonly: true });
    expect(file.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal');
    const tables = file.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all();
    expect(tables.map((table) => table.name)).toEqual(
      expect.arrayContaining(['documents', 'sources', 'runs', 'claims', 'entities', 'checks', 'decisions']),
    );
    file.close();
  });

  it('opens again as it was left', async () => {
    await ledger.save(readingOf());
    await ledger.close();
    ledger = await openTestLedger(path, { mode: 'read' });
    expect(await ledger.documents()).toHaveLength(1);
  });

  it('is made once where many open it together', async () => {
    const shared = join(temporaryFolder(), 'ledger.sqlite');
    const opened = await Promise.all([1, 2, 3, 4].map(() => openTestLedger(shared)));
    await Promise.all(opened.map((one, i) => one.save(readingOf(`文${i}`))));
    expect(await opened[0]!.documents()).toHaveLength(4);
    await Promise.all(opened.map((one) => one.close()));
  });
});

describe('saving', () => {
  it('keeps the bytes as they came', async () => {
    const { documentId, addedDocument, addedRun, run } = await ledger.save(readingOf());
    expect({ addedDocument, addedRun, run }).toEqual({ addedDocument: true, addedRun: true, run: 1 });
    expect(documentId).toMatch(/^d[0-9a-f]{10}$/);
    expect(Buffer.from((await ledger.bytes(documentId))!).toString()).toBe(SAMPLE_TEXT);
    expect(Buffer.from((await ledger.bytes(documentId, { start: 0, end: 6 }))!).toString()).toBe('兄弟');
  });

  it('gives back the reading that was kept', async () => {
    const item = readingOf();
    const { documentId } = await ledger.save(item);
    const kept = await ledger.reading(documentId);
    expect(kept?.reading).toEqual(item.reading);
  });

  it('adds nothing for the same bytes, engine, data and metadata', async () => {
    await ledger.save(readingOf());
    const again = await ledger.save(readingOf(SAMPLE_TEXT, { madeAt: '2026-01-01T00:00:00.000Z' }));
    expect(again).toMatchObject({ addedDocument: false, addedRun: false, run: 1 });
    expect(await all(ledger.claims())).toHaveLength(6);
  });

  it('adds a run for a newer engine, data or metadata, and keeps the old ones', async () => {
    const { documentId } = await ledger.save(readingOf());
    const fewer = readingOf().reading;
    await ledger.save(
      readingOf(SAMPLE_TEXT, {
        engineVersion: '0.0.2',
        reading: { ...fewer, claims: fewer.claims.slice(0, 2), checks: [] },
      }),
    );
    expect(await all(ledger.claims())).toHaveLength(2);
    expect(await ledger.checks()).toEqual([]);
    expect((await ledger.reading(documentId, 1))?.reading.claims).toHaveLength(6);
    expect((await ledger.claim(`${documentId}.c5`, 1))?.claim.kind).toBe('casualty');
    expect(await ledger.claim(`${documentId}.c5`)).toBeNull();
    await ledger.save(readingOf(SAMPLE_TEXT, { dataVersion: '2025.2' }));
    await ledger.save(
      readingOf(SAMPLE_TEXT, { dataVersion: '2025.2', given: { ...NOTHING_GIVEN, published: '2025-09-14' } }),
    );
    expect((await ledger.runs(documentId)).map((run) => run.number)).toEqual([1, 2, 3, 4]);
    expect(await ledger.documents()).toHaveLength(1);
  });

  it('lengthens an id that another document has', async () => {
    const { documentId } = await ledger.save(readingOf());
    await ledger.close();
    // A real clash cannot be made at will, so the first document is put in under the id of the second.
    const second = '另一篇';
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(second).digest('hex');
    const file = new BetterSqlite(path);
    file.pragma('foreign_keys = off');
    file.exec('drop trigger documents_no_update; drop trigger runs_no_update');
    file.prepare('update documents set id = ?').run(`d${hash.slice(0, 10)}`);
    file.prepare('update runs set document_id = ?').run(`d${hash.slice(0, 10)}`);
    file.close();
    ledger = await openTestLedger(path);
    const saved = await ledger.save(readingOf(second));
    expect(saved.documentId).toBe(`d${hash.slice(0, 11)}`);
    expect(saved.documentId).not.toBe(documentId);
  });

  it('keeps all of a reading or none of it', async () => {
    const broken = readingOf();
    const [claim] = broken.reading.claims;
    const twice = { ...broken, reading: { ...broken.reading, claims: [claim!, claim!] } };
    await expect(ledger.save(twice)).rejects.toThrow();
    expect(await ledger.documents()).toEqual([]);
    await expect(ledger.save(readingOf())).resolves.toMatchObject({ addedRun: true });
  });

  it('keeps two writers at once whole', async () => {
    const other = await openTestLedger(path);
    const texts = Array.from({ length: 10 }, (_, i) => `第${i}篇\n${SAMPLE_TEXT}`);
    await Promise.all(texts.map((text, i) => (i % 2 ? ledger : other).save(readingOf(text))));
    expect(await all(ledger.claims())).toHaveLength(60);
    await other.close();
  });
});

describe('what was written', () => {
  it.each(['documents', 'runs', 'claims', 'claim_entities', 'claim_items', 'checks', 'check_claims', 'decisions'])(
    'is never changed or removed from %s',
    async (table) => {
      const { documentId } = await ledger.save(readingOf());
      await ledger.decide({
        at: 'now',
        author: 'me',
        kind: 'accept',
        subject: `${documentId}.c1`,
        reason: 'seen',
        change: null,
      });
      const file = new BetterSqlite(path);
      const count = () => file.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n;
      expect(count()).toBeGreaterThan(0);
      expect(() => file.exec(`delete from ${table}`)).toThrow('LEDGER_APPEND_ONLY');
      const column = file.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).get()!.name;
      expect(() => file.exec(`update ${table} set ${column} = ${column}`)).toThrow('LEDGER_APPEND_ONLY');
      file.close();
    },
  );

  it('includes every decision, in its order', async () => {
    const by = { at: '2025-09-15T12:00:00Z', author: 'me' };
    const { documentId: id } = await ledger.save(readingOf());
    await ledger.decide({ ...by, kind: 'reject', subject: `${id}.c1`, reason: 'misread', change: { was: 1 } });
    await ledger.decide({ ...by, kind: 'accept', subject: `${id}.c2`, reason: 'fits', change: null });
    expect(await ledger.decisions()).toMatchObject([{ kind: 'reject', change: { was: 1 } }, { kind: 'accept' }]);
    expect(await ledger.decisions(`${id}.c2`)).toHaveLength(1);
  });

  it('includes every grade of a source', async () => {
    const by = { at: '2025-09-15T12:00:00Z', author: 'me', reason: 'record' };
    await expect(ledger.gradeSource('某自媒體', 'E', by)).rejects.toMatchObject({ code: 'SOURCE_UNKNOWN' });
    await ledger.save(readingOf());
    await ledger.gradeSource('某自媒體', 'E', by);
    await ledger.gradeSource('某自媒體', 'D', by);
    expect((await ledger.documents())[0]).toMatchObject({ reliability: 'D' });
    expect((await ledger.decisions('source:某自媒體')).map((d) => d.change)).toEqual([
      { field: 'reliability', before: null, after: 'E' },
      { field: 'reliability', before: 'E', after: 'D' },
    ]);
  });
});

describe('claims', () => {
  const kinds = async (filter: ClaimFilter): Promise<string[]> =>
    (await all(ledger.claims(filter))).map((stored) => stored.claim.kind);
  beforeEach(async () => {
    await ledger.save(readingOf());
  });

  it.each<[string, ClaimFilter, string[]]>([
    ['kind', { kind: ['payment', 'meeting'] }, ['payment', 'meeting']],
    ['status', { status: ['denied'] }, ['casualty']],
    ['actor by id', { actor: 'prk' }, ['deployment', 'transfer', 'payment']],
    ['actor by name', { actor: 'North Korea' }, ['deployment', 'transfer', 'payment']],
    ['actor in the other script', { actor: '朝鲜' }, ['deployment', 'transfer', 'payment']],
    ['target', { target: 'PRK' }, ['casualty']],
    ['item', { item: 'shells' }, ['transfer']],
    ['item class', { item: 'ammunition' }, ['transfer']],
    ['place', { place: '库尔斯克' }, ['deployment']],
    ['attribution', { attribution: 'RUS' }, ['casualty']],
    ['check', { check: 'SOURCE_PREDATES_EVENT' }, ['meeting']],
    ['text in the other script', { text: '会见' }, ['meeting']],
    ['text of one character', { text: '萬' }, ['deployment']],
    ['text with a wildcard of SQL', { text: '%' }, []],
    ['a period', { from: '2025-01-01', to: '2025-06-30' }, ['transfer']],
    ['from a day', { from: '2025-09-05' }, ['meeting']],
    ['to a day', { to: '2024-12-01' }, ['deployment']],
    ['two conditions', { actor: 'PRK', kind: ['transfer'] }, ['transfer']],
    ['another document', { document: 'd0000000000' }, []],
  ])('are found by %s', async (_, filter, found) => {
    expect(await kinds(filter)).toEqual(found);
  });

  it('are read in pages without losing their order', async () => {
    for (let i = 0; i < 60; i++) await ledger.save(readingOf(`第${i}篇\n${SAMPLE_TEXT}`));
    const found = await all(ledger.claims());
    expect(found).toHaveLength(61 * 6);
    expect(found.slice(-6).map((stored) => stored.claim.id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    expect(await all(ledger.claims({}, 201))).toHaveLength(201);
  });

  it('name their checks, gravest first', async () => {
    const [meeting] = await all(ledger.claims({ kind: ['meeting'] }));
    expect(meeting?.checks).toEqual([{ code: 'SOURCE_PREDATES_EVENT', severity: 'error' }]);
    expect(await ledger.checks({ severity: 'error' })).toMatchObject([{ claims: [meeting?.id] }]);
    expect((await ledger.checks()).map((check) => check.severity)).toEqual(['error', 'warning']);
  });
});
