import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copySchema } from '../../src/contract/custody.ts';
import { articleOf, noised } from '../support/articles.ts';
import { openTestLedger } from '../support/readings.ts';
import { tally, temporaryFolder } from '../support/surface.ts';

let folder: string;
let path: string;
let server: Server;
let origin: string;
const TEXT = articleOf(1);

beforeEach(async () => {
  folder = temporaryFolder();
  path = join(folder, 'ledger.sqlite');
  server = createServer((request, response) => {
    if (request.url === '/a') response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(TEXT);
    else response.writeHead(410).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const run = (...args: string[]) => tally(['--ledger', path, ...args]);
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('copies in the commands', () => {
  it('are told when an article is read, with who came first', async () => {
    const first = await run('read', `${origin}/a`, '--allow-host', '127.0.0.1', '--json', '--published', '2025-09-01');
    const one = JSON.parse(first.out) as { id: string; copies: unknown[]; checks: { code: string }[] };
    expect(one.copies).toEqual([]);
    const file = put('b.txt', `又一題\n${noised(TEXT, 40)}`);
    const second = await run('read', file, '--json', '--published', '2025-09-03', '--publisher', '乙報');
    const two = JSON.parse(second.out) as typeof one;
    expect(copySchema.parse(two.copies[0])).toMatchObject({ document: one.id, kind: 'near', first: one.id });
    expect(two.checks).toMatchObject([{ code: 'COPY_OF', severity: 'warning', evidence: one.id }]);
    const shown = await run('read', file);
    expect(shown.out).toContain('Copies');
    expect(shown.out).toMatch(/\d\d % of the shorter text stands in the other · came earlier/);
    expect((await run('read', file, '--no-save', '--json')).out).not.toContain('copies');

    const checks = JSON.parse((await run('checks', '--json')).out) as { documentId: string; code: string }[];
    expect(checks).toMatchObject([{ documentId: two.id, code: 'COPY_OF' }]);
    expect((await run('checks', '--code', 'copy-of', '--lang', 'zh-Hans')).out).toContain('先出现的');
    expect(JSON.parse((await run('checks', '--severity', 'error', '--json')).out)).toEqual([]);
    expect(JSON.parse((await run('checks', '--document', one.id, '--json')).out)).toEqual([]);
    const documents = JSON.parse((await run('documents', '--json')).out) as { id: string; copies: unknown[] }[];
    expect(documents.map(({ copies }) => copies.length)).toEqual([1, 1]);
    expect((await run('documents')).out).toContain('copies 1');
  });

  it('keep what was fetched, and say what cannot be', async () => {
    await run('read', `${origin}/a`, '--allow-host', '127.0.0.1', '--json');
    const ledger = await openTestLedger(path, { mode: 'read' });
    const [document] = await ledger.documents();
    expect((await ledger.captures.ofDocument(document!.id))[0]!.captures).toMatchObject([
      { kind: 'http', status: 200, requested: `${origin}/a`, collector: 'tester' },
    ]);
    expect((await ledger.verify()).breaks).toEqual([]);
    await ledger.close();
    expect((await run('read', `${origin}/a`)).err).toContain('FETCH_ADDRESS_REFUSED');
    expect((await run('read', `${origin}/gone`, '--allow-host', '127.0.0.1')).err).toContain('FETCH_STATUS');
  });
});
