import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import type { Claim } from '../../../src/contract/reading.ts';
import { createFold } from '../../../src/knowledge/folding.ts';
import { openSqliteLedger } from '../../../src/ledger/sqlite/ledger.ts';
import { sharedEngine, sharedKnowledge } from '../../support/engine.ts';
import { tally, temporaryFolder } from '../../support/surface.ts';

const TEXT = readFileSync('samples/zh-hans.txt', 'utf8');
const TRADITIONAL = readFileSync('samples/zh-hant.txt', 'utf8');

const page = (text: string): string =>
  `<!doctype html><html lang="zh"><head><meta charset="utf-8"></head><body><article>${text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('\n')}</article></body></html>`;

function warc(body: string): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-09-15T00:00:00Z\r\nWARC-Target-URI: https://news.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n`;
  return gzipSync(`${head}${http}\r\n\r\n`);
}

/** What a claim says, without where it stands in this or that file. */
function saidBy({ kind, quote, actors, targets, item, quantity, time, place, status, outcome, attribution }: Claim) {
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
  return {
    ...{ kind, quote, status, outcome, quantity, time, item },
    actors: ids(actors),
    targets: ids(targets),
    place: place?.id ?? null,
    speaker: attribution?.id ?? null,
  };
}

async function claimsOf(name: string, bytes: string | Uint8Array): Promise<ReturnType<typeof saidBy>[]> {
  const folder = temporaryFolder();
  const path = join(folder, 'ledger.sqlite');
  const fold = createFold(sharedKnowledge().folding);
  writeFileSync(join(folder, name), bytes);
  const args = ['--ledger', path, 'import', '--workers', '1', '--published', '2025-09-15', join(folder, name)];
  const { code, out } = await tally(args, {
    openEngine: () => Promise.resolve({ engine: sharedEngine(), fold, rollups: sharedKnowledge().rollups }),
  });
  expect(code, out).toBe(0);
  const ledger = await openSqliteLedger({ path, mode: 'read', fold });
  const said = [];
  for await (const { claim } of ledger.claims()) said.push(saidBy(claim));
  expect((await ledger.verify()).breaks).toEqual([]);
  await ledger.close();
  return said;
}

it('gives the same claims of an article in whatever it comes', async () => {
  const plain = await claimsOf('a.txt', TEXT);
  expect(plain.length).toBeGreaterThan(5);
  expect(await claimsOf('b.txt', iconv.encode(TEXT, 'gb18030'))).toEqual(plain);
  expect(await claimsOf('c.txt', iconv.encode(TEXT, 'utf16-le', { addBOM: true }))).toEqual(plain);
  expect(await claimsOf('d.html', page(TEXT))).toEqual(plain);
  expect(await claimsOf('e.warc.gz', warc(page(TEXT)))).toEqual(plain);
  expect(await claimsOf('f.jsonl', JSON.stringify({ id: '1', text: TEXT }))).toEqual(plain);
  expect(await claimsOf('g.json', JSON.stringify({ id: '1', text: TEXT, lang: 'zh-Hans', claims: [] }))).toEqual(plain);
}, 120_000);

it('gives the same claims of a traditional text in Big5, where Big5 has its characters', async () => {
  const text = iconv.decode(iconv.encode(TRADITIONAL, 'big5'), 'big5').replaceAll('?', '');
  expect(await claimsOf('h.txt', iconv.encode(text, 'big5'))).toEqual(await claimsOf('i.txt', text));
}, 120_000);
