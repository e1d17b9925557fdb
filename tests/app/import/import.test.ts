import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { importReportSchema } from '../../../src/contract/custody.ts';
import { articleOf } from '../../support/articles.ts';
import { openFakeEngine } from '../../support/fake-engine.ts';
import { openTestLedger } from '../../support/readings.ts';
import { SAMPLE_TEXT } from '../../support/sample.ts';
import { tally, temporaryFolder } from '../../support/surface.ts';

let folder: string;
let path: string;
const put = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
};
const imported = async (...args: string[]) => {
  const answer = await tally(['--ledger', path, 'import', '--workers', '1', '--json', ...args]);
  return { ...answer, report: answer.out === '' ? null : importReportSchema.parse(JSON.parse(answer.out)) };
};
const withLedger = async <T>(work: (ledger: Awaited<ReturnType<typeof openTestLedger>>) => Promise<T>): Promise<T> => {
  const ledger = await openTestLedger(path, { mode: 'read' });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
};

beforeEach(() => {
  folder = temporaryFolder();
  path = join(temporaryFolder(), 'ledger.sqlite');
});

describe('tally import', () => {
  it('reads files of every kind under a folder, each once, and says what became of them', async () => {
    put('a/article.txt', SAMPLE_TEXT);
    put('a/deep/same.txt', SAMPLE_TEXT);
    put('b/list.jsonl', `${JSON.stringify({ id: 'x1', text: articleOf(1), publisher: '甲報' })}\n{"id":\n`);
    put(
      'b/gold.json',
      JSON.stringify({
        id: 'g7',
        text: articleOf(2),
        title: 'T',
        lang: 'zh-Hant',
        claims: [{ id: 'c1' }],
        published: '2025-09-01',
      }),
    );
    put('b/empty.txt', '');
    put('.hidden/x.txt', '不讀');
    symlinkSync(folder, join(folder, 'a', 'loop'));
    const { code, report } = await imported(folder);
    expect(report).toMatchObject({
      resumed: false,
      sources: 5,
      counts: { read: 3, same: 1, copy: 0, failed: 2, skipped: 0, claims: 6 },
    });
    expect(report!.problems.map((problem) => problem.code).sort()).toEqual(['INPUT_EMPTY', 'LINE_NOT_JSON']);
    expect(code).toBe(1);
    await withLedger(async (ledger) => {
      const gold = await ledger.document('g7');
      expect(gold).toMatchObject({ externalId: 'g7', given: { title: 'T', published: '2025-09-01', lang: 'zh-Hant' } });
      const [link] = await ledger.captures.ofDocument((await ledger.document('x1'))!.id);
      expect(link).toMatchObject({ part: 'line=1', derived: true, externalId: 'x1' });
      expect(link!.captures).toMatchObject([{ kind: 'file', requested: join(folder, 'b/list.jsonl'), kept: 'whole' }]);
      const kept = await ledger.captures.bytes(link!.capture);
      expect(Buffer.from(kept!).toString()).toContain('{"id":\n');
      const article = (await ledger.documents()).find((document) => document.claims === 6)!;
      expect((await ledger.captures.ofDocument(article.id)).map((one) => one.captures[0]!.requested)).toEqual([
        join(folder, 'a/article.txt'),
        join(folder, 'a/deep/same.txt'),
      ]);
    });
  });

  it('finds nothing new the second time, and reads what a newer engine may read otherwise', async () => {
    put('a.txt', SAMPLE_TEXT);
    put('b.jsonl', `${JSON.stringify({ id: '1', text: articleOf(1) })}\n`);
    await imported(folder);
    const again = await imported(folder);
    expect(again.report!.counts).toMatchObject({ read: 0, same: 2 });
    await withLedger(async (ledger) => {
      const captures = [];
      for await (const capture of ledger.captures.all()) captures.push(capture);
      expect(captures).toHaveLength(2);
      expect((await ledger.imports.list()).every((one) => one.endedAt !== null)).toBe(true);
    });
    const newer = await tally(['--ledger', path, 'import', '--workers', '1', '--json', folder], {
      openEngine: openFakeEngine('0.0.2'),
    });
    expect(importReportSchema.parse(JSON.parse(newer.out)).counts).toMatchObject({ read: 2, same: 0 });
  });

  it('notes a text that two publishers have, and keeps what was first told of it', async () => {
    const row = (id: string, publisher: string) => JSON.stringify({ id, text: articleOf(3), publisher });
    put('rows.jsonl', `${row('1', '甲報')}\n${row('2', '乙報')}\n${row('3', '甲報')}\n`);
    expect((await imported(folder)).report!.counts).toMatchObject({ read: 1, copy: 1, same: 1 });
    await withLedger(async (ledger) => {
      const [document] = await ledger.documents();
      expect(document).toMatchObject({ publisher: '甲報', runs: 1 });
      const links = await ledger.captures.ofDocument(document!.id);
      expect(links.map((link) => [link.part, link.given.publisher])).toEqual([
        ['line=1', '甲報'],
        ['line=2', '乙報'],
        ['line=3', '甲報'],
      ]);
    });
    expect((await imported(folder)).report!.counts).toMatchObject({ read: 0, copy: 0, same: 3 });
  });

  it('takes columns, patterns, standard input and what is told of all', async () => {
    put('t/a.csv', `kopf,inhalt\nTitel,"${articleOf(4).trim()}"\n`);
    put('t/b.md', 'not asked for');
    const args = ['--map', 'text=inhalt,title=kopf', '--publisher', '通訊社', '--published', '2025-09-02'];
    const { report } = await imported(join(folder, '**', '*.csv'), ...args);
    expect(report!.counts).toMatchObject({ read: 1, failed: 0 });
    const piped = await tally(['--ledger', path, 'import', '--workers', '1', '--json', '-'], {
      stdin: `${JSON.stringify({ id: 'p', text: articleOf(5) })}\n`,
    });
    expect(importReportSchema.parse(JSON.parse(piped.out)).counts.read).toBe(1);
    await withLedger(async (ledger) => {
      const [first, second] = await ledger.documents();
      expect(first!.given).toMatchObject({ title: 'Titel', publisher: '通訊社', published: '2025-09-02' });
      expect((await ledger.captures.ofDocument(second!.id))[0]!.captures[0]).toMatchObject({
        kind: 'stream',
        requested: '-',
      });
    });
  });

  it('goes on where it was stopped: what was done is not done again', async () => {
    const rows = (n: number) =>
      Array.from({ length: n }, (_, i) => JSON.stringify({ id: `r${i}`, text: articleOf(10 + i) }));
    put('a.txt', SAMPLE_TEXT);
    put('rows.jsonl', rows(6).join('\n'));
    const request = JSON.stringify({
      words: [folder],
      recursive: true,
      links: false,
      map: [],
      defaults: { contentType: null, title: null, url: null, lang: null, publisher: null, published: null },
    });
    await imported(join(folder, 'a.txt'));
    await imported(join(folder, 'rows.jsonl'));
    // As if the import of the folder had been killed after a.txt and three rows.
    const ledger = await openTestLedger(path);
    const before = await ledger.imports.list();
    const sha = (await ledger.imports.sources(before[0]!.id))[0]!.sha256;
    const finished = await ledger.imports.sources(before[1]!.id);
    const at = '2025-09-15T00:00:00.000Z';
    await ledger.together(async (writer) => {
      const id = await writer.imports.begin({ request, startedAt: at, author: 'tester', tool: 't' });
      const done = { code: null, message: null, documentId: null, claims: 0, at, outcome: 'read' as const };
      for (const item of [0, 1, 2])
        await writer.imports.item(id, { source: join(folder, 'rows.jsonl'), sha256: sha, item, part: null, ...done });
      for (const source of finished) await writer.imports.source(id, source);
    });
    await ledger.close();
    const { report } = await imported(folder);
    expect(report).toMatchObject({ resumed: true, sources: 2, counts: { read: 3, same: 3 } });
    expect((await imported(folder)).report).toMatchObject({ resumed: false, counts: { same: 7 } });
  });

  it('keeps nothing in a dry run', async () => {
    put('a.txt', SAMPLE_TEXT);
    put('b.bin', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 9]));
    const { code, out } = await tally([
      '--ledger',
      path,
      'import',
      '--workers',
      '1',
      '--dry-run',
      folder,
      join(folder, 'none'),
    ]);
    expect(out).toContain('1 to be read, 0 known');
    expect(code).toBe(1);
    await expect(openTestLedger(path, { mode: 'read' })).rejects.toMatchObject({ code: 'LEDGER_MISSING' });
  });

  it('tells how far it is, and sums up in words', async () => {
    for (let i = 0; i < 4; i++) put(`${i}.txt`, articleOf(20 + i));
    const { out, err } = await tally(['--ledger', path, 'import', '--workers', '1', folder, 'none.txt'], {
      isTerminal: true,
      columns: 100,
    });
    expect(err).toMatch(/4 done \([\d.]+\/s\), 5 of 5 sources/);
    expect(out).toContain('5 sources imported:');
    expect(out).toContain('[INPUT_NOT_FOUND]');
  });
});
