import { gzipSync } from 'node:zlib';
import {
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  InsertedTextRun,
  DeletedTextRun,
} from 'docx';
import { zipSync } from 'fflate';
import { WARCRecord, WARCSerializer } from 'warcio';
import { describe, expect, it } from 'vitest';
import { captureMaterial, openMaterial } from '../../../src/app/intake/open.ts';
import { all, brief, one, open, textOf } from './support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? utf8(content) : content]),
    ),
  );

describe('ZIP', () => {
  it('opens what it holds, each in its own format, and passes furniture over', async () => {
    const bytes = zip({
      'a.txt': '甲',
      'b/c.csv': 'text,title\n乙,T\n丙,U\n',
      'b/style.css': 'x',
      'd.bin': Uint8Array.from([1, 0, 0, 2, 0, 0, 0, 7]),
      'e.zip': zip({ 'f.txt': '丁' }),
    });
    const items = await open(bytes, 'all.zip');
    expect(items.map(brief)).toEqual([
      'article entry=a.txt',
      'article entry=b/c.csv/row=2',
      'article entry=b/c.csv/row=3',
      'problem entry=d.bin INPUT_NOT_TEXT',
      'article entry=e.zip/entry=f.txt',
    ]);
    expect(textOf(items[4])).toBe('丁');
  });

  it('stops at its bounds', async () => {
    const bomb = zip({ 'a.txt': 'a'.repeat(5_000_000), 'b.txt': 'b' });
    expect((await open(bomb, 'a.zip')).map(brief)).toEqual(['problem entry=a.txt INTAKE_RATIO', 'article entry=b.txt']);
    const limits = { partBytes: 10, parts: 2 };
    expect((await open(zip({ 'a.txt': 'a'.repeat(20) }), 'a.zip', { limits })).map(brief)).toEqual([
      'problem entry=a.txt INTAKE_TOO_LARGE',
    ]);
    expect((await open(zip({ a: '1', b: '2', c: '3' }), 'a.zip', { limits })).map(brief)).toEqual([
      'problem - INTAKE_TOO_MANY',
    ]);
    let nested = zip({ 'a.txt': 'a' });
    for (let i = 0; i < 8; i++) nested = zip({ 'n.zip': nested });
    const [deep] = await open(nested, 'n.zip');
    expect(deep).toMatchObject({ kind: 'problem', error: { code: 'INTAKE_DEPTH' } });
    const many = zip(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.txt`, 'a'.repeat(600)])));
    expect((await open(many, 'a.zip', { limits: { totalBytes: 1500 } })).map(brief)).toEqual([
      'article entry=0.txt',
      'article entry=1.txt',
      'problem entry=2.txt INTAKE_TOO_LARGE',
      'problem entry=3.txt INTAKE_TOO_LARGE',
      'problem entry=4.txt INTAKE_TOO_LARGE',
    ]);
  });

  it('counts what one line of JSON after another unpacks to', async () => {
    const lines = Array.from({ length: 10 }, (_, i) => `{"id":"${i}","text":"a"}`).join('\n');
    expect((await open(lines, 'a.jsonl', { limits: { parts: 3 } })).map(brief)).toEqual([
      'article line=1',
      'article line=2',
      'article line=3',
      'problem - INTAKE_TOO_MANY',
    ]);
  });

  it('says what is damaged, locked or no article', async () => {
    const good = zip({ 'a.txt': 'first', 'b.txt': 'second' });
    expect((await open(good.subarray(0, 60), 'a.zip')).map(brief)).toEqual(['problem - INTAKE_DAMAGED']);
    const flipped = good.slice();
    flipped[37] = flipped[37]! ^ 0xff;
    expect((await open(flipped, 'a.zip')).map(brief)).toEqual([
      'problem entry=a.txt INTAKE_DAMAGED',
      'article entry=b.txt',
    ]);
    const locked = good.slice();
    const directory = Buffer.from(locked).indexOf('PK\x01\x02', 0, 'latin1');
    locked[directory + 8] = locked[directory + 8]! | 1;
    expect((await open(locked, 'a.zip')).map(brief)).toEqual([
      'problem entry=a.txt INTAKE_ENCRYPTED',
      'article entry=b.txt',
    ]);
    expect((await open(zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }), 'a.xlsx')).map(brief)).toEqual([
      'problem - INTAKE_FORMAT',
    ]);
    expect((await open(zip({ 'a.png': 'x' }), 'a.zip')).map(brief)).toEqual(['problem - INTAKE_NO_TEXT']);
  });
});

describe('Word', () => {
  it('gives paragraphs, tables, footnotes and properties', async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const document = new Document({
      title: '增援報告',
      creator: '某作者',
      footnotes: { 1: { children: [new Paragraph('出處：某通訊社，2025年9月3日')] } },
      sections: [
        {
          children: [
            new Paragraph({
              children: [new TextRun('首批'), new TextRun('三十輛'), new FootnoteReferenceRun(1)],
            }),
            new Paragraph({
              children: [
                new TextRun('其餘 & 備件'),
                new DeletedTextRun({ text: '（刪）', id: 1, author: 'x', date: '2025-01-01T00:00:00Z' }),
                new InsertedTextRun({ text: '下月交付', id: 2, author: 'x', date: '2025-01-01T00:00:00Z' }),
              ],
            }),
            new Table({
              rows: [
                new TableRow({ children: [cell('型號'), cell('數量')] }),
                new TableRow({ children: [cell('坦克'), cell('30')] }),
              ],
            }),
          ],
        },
      ],
    });
    const article = await one(await Packer.toBuffer(document), 'report.docx');
    expect(article).toMatchObject({
      derived: true,
      author: '某作者',
      given: { title: '增援報告', contentType: 'text/plain; charset=utf-8' },
    });
    expect(article.text).toBe('首批三十輛\n其餘 & 備件下月交付\n型號\t數量\n坦克\t30\n出處：某通訊社，2025年9月3日');
    expect(article.given.published).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('says so where there is no text', async () => {
    const bytes = zip({
      '[Content_Types].xml': 'x',
      'word/document.xml': '<w:document><w:body><w:p/></w:body></w:document>',
    });
    expect((await open(bytes, 'a.docx')).map(brief)).toEqual(['problem - INTAKE_NO_TEXT']);
  });
});

const MAIL = `Return-Path: <a@e.example>
From: =?utf-8?B?5p+Q5a+g6ICF?= <a@e.example>
To: desk@e.example
Subject: =?gb2312?B?ytfF+tewsbiz+A==?=
Date: Wed, 03 Sep 2025 23:30:00 +0800
Message-ID: <m1@e.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: multipart/alternative; boundary=y

--y
Content-Type: text/plain; charset=utf-8

plain words
--y
Content-Type: text/html; charset=gb2312
Content-Transfer-Encoding: base64

PHA+ytfF+sj9yq7BvqGjPC9wPg==
--y--
--x
Content-Type: text/csv; name=t.csv
Content-Disposition: attachment; filename=t.csv

text,title
row one,T
--x
Content-Type: image/png
Content-Disposition: attachment; filename=p.png

xx
--x
Content-Type: message/rfc822

From: b@e.example
Subject: Forwarded
Date: Mon, 01 Sep 2025 08:00:00 +0000

The forwarded text.
--x--
`.replaceAll('\n', '\r\n');

describe('mail', () => {
  it('gives its text, and what is attached as material of its own', async () => {
    for (const name of ['a.eml', 'unnamed']) {
      const items = await open(MAIL, name);
      expect(items.map(brief)).toEqual(['article -', 'article attachment=t.csv/row=2', 'article attachment=3']);
      expect(items[0]).toMatchObject({
        id: '<m1@e.example>',
        given: { published: '2025-09-03T23:30:00+08:00', contentType: 'text/html; charset=utf-8' },
      });
      expect(textOf(items[0])).toBe('<p>首批三十辆。</p>');
      expect(items[2]).toMatchObject({ given: { title: 'Forwarded', published: '2025-09-01T08:00:00Z' } });
      expect(textOf(items[2]).trim()).toBe('The forwarded text.');
    }
  });

  it('parts a mailbox', async () => {
    const box = `From a@e.example Wed Sep  3 23:30:00 2025\n${MAIL}\r\nFrom b@e.example Thu Sep  4\nSubject: Two\n\nSecond.\n`;
    const items = await open(box, 'a.mbox');
    expect(items.map((item) => item.part)).toEqual([
      'item=1',
      'item=1/attachment=t.csv/row=2',
      'item=1/attachment=3',
      'item=2',
    ]);
    expect(textOf(items[3]).trim()).toBe('Second.');
  });

  it('says so where it has no text', async () => {
    expect((await open('From: a@e.example\r\nSubject: x\r\n\r\n', 'a.eml')).map(brief)).toEqual([
      'problem - INTAKE_NO_TEXT',
    ]);
  });
});

describe('feeds', () => {
  const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>某報</title><link>https://news.example/zh/</link>
<item><title>一 &amp; 二</title><link>a/1</link><guid isPermaLink="false">g1</guid><pubDate>Wed, 03 Sep 2025 19:17:00 +0800</pubDate><content:encoded><![CDATA[<p>首批三十輛。</p>]]></content:encoded><dc:creator>記者甲</dc:creator></item>
<item><title>三</title><link>//news.example/2</link><description>摘要</description></item>
<item><title>四</title><description>只有摘要</description></item>
<item><title>五</title></item></channel></rss>`;

  it('gives full texts as articles and the rest as links', async () => {
    const items = await open(rss, 'feed');
    expect(items.map(brief)).toEqual([
      'article item=1',
      'link item=2',
      'article item=3',
      'problem item=4 INTAKE_NO_TEXT',
    ]);
    expect(items[0]).toMatchObject({
      id: 'g1',
      author: '記者甲',
      given: {
        title: '一 & 二',
        url: 'https://news.example/zh/a/1',
        publisher: '某報',
        published: '2025-09-03T19:17:00+08:00',
      },
    });
    expect(textOf(items[0])).toBe('<article><p>首批三十輛。</p></article>');
    expect(items[1]).toMatchObject({ url: 'https://news.example/2', title: '三', summary: '摘要', published: null });
  });

  it('reads Atom, RDF and JSON Feed', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.example/"><title>A</title><id>i</id><entry xml:base="sub/"><title type="html">T &amp;lt;b&amp;gt;</title><id>e1</id><link rel="self" href="x"/><link href="a"/><published>2025-09-03T19:17:00+08:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words</p></div></content><author><name>W</name></author></entry><entry><id>e2</id><title>B</title><link href="b"/><updated>2025-09-04T00:00:00Z</updated><summary>s</summary></entry></feed>`;
    const fromAtom = await open(atom, 'a.xml');
    expect(fromAtom.map(brief)).toEqual(['article item=1', 'link item=2']);
    expect(fromAtom[0]).toMatchObject({
      id: 'e1',
      author: 'W',
      given: { url: 'https://e.example/sub/a', published: '2025-09-03T19:17:00+08:00' },
    });
    expect(fromAtom[1]).toMatchObject({ url: 'https://e.example/b', published: '2025-09-04T00:00:00Z' });
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://e.example/"><title>R</title><link>https://e.example/</link></channel><item rdf:about="https://e.example/1"><title>A</title><link>https://e.example/1</link><dc:date>2025-09-03</dc:date><description>s</description></item></rdf:RDF>`;
    expect((await open(rdf, 'r'))[0]).toMatchObject({
      kind: 'link',
      url: 'https://e.example/1',
      published: '2025-09-03',
    });
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://e.example',
      items: [
        { id: '1', url: '/1', title: 'A', content_text: 'Words', date_published: '2025-09-03T19:17:00+08:00' },
        { id: '2', url: '/2' },
      ],
    };
    const fromJson = await open(JSON.stringify(json), 'feed.json');
    expect(fromJson.map(brief)).toEqual(['article item=1', 'link item=2']);
    expect(fromJson[0]).toMatchObject({
      given: { url: 'https://e.example/1', publisher: 'J', contentType: 'text/plain; charset=utf-8' },
    });
  });

  it('does not follow what is no web address', async () => {
    const items = await open(rss.replace('//news.example/2', 'javascript:alert(1)'), 'feed');
    expect(items[1]).toMatchObject({ kind: 'article', given: { url: null } });
    expect((await open('<rss><channel>', 'f.rss')).map(brief)).toEqual(['problem - INTAKE_DAMAGED']);
  });
});

async function warc(gzip: boolean): Promise<Uint8Array> {
  const record = (
    url: string,
    type: string,
    body: string | Uint8Array,
    headers: Record<string, string> = {},
    statusline = 'HTTP/1.1 200 OK',
  ): WARCRecord =>
    WARCRecord.create(
      {
        url,
        date: '2025-09-03T11:17:00Z',
        type: 'response',
        httpHeaders: { 'Content-Type': type, ...headers },
        statusline,
        warcVersion: 'WARC/1.1',
      },
      [typeof body === 'string' ? utf8(body) : body],
    );
  const records = [
    WARCRecord.createWARCInfo({ filename: 'a.warc' }, { software: 'test' }),
    record('https://news.example/1', 'text/html; charset=utf-8', '<!doctype html><p>首批三十輛。</p>'),
    record('https://news.example/1', 'text/html; charset=gb18030', gzipSync(Buffer.from('d7b0bcd7b3b5', 'hex')), {
      'Content-Encoding': 'gzip',
    }),
    record('https://news.example/p.png', 'image/png', 'x'),
    record('https://news.example/none', 'text/html', 'nothing', {}, 'HTTP/1.1 404 Not Found'),
    record('https://news.example/chunks', 'text/plain', '4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n', {
      'Transfer-Encoding': 'chunked',
    }),
  ];
  return Buffer.concat(await Promise.all(records.map((r) => WARCSerializer.serialize(r, { gzip }))));
}

describe('web archives', () => {
  it.each([false, true])('give answers as captures that open again, packed: %s', async (gzip) => {
    const items = await open(await warc(gzip), gzip ? 'a.warc.gz' : 'a.warc');
    expect(items.map((item) => item.kind)).toEqual(['capture', 'capture', 'capture']);
    const captures = items.flatMap((item) => (item.kind === 'capture' ? [item.capture] : []));
    expect(captures[0]).toMatchObject({
      finalUrl: 'https://news.example/1',
      status: 200,
      at: '2025-09-03T11:17:00.000Z',
    });
    expect(Buffer.from(captures[1]!.body).toString('hex')).toBe('d7b0bcd7b3b5');
    expect(captures[1]!.sha256).not.toBe(captures[1]!.bodySha256);
    expect(Buffer.from(captures[2]!.body).toString()).toBe('Wikipedia');
    const [article] = await all(openMaterial(captureMaterial(captures[0]!)));
    expect(article).toMatchObject({
      kind: 'article',
      given: { url: 'https://news.example/1', contentType: 'text/html; charset=utf-8' },
    });
  });

  it('lie in a WACZ', async () => {
    const bytes = zip({
      'datapackage.json': '{}',
      'archive/data.warc.gz': await warc(true),
      'pages/pages.jsonl': '{}',
      'indexes/index.cdx': 'x',
    });
    const items = await open(bytes, 'a.wacz');
    expect(items.map((item) => item.kind)).toEqual(['capture', 'capture', 'capture']);
    expect(items[0]!.part).toMatch(/^entry=archive\/data\.warc\.gz\/record=urn:uuid:/);
  });

  it('give what comes before the damage', async () => {
    const whole = await warc(false);
    const cut = whole.subarray(0, whole.byteLength - 30);
    const items = await open(cut, 'a.warc');
    expect(items.map((item) => item.kind)).toEqual(['capture', 'capture', 'problem']);
    expect((await open('WARC/1.0\r\nnothing', 'a')).at(-1)).toMatchObject({
      kind: 'problem',
      error: { code: 'INTAKE_DAMAGED' },
    });
  });
});
