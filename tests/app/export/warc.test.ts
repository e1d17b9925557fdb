import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { importReportSchema } from '../../../src/contract/custody.ts';
import { articleOf } from '../../support/articles.ts';
import { openTestLedger } from '../../support/readings.ts';
import { SAMPLE_TEXT } from '../../support/sample.ts';
import { tally, temporaryFolder } from '../../support/surface.ts';

const PAGE = `<!doctype html><html><head><title>題</title></head><body><p>${SAMPLE_TEXT}</p></body></html>`;
let server: Server;
let origin: string;
let path: string;

beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  server = createServer((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/page' }).end();
    else if (request.url === '/page')
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'x-a': 'b' })
        .end(gzipSync(PAGE));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('gone');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const imported = async (...args: string[]) => {
  const { out } = await tally([
    '--ledger',
    path,
    'import',
    '--workers',
    '1',
    '--allow-host',
    '127.0.0.1',
    '--json',
    ...args,
  ]);
  return importReportSchema.parse(JSON.parse(out));
};

describe('tally export --warc', () => {
  it('gives captures back to other readers, byte for byte, with the stories of the documents', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'rows.jsonl'), JSON.stringify({ id: 'r', text: articleOf(1) }));
    const report = await imported(`${origin}/old`, `${origin}/none`, folder);
    expect(report.counts).toMatchObject({ read: 2, failed: 1 });
    expect(report.problems).toMatchObject([{ code: 'FETCH_STATUS' }]);
    const to = join(folder, 'out.warc.gz');
    const { out, code } = await tally(['--ledger', path, 'export', '--warc', to]);
    expect(code, out).toBe(0);
    expect(out).toContain('3 captures and 2 documents');

    const records = [];
    for await (const record of new WARCParser(createReadStream(to), { parseHttp: true })) {
      const content = Buffer.from(await record.readFully(true));
      records.push({ type: record.warcType, uri: record.warcTargetURI, record, content });
    }
    expect(records.map(({ type }) => type)).toEqual([
      ...['warcinfo', 'response', 'response', 'resource'],
      ...['metadata', 'conversion', 'metadata'],
    ]);
    const page = records[1]!;
    expect(page.uri).toBe(`${origin}/page`);
    expect(page.content.toString()).toBe(PAGE);
    expect(page.record.httpHeaders?.headers.get('x-a')).toBe('b');
    expect(records[2]!.record.httpHeaders?.statusCode).toBe(404);
    expect(records[5]!.content.toString()).toBe(articleOf(1));
    expect(records[5]!.record.warcHeader('WARC-Refers-To')).toBe(records[3]!.record.warcHeader('WARC-Record-ID'));
    const story = JSON.parse(records[4]!.content.toString()) as { document: { sha256: string }; captures: unknown[] };
    expect(story.document.sha256).toBe(createHash('sha256').update(PAGE).digest('hex'));
    expect(story.captures).toMatchObject([
      { captures: [{ requested: `${origin}/old`, redirects: [{ status: 302, location: '/page' }] }] },
    ]);
  });

  it('comes back from its own archive as the same documents', async () => {
    await imported(`${origin}/page`);
    const archive = join(temporaryFolder(), 'a.warc.gz');
    await tally(['--ledger', path, 'export', '--warc', archive]);
    const first = path;
    path = join(temporaryFolder(), 'second.sqlite');
    expect((await imported(archive)).counts).toMatchObject({ read: 1, failed: 0 });
    const [one, two] = [await openTestLedger(first), await openTestLedger(path)];
    const [a, b] = [(await one.documents())[0]!, (await two.documents())[0]!];
    expect(b).toMatchObject({ id: a.id, sha256: a.sha256, claims: a.claims, given: { url: a.given.url } });
    const [link] = await two.captures.ofDocument(b.id);
    expect(link!.captures.map(({ kind, kept }) => [kind, kept])).toEqual([
      ['archive', 'whole'],
      ['file', 'parts'],
    ]);
    const there = await one.captures.bytes((await one.captures.ofDocument(a.id))[0]!.capture);
    expect(Buffer.from((await two.captures.bytes(link!.capture))!)).toEqual(Buffer.from(there!));
    expect((await two.verify()).breaks).toEqual([]);
    await one.close();
    await two.close();
  });

  it('writes one document, refuses what it has not, and leaves no half file', async () => {
    await imported(`${origin}/page`);
    const to = join(temporaryFolder(), 'x.warc.gz');
    expect((await tally(['--ledger', path, 'export', '--warc', to, '--document', 'd0'])).err).toContain(
      'DOCUMENT_NOT_FOUND',
    );
    expect((await tally(['--ledger', path, 'export', '--warc', `${path}/x.warc.gz`])).err).toContain(
      'OUTPUT_UNWRITABLE',
    );
    expect((await tally(['--ledger', path, 'export'])).code).toBe(2);
    const { out } = await tally(['--ledger', path, 'documents', '--json']);
    const [document] = JSON.parse(out) as { id: string }[];
    expect((await tally(['--ledger', path, 'export', '--warc', to, '--document', document!.id])).out).toContain(
      '1 capture and 1 document.',
    );
  });
});
