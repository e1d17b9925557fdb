import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { firstArticle } from '../../../src/app/intake/first.ts';
import { tally } from '../../support/surface.ts';

const material = (text: string, name: string): { bytes: Uint8Array; name: string } => ({
  bytes: new TextEncoder().encode(text),
  name,
});

describe('firstArticle', () => {
  it('gives the first and says whether there are more', async () => {
    const two = await firstArticle(material('{"text":"a"}\n{"text":"b"}', 'a.jsonl'), { given: { title: 'T' } });
    expect(two).toMatchObject({ more: true, article: { part: 'line=1', given: { title: 'T' } } });
    expect(await firstArticle(material('words', 'a.txt'))).toMatchObject({ more: false });
  });

  it('passes over what cannot be read, and says why where nothing can', async () => {
    expect(await firstArticle(material('broken\n{"text":"b"}', 'a.jsonl'))).toMatchObject({
      article: { part: 'line=2' },
    });
    await expect(firstArticle(material('broken', 'a.jsonl'))).rejects.toMatchObject({ code: 'LINE_NOT_JSON' });
    const links =
      '<rss version="2.0"><channel><title>a</title><item><link>https://e.example/1</link></item></channel></rss>';
    await expect(firstArticle(material(links, 'a'))).rejects.toMatchObject({ code: 'INTAKE_NO_TEXT' });
  });

  it('opens the first capture of a web archive', async () => {
    const body = '<!doctype html><p>first</p>';
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`;
    const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-09-03T11:17:00Z\r\nWARC-Target-URI: https://news.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
    expect(await firstArticle(material(warc, 'a.warc'))).toMatchObject({
      article: { given: { url: 'https://news.example/1' } },
    });
  });
});

describe('tally read', () => {
  it('reads a PDF from standard input', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.addPage().drawText('Thirty armoured vehicles arrived.', { x: 50, y: 500, size: 12, font });
    const { code, out } = await tally(['read', '-', '--json', '--no-save'], { stdin: await document.save() });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { document: { text: string } }).document.text).toBe('Thirty armoured vehicles arrived.');
  });

  it('says that there is more', async () => {
    const { out } = await tally(['read', '-', '--no-save', '--lang', 'en'], {
      stdin: '{"text":"One."}\n{"text":"Two."}',
    });
    expect(out).toContain('more than one article');
  });

  it('says why it cannot', async () => {
    const { code, err } = await tally(['read', '-', '--no-save'], { stdin: 'PK\x03\x04nothing' });
    expect(code).toBe(4);
    expect(err).toContain('INTAKE_DAMAGED');
  });
});
