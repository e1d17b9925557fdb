import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/contract/reading.ts';
import { width } from '../../src/cli/text/width.ts';
import { openFakeEngine } from '../support/fake-engine.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { type SurfaceOptions, tally, temporaryFolder } from '../support/surface.ts';

const folder = temporaryFolder();
const ledger = join(folder, 'ledger.sqlite');
const article = join(folder, 'article.txt');
const withLedger = (args: string[], options?: SurfaceOptions) => tally(['--ledger', ledger, ...args], options);
let document: string;

beforeAll(async () => {
  writeFileSync(article, SAMPLE_TEXT);
  const { out, code } = await withLedger(['read', article, '--published', '2025-09-14', '--publisher', '某自媒體']);
  expect(code).toBe(0);
  document = /d[0-9a-f]{10}/.exec(out)![0];
});

describe('tally read', () => {
  it.each([
    ['en', 100],
    ['zh-Hans', 100],
    ['zh-Hant', 100],
    ['en', 76],
    ['zh-Hant', 60],
    ['en', 40],
  ])('reports in %s within %i columns', async (lang, columns) => {
    const { out } = await withLedger(['--lang', lang, 'read', article], { columns, isTerminal: true });
    for (const line of out.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
    expect(out).toContain('SOURCE_PREDATES_EVENT');
    expect(out.replace(/\s|\u001b\[\d+m/g, '')).toContain('朝鮮先後派遣約1.5萬名士兵前往庫爾斯克');
  });

  it('has no words of another language and no gaps', async () => {
    for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
      const { out } = await withLedger(['--lang', lang, 'read', article]);
      expect(out).not.toMatch(/undefined|null|NaN|\{\w+\}|\b(kind|status|support|report)\.\w+/);
    }
  });

  it('colours a terminal, and nothing else', async () => {
    const coloured = await withLedger(['read', article], { isTerminal: true });
    expect(coloured.out).toContain('\u001b[');
    for (const options of [
      {},
      { isTerminal: true, env: { NO_COLOR: '1' } },
      { isTerminal: true, env: { TERM: 'dumb' } },
    ])
      expect((await withLedger(['read', article], options)).out).not.toContain('\u001b[');
  });

  it('adds nothing the second time, and says so', async () => {
    const { out } = await withLedger(['read', article]);
    expect(out).toContain('nothing was added');
    expect(JSON.parse((await withLedger(['documents', '--json'])).out)).toMatchObject([{ runs: 1, claims: 6 }]);
  });

  it('prints the contract’s JSON, with reasons only where asked', async () => {
    const plain = JSON.parse((await withLedger(['read', article, '--json'])).out) as Reading;
    expect(plain).toMatchObject({ id: document, document: { published: '2025-09-14' } });
    expect(plain.claims[0]).not.toHaveProperty('reasons');
    const explained = JSON.parse((await withLedger(['read', '--explain', '--json', article])).out) as Reading;
    expect(explained.claims[0]).toHaveProperty('reasons');
  });

  it('keeps nothing with --no-save', async () => {
    const path = join(folder, 'unused.sqlite');
    const { code, out } = await tally(['read', '-', '--no-save', '--ledger', path], { stdin: SAMPLE_TEXT });
    expect(code).toBe(0);
    expect(out).toContain('Not kept');
    expect(existsSync(path)).toBe(false);
  });

  it('lets no text command the terminal', async () => {
    const { out } = await tally(['read', '-', '--no-save'], { stdin: '\u001b]0;owned\u0007題\u001b[2J\n正文' });
    expect(out).not.toMatch(/[\u001b\u0007]/);
  });
});

describe('tally extract', () => {
  it('ends with 1 where a line was broken, and goes on', async () => {
    const stdin = '{"id":"a","text":"甲"}\n{"id":\n{"id":"c","text":"丙"}\n';
    const { code, out } = await tally(['extract'], { stdin });
    expect(code).toBe(1);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; error?: unknown });
    expect(answers.map(({ id, error }) => [id, error !== undefined])).toEqual([
      ['a', false],
      [null, true],
      ['c', false],
    ]);
  });

  it('ends quietly where nobody reads on', async () => {
    const stdin = '{"id":"a","text":"甲"}\n'.repeat(20);
    expect(await tally(['extract'], { stdin, closesAfter: 3 })).toMatchObject({ code: 0, err: '' });
  });
});

describe('tally claims', () => {
  it('filters, and prints JSON', async () => {
    const { out } = await withLedger(['claims', '--format', 'json', '--actor', '朝鲜', '--kind', 'transfer,payment']);
    expect(JSON.parse(out)).toMatchObject([
      { id: `${document}.c2`, kind: 'transfer' },
      { id: `${document}.c3`, kind: 'payment' },
    ]);
    expect(JSON.parse((await withLedger(['claims', '--format', 'json', '--text', '不存在'])).out)).toEqual([]);
  });

  it('prints CSV that no spreadsheet runs', async () => {
    const path = join(folder, 'formula.sqlite');
    const openEngine = openFakeEngine('1', [
      {
        quote: '=1+1 tons',
        kind: 'transfer',
        quantity: { min: -5, max: -5, unit: '@x', approximate: false, text: '-5' },
      },
    ]);
    await tally(['--ledger', path, 'read', '-', '--title', '+t'], { stdin: '=1+1 tons, "quoted"', openEngine });
    const { out } = await tally(['--ledger', path, 'claims', '--format', 'csv'], { openEngine });
    const [head, row] = out.trim().split('\n');
    expect(head).toMatch(/^id,document,title,/);
    expect(row).toContain("'=1+1 tons");
    expect(row).toContain("'+t");
    expect(row).toContain(',-5,-5,');
  });

  it('takes days, months and years as bounds, and nothing else', async () => {
    const count = async (...args: string[]) =>
      (JSON.parse((await withLedger(['claims', '--format', 'json', ...args])).out) as unknown[]).length;
    expect(await count('--from', '2025')).toBe(2);
    expect(await count('--to', '2024-12')).toBe(1);
    expect(await count('--from', '2025-04-01', '--to', '2025-06-30')).toBe(1);
    for (const day of ['2025-13', '2025-02-30', 'soon', '25-01-01'])
      expect(await withLedger(['claims', '--from', day])).toMatchObject({ code: 2 });
  });

  it('stops at the limit', async () => {
    const { out, err } = await withLedger(['claims', '--limit', '2']);
    expect(out.match(/\.c\d/g)).toHaveLength(2);
    expect(err).toContain('Only the first 2');
  });
});

