import { gzipSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpackBody } from '../../../src/app/fetch/unpack.ts';
import { readHttpMessage } from '../../../src/app/intake/http-message.ts';
import { captureMaterial, openMaterial } from '../../../src/app/intake/open.ts';
import { xmlEvents } from '../../../src/app/intake/xml.ts';
import { TallyError } from '../../../src/kernel/errors.ts';

/** Whatever bytes come in, under whatever name: articles and the like, or problems with a code; in bounded time. */
const LIMITS = { partBytes: 2_000_000, totalBytes: 8_000_000, parts: 500, pages: 20, time: 5000 };
const NAMES = [
  'x',
  'a.txt',
  'a.md',
  'a.html',
  'a.eml',
  'a.mbox',
  'a.json',
  'a.jsonl',
  'a.csv',
  'a.rss',
  'a.warc',
  'a.pdf',
  'a.docx',
  'a.zip',
  'a.gz',
  'a.xml',
];
/** Milliseconds that one small file may take on a slow machine. */
const MOST = 20_000;

async function survives(bytes: Uint8Array, name: string): Promise<void> {
  const began = performance.now();
  let items = 0;
  for await (const item of openMaterial({ bytes, name, url: 'https://e.example/' }, { limits: LIMITS })) {
    items++;
    if (item.kind === 'problem') {
      expect(item.error).toBeInstanceOf(TallyError);
      expect(item.error.code).toMatch(/^(?:INPUT|INTAKE|LINE|FETCH)_[A-Z0-9_]+$/);
    } else if (item.kind === 'article') {
      expect(item.bytes.byteLength).toBeLessThanOrEqual(LIMITS.partBytes * 3);
    } else if (item.kind === 'capture') {
      await survives(captureMaterial(item.capture).bytes, 'captured');
    }
  }
  expect(items).toBeLessThanOrEqual(LIMITS.parts + 1);
  expect(performance.now() - began).toBeLessThan(MOST);
}

const http = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n';
const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-09-03T11:17:00Z\r\nWARC-Target-URI: https://news.example/1\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
const mail =
  'From: a@e.example\r\nReceived: x\r\nSubject: =?utf-8?B?5p+Q?=\r\nDate: Wed, 03 Sep 2025 23:30:00 +0800\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=9F=90</p>\r\n--x\r\nContent-Type: text/csv; name=t.csv\r\nContent-Transfer-Encoding: base64\r\n\r\ndGV4dCx0aXRsZQphLGI=\r\n--x--\r\n';
const rss =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>https://e.example</link><item><title>a &amp; b</title><link>/1</link><description>&lt;p&gt;c</description></item></channel></rss>';
const atom =
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><link href="a"/><content type="html">&lt;p&gt;b</content></entry></feed>';
const csv = '標題,正文,日期\n"一, 二","首批""三十""輛。\n第二行",2025/9/3\n三,四,\n';
const jsonl = '{"id":"a","text":"甲"}\n{"id":"b","bytes":"5LmZ"}\n';
const markdown = '---\ntitle: a\n---\n# b\n';

const seeds: { name: string; bytes: Uint8Array }[] = [];
beforeAll(async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let i = 0; i < 2; i++)
    pdf.addPage().drawText('Thirty armoured vehicles\narrived on Wednesday.', { x: 50, y: 500, size: 12, font });
  const word = new Document({ sections: [{ children: [new Paragraph('首批三十輛'), new Paragraph('second')] }] });
  const utf8 = new TextEncoder();
  seeds.push(
    { name: 'a.pdf', bytes: await pdf.save({ useObjectStreams: false }) },
    { name: 'b.pdf', bytes: await pdf.save() },
    { name: 'a.docx', bytes: await Packer.toBuffer(word) },
    {
      name: 'a.zip',
      bytes: zipSync({
        'a.csv': utf8.encode(csv),
        'b.eml': utf8.encode(mail),
        'c.zip': zipSync({ 'd.txt': utf8.encode('a') }),
      }),
    },
    { name: 'a.gz', bytes: gzipSync(jsonl) },
    { name: 'a.warc.gz', bytes: Buffer.concat([gzipSync(warc), gzipSync(warc)]) },
    ...Object.entries({
      'a.warc': warc + warc,
      'a.eml': mail,
      'a.mbox': `From a\n${mail}\nFrom b\n${mail}`,
      'a.rss': rss,
      'a.atom': atom,
      'a.csv': csv,
      'a.jsonl': jsonl,
      'a.json': `[${jsonl.trim().replace('\n', ',')}]`,
      'a.md': markdown,
    }).map(([name, text]) => ({ name, bytes: utf8.encode(text) })),
  );
});

