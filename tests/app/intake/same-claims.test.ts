import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { captureOfFile } from '../../../src/app/import/capture.ts';
import { firstArticle } from '../../../src/app/import/first.ts';
import { NOTHING_GIVEN } from '../../support/readings.ts';
import { sharedEngine } from '../../support/engine.ts';

const engine = sharedEngine();
const PUBLISHED = '2025-09-14';

const page = (text: string, charset: string): string => {
  const lines = text.split('\n').map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
  return `<!doctype html><html><head><meta charset="${charset}"></head><body><div class="nav"><ul><li><a href="/1">一</a></li><li><a href="/2">二</a></li><li><a href="/3">三</a></li></ul></div><div class="post_body">${lines.join('\n')}</div><div class="comment"><p>說得好，支持一下！</p></div></body></html>`;
};

function warc(body: Uint8Array): Uint8Array {
  const http = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'), body]);
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-09-14T00:00:00Z\r\nWARC-Target-URI: https://news.example/\r\nContent-Length: ${http.byteLength}\r\n\r\n`;
  return gzipSync(Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')]));
}

async function claimsOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const by = { clock: () => new Date(0), user: 'tester', tool: 'test' };
  const node = captureOfFile(bytes, name, by, 'file');
  const tools = { by, defaults: NOTHING_GIVEN, open: { given: { published: PUBLISHED } } };
  const { unit } = await firstArticle(node, { bytes, name }, tools);
  const { item } = unit;
  const reading = engine.read({ id: 'a', bytes: Buffer.from(item.bytes).toString('base64'), ...item.given });
  return reading.claims.map(({ kind, quote, time }) => `${kind} ${time?.edtf ?? ''} ${quote.replaceAll(/\s+/g, ' ')}`);
}

describe.each(['zh-hans', 'zh-hant', 'en'])('the sample %s', (name) => {
  const text = readFileSync(`samples/${name}.txt`, 'utf8');
  const utf8 = Buffer.from(text);
  const mail = `From: a@e.example\r\nReceived: x\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${utf8.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`;
  const containers: readonly (readonly [string, Uint8Array])[] = [
    ['utf-16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['page.html', Buffer.from(page(text, 'utf-8'))],
    ['gbk.html', iconv.encode(page(text, 'gb18030'), 'gb18030')],
    // Without a declaration a legacy encoding is only told by its Chinese.
    ...(name === 'en' ? [] : [['gb18030.txt', iconv.encode(text, 'gb18030')] as const]),
    ['archive.warc.gz', warc(Buffer.from(page(text, 'utf-8')))],
    ['all.zip', zipSync({ 'a.txt': utf8 })],
    ['a.eml', Buffer.from(mail)],
    ['a.jsonl', Buffer.from(JSON.stringify({ id: 'a', text }))],
  ];

  it('gives the same claims whatever it lies in', async () => {
    const expected = await claimsOf(utf8, 'a.txt');
    expect(expected.length).toBeGreaterThan(10);
    for (const [container, bytes] of containers)
      expect([container, await claimsOf(bytes, container)]).toEqual([container, expected]);
  });
});