describe('tally show', () => {
  it('shows a claim with its sentence, its bytes and its reasons', async () => {
    const { out, code } = await withLedger(['show', `${document}.c1`]);
    expect(code).toBe(0);
    expect(out).toContain('西方媒體披露，⟦2024年底朝鮮先後派遣約1.5萬名士兵前往庫爾斯克⟧。');
    expect(out).toContain('frame:dispatch');
    expect(out).toMatch(/bytes \d+ to \d+/);
  });

  it('shows a document’s report, and both as JSON', async () => {
    expect((await withLedger(['show', document])).out).toContain('兄弟之約🤝');
    expect(JSON.parse((await withLedger(['show', document, '--json'])).out)).toMatchObject({ id: document });
    expect(JSON.parse((await withLedger(['show', `${document}.c4`, '--json'])).out)).toMatchObject({ kind: 'meeting' });
  });

  it('says what it has not', async () => {
    expect(await withLedger(['show', `${document}.c99`])).toMatchObject({ code: 4, out: '' });
    expect(await withLedger(['show', 'd0'])).toMatchObject({ code: 4, out: '' });
    expect((await withLedger(['show', document, '--run', '9'])).err).toContain('DOCUMENT_NOT_FOUND');
  });
});

describe('tally checks', () => {
  it('lists the gravest first, and filters', async () => {
    const { out } = await withLedger(['checks']);
    expect(out.indexOf('SOURCE_PREDATES_EVENT')).toBeLessThan(out.indexOf('SOURCE_PROMISED_MISSING'));
    const found = JSON.parse(
      (await withLedger(['checks', '--json', '--code', 'source-predates-event'])).out,
    ) as unknown[];
    expect(found).toHaveLength(1);
  });
});

describe('bad calls', () => {
  const bad = join(folder, 'bad');
  it.each<[string, string[], SurfaceOptions, number, string]>([
    ['an unknown option', ['read', article, '--wrong'], {}, 2, 'USAGE'],
    ['an unknown command', ['reed'], {}, 2, 'USAGE'],
    ['a missing argument', ['read'], {}, 2, 'USAGE'],
    ['too many arguments', ['documents', 'x'], {}, 2, 'USAGE'],
    ['an unknown kind', ['claims', '--kind', 'arms'], {}, 2, 'USAGE'],
    ['no threads', ['extract', '--workers', '0'], {}, 2, 'USAGE'],
    ['an unknown language', ['documents', '--lang', 'fr'], {}, 2, 'USAGE'],
    ['a date that is none', ['read', article, '--published', 'yesterday'], {}, 2, 'DATE_UNREADABLE'],
    ['an empty article', ['read', '-'], { stdin: '' }, 4, 'INPUT_EMPTY'],
    ['a binary article', ['read', '-'], { stdin: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]) }, 4, 'INPUT_NOT_TEXT'],
    ['a missing article', ['read', join(folder, 'none')], {}, 4, 'INPUT_NOT_FOUND'],
    ['a folder', ['read', folder], {}, 4, 'INPUT_NOT_A_FILE'],
    ['a ledger that is none', ['read', article, '--ledger', bad], {}, 3, 'LEDGER_NOT_A_LEDGER'],
    ['a ledger that is a folder', ['documents', '--ledger', folder], {}, 3, 'LEDGER_CANNOT_OPEN'],
    ['a ledger that is not there', ['claims', '--ledger', join(folder, 'no.sqlite')], {}, 3, 'LEDGER_MISSING'],
  ])('%s', async (_, args, options, code, name) => {
    writeFileSync(bad, SAMPLE_TEXT);
    const result = await tally(args, { ...options, env: { TALLYSTICK_LEDGER: ledger } });
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toContain(`[${name}]`);
    expect(result.err).not.toContain('    at ');
    expect(readFileSync(bad, 'utf8')).toBe(SAMPLE_TEXT);
  });

  it('are answered in the reader’s language too', async () => {
    const { err } = await tally(['read', '-', '--lang', 'zh-Hant'], { stdin: '' });
    expect(err).toMatch(/文章是空的。/);
  });

  it('that meet a defect say so with status 70', async () => {
    const openEngine = () => Promise.reject(new TypeError('a defect'));
    const result = await tally(['read', article, '--no-save'], { openEngine });
    expect(result.code).toBe(70);
    expect(result.err).toContain('[INTERNAL]');
  });
});

it('help needs no ledger and no engine, in three languages', async () => {
  const openEngine = () => Promise.reject(new Error('not needed'));
  for (const [lang, word] of [
    ['en', 'Usage:'],
    ['zh-Hans', '用法：'],
    ['zh-Hant', '選項：'],
  ] as const) {
    const { code, out } = await tally(['--help', '--lang', lang], { openEngine });
    expect(code).toBe(0);
    expect(out).toContain(word);
  }
  expect(await tally(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' });
});