describe('openers', () => {
  it('survive random bytes under every name', async () => {
    const magic = fc.constantFrom(
      '',
      '%PDF-1.7\n',
      'PK\x03\x04',
      '\x1f\x8b\x08\x00',
      'WARC/1.0\r\n',
      '{"',
      '[{"',
      '<rss>',
      '<feed>',
      'From a\nb: c\n',
      '\xff\xfe',
      '\xef\xbb\xbf',
    );
    await fc.assert(
      fc.asyncProperty(
        magic,
        fc.uint8Array({ maxLength: 2000 }),
        fc.constantFrom(...NAMES),
        async (start, rest, name) => {
          await survives(Buffer.concat([Buffer.from(start, 'latin1'), rest]), name);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('survive real files cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.nat(1_000_000), async (which, where) => {
        const { name, bytes } = seeds[which % seeds.length]!;
        await survives(bytes.subarray(0, where % (bytes.byteLength + 1)), name);
      }),
      { numRuns: 300 },
    );
  });

  it('survive real files with bytes changed, put in and taken out', async () => {
    const change = fc.record({
      at: fc.nat(1_000_000),
      kind: fc.constantFrom('set', 'insert', 'remove', 'repeat'),
      value: fc.nat(255),
      length: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.array(change, { minLength: 1, maxLength: 8 }), async (which, changes) => {
        const { name, bytes } = seeds[which % seeds.length]!;
        let mutated = Buffer.from(bytes);
        for (const { at, kind, value, length } of changes) {
          const place = at % (mutated.length + 1);
          const [before, behind] = [mutated.subarray(0, place), mutated.subarray(place)];
          if (kind === 'set') mutated.fill(value, place, Math.min(place + 1, mutated.length));
          else if (kind === 'insert') mutated = Buffer.concat([before, Buffer.alloc(length, value), behind]);
          else if (kind === 'remove') mutated = Buffer.concat([before, behind.subarray(length)]);
          else mutated = Buffer.concat([before, behind.subarray(0, length), behind]);
        }
        await survives(mutated, name);
      }),
      { numRuns: 500 },
    );
  });

  it('open every real file without a problem when it is whole', async () => {
    for (const { name, bytes } of seeds)
      for await (const item of openMaterial({ bytes, name })) expect([name, item.kind]).not.toEqual([name, 'problem']);
  });

  it('are quick on files made to be slow', async () => {
    const slow: [string, string][] = [
      ['a.eml', `From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n\r\na\r\n'.repeat(400)}`],
      ['a.eml', `Subject: ${'=?utf-8?B?5p+Q?= '.repeat(20_000)}\r\nReceived: a\r\n\r\nb`],
      ['a.csv', `text\n${'"'.repeat(200_000)}`],
      ['a.csv', `${','.repeat(100_000)}\n`],
      ['a.rss', `<rss><channel>${'<item>'.repeat(3000)}`],
      ['a.rss', `<rss><channel><title>${'&amp;'.repeat(100_000)}</title></channel></rss>`],
      ['a.json', '['.repeat(100_000)],
      ['a.json', `{"text":${'{"a":'.repeat(50_000)}`],
      ['a.warc', `WARC/1.0\r\n${'a: b\r\n'.repeat(20_000)}`],
      ['a.mbox', 'From a\n\n'.repeat(50_000)],
      ['a.md', `---\n${'a: b\n'.repeat(50_000)}`],
      [
        'a',
        `%PDF-1.4\n${'1 0 obj <</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>> endobj\n'.repeat(2000)}trailer<</Root 1 0 R>>`,
      ],
    ];
    for (const [name, text] of slow) await survives(new TextEncoder().encode(text), name);
  });
});

describe('the parts that openers are made of', () => {
  it('read any XML in order and without an end', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<a',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '&',
      '&lt;',
      '&#x41;',
      '&#999999999;',
      'b',
      ' ',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect([...xmlEvents(pieces.join(''))].length).toBeLessThanOrEqual(2 * pieces.length + 1);
      }),
    );
  });

  it('read any answer of a server', () => {
    const piece = fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      '\r\n',
      '\n',
      'Transfer-Encoding: chunked\r\n',
      'a: b\r\n',
      ' folded\r\n',
      '5\r\n',
      'ffffffff\r\n',
      '0\r\n',
      'hello',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const block = Buffer.from(pieces.join(''));
        expect(readHttpMessage(block)?.body.byteLength ?? 0).toBeLessThanOrEqual(block.byteLength);
      }),
    );
  });

  it('unpack any body or say why not', async () => {
    const coding = fc.constantFrom('gzip', 'deflate', 'br', 'gzip, br', 'identity', '', 'x', 'gzip,gzip,gzip,gzip');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), coding, async (bytes, encoding) => {
        const body = await unpackBody(bytes, encoding, 10_000).catch((error: unknown) => error);
        if (body instanceof Uint8Array) expect(body.byteLength).toBeLessThanOrEqual(10_000);
        else expect(body).toBeInstanceOf(TallyError);
      }),
    );
  });
});
