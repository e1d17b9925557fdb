import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/app/intake/dates.ts';
import { parseColumnMap } from '../../../src/app/intake/open.ts';
import { brief, one, open, textOf } from './support.ts';

describe('text and pages', () => {
  it('pass as they are', async () => {
    const text = await one('首批三十輛。', 'a.txt');
    expect(text).toMatchObject({ part: null, derived: false, given: { contentType: 'text/plain', title: null } });
    expect(text.text).toBe('首批三十輛。');
    const page = '<!doctype html><title>a</title><p>b';
    expect(await one(page, 'x', { url: 'https://e.example/x', contentType: 'text/html; charset=big5' })).toMatchObject({
      derived: false,
      given: { contentType: 'text/html; charset=big5', url: 'https://e.example/x' },
    });
  });

  it('are refused where they hold none', async () => {
    for (const [bytes, code] of [
      [new Uint8Array(), 'INPUT_EMPTY'],
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'INPUT_NOT_TEXT'],
      [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'INPUT_NOT_TEXT'],
    ] as const)
      expect((await open(bytes, 'a')).map(brief)).toEqual([`problem - ${code}`]);
  });

  it('are taken out of gzip', async () => {
    expect((await one(gzipSync('甲'), 'a.txt.gz')).text).toBe('甲');
    expect((await open(gzipSync('甲').subarray(0, 15), 'a.txt.gz')).map(brief)).toEqual(['problem - INTAKE_DAMAGED']);
    expect((await open(gzipSync(Buffer.alloc(20_000_000)), 'a.gz')).map(brief)).toEqual(['problem - INTAKE_RATIO']);
    const large = { limits: { partBytes: 1000 } };
    expect((await open(gzipSync(Buffer.alloc(2000, 'a')), 'a.gz', large)).map(brief)).toEqual([
      'problem - INTAKE_TOO_LARGE',
    ]);
  });
});

describe('Markdown', () => {
  it('gives its front matter as metadata', async () => {
    const article = await one(
      '---\ntitle: "Armour arrives"\ndate: 2025-09-03 19:17\nauthor: A. Writer\nsource: Example Daily\ntags: [a, b]\nlink: https://e.example/1\n---\n# Head\n\nThe *text*.\n',
      'a.md',
    );
    expect(article).toMatchObject({
      derived: true,
      author: 'A. Writer',
      given: {
        title: 'Armour arrives',
        published: '2025-09-03T19:17',
        publisher: 'Example Daily',
        url: 'https://e.example/1',
      },
    });
    expect(article.text).toBe('# Head\n\nThe *text*.\n');
  });

  it('reads TOML front matter, and none where there is none', async () => {
    expect(await one("+++\ntitle = '標題'\n+++\n正文", 'a.md')).toMatchObject({
      text: '正文',
      given: { title: '標題' },
    });
    expect(await one('Rule:\n\n---\n\nmore', 'a.md')).toMatchObject({ derived: false, text: 'Rule:\n\n---\n\nmore' });
    expect((await one('---\ntitle: never closed', 'a.md')).text).toContain('never closed');
  });
});

describe('JSON and JSON lines', () => {
  it('takes the form of the contract', async () => {
    const lines = [
      '{"id":"a","text":"甲","title":"T","published":"2025-09-03","publisher":"P","url":"https://e.example/a","lang":"zh-Hans"}',
      '',
      '{"id":"b","html":"<p>乙</p>"}',
      `{"id":"c","bytes":"${Buffer.from('丙').toString('base64')}","contentType":"text/plain","published":"2025-01-02"}`,
      'not json',
      '[1]',
      '{"id":"d"}',
      '{"id":"e","bytes":"***"}',
    ].join('\n');
    const items = await open(lines, 'a.jsonl');
    expect(items.map(brief)).toEqual([
      'article line=1',
      'article line=3',
      'article line=4',
      'problem line=5 LINE_NOT_JSON',
      'problem line=6 LINE_NOT_AN_OBJECT',
      'problem line=7 INTAKE_NO_TEXT',
      'problem line=8 INPUT_BASE64',
    ]);
    expect(items[0]).toMatchObject({
      id: 'a',
      given: { title: 'T', published: '2025-09-03', publisher: 'P', url: 'https://e.example/a', lang: 'zh-Hans' },
    });
    expect(items[1]).toMatchObject({ id: 'b', given: { contentType: 'text/html; charset=utf-8' } });
    expect(items[2]).toMatchObject({
      id: 'c',
      derived: false,
      given: { published: '2025-01-02', contentType: 'text/plain' },
    });
    expect(items.slice(0, 3).map(textOf)).toEqual(['甲', '<p>乙</p>', '丙']);
  });

  it('knows what other sources call things, in either language, or is told', async () => {
    const record = {
      headline: 'H',
      body: 'B',
      来源: '某报',
      pubDate: 'Wed, 03 Sep 2025 19:17:00 +0800',
      meta: { writer: 'W' },
    };
    expect(await one(JSON.stringify(record), 'a.json')).toMatchObject({
      text: 'B',
      part: null,
      given: { title: 'H', publisher: '某报', published: '2025-09-03T19:17:00+08:00' },
    });
    const columns = parseColumnMap('text=headline,title=body,author=meta.writer');
    expect(await one(JSON.stringify(record), 'a.json', { columns })).toMatchObject({
      text: 'H',
      author: 'W',
      given: { title: 'B' },
    });
  });

  it('finds lists, alone and in an object, and lines in a .json', async () => {
    const two = '[{"text":"a"},{"text":"b"}]';
    const expected = ['article item=1', 'article item=2'];
    expect((await open(two, 'x')).map(brief)).toEqual(expected);
    expect((await open(`{"status":"ok","articles":${two}}`, 'a.json')).map(brief)).toEqual(expected);
    expect((await open('{"text":"a"}\n{"text":"b"}\n', 'a.json')).map(brief)).toEqual([
      'article line=1',
      'article line=2',
    ]);
    expect((await open('{"text":', 'a.json')).map(brief)).toEqual(['problem - LINE_NOT_JSON']);
  });

  it('opens what lies in bytes', async () => {
    const inner = Buffer.from('{"id":"inner","text":"甲"}').toString('base64');
    const items = await open(`{"id":"outer","bytes":"${inner}"}`, 'a.jsonl');
    expect(items.map(brief)).toEqual(['article line=1']);
    expect(items[0]).toMatchObject({ id: 'inner' });
  });
});

describe('CSV', () => {
  const table =
    '標題,正文,日期,來源\n"一, 二","首批""三十""輛。\n第二行",2025/9/3,某報\n三,,2025-09-04,某報\n四,第四則,,\n';

  it('gives an article a row, whatever its encoding and delimiter', async () => {
    for (const bytes of [
      Buffer.from(table),
      Buffer.from(`\ufeff${table}`),
      iconv.encode(table, 'gb18030'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, 'utf16le')]),
      Buffer.from(table.replaceAll(/,(?=[^ ])/g, '\t')),
    ]) {
      const items = await open(bytes, 'a.csv');
      expect(items.map(brief)).toEqual(['article row=2', 'problem row=3 INTAKE_NO_TEXT', 'article row=4']);
      expect(items[0]).toMatchObject({ given: { title: '一, 二', published: '2025-09-03', publisher: '某報' } });
      expect(textOf(items[0])).toBe('首批"三十"輛。\n第二行');
    }
  });

  it('asks for a mapping where no column is known', async () => {
    const items = await open('a,b\n1,2\n', 't.csv');
    expect(items.map(brief)).toEqual(['problem - INTAKE_COLUMNS']);
    expect((await one('a,b\n1,2\n', 't.csv', { columns: { text: 'b' } })).text).toBe('2');
  });

  it('says which mapping it cannot read', () => {
    for (const written of ['text', 'text=', 'words=body', '=a'])
      expect(() => parseColumnMap(written)).toThrow(expect.objectContaining({ code: 'INTAKE_COLUMNS' }) as Error);
  });
});

describe('what the caller was told', () => {
  it('goes before what the container says', async () => {
    const given = { publisher: 'Told', published: '2020-01-01' };
    expect(await one('{"text":"a","publisher":"Said","title":"T"}', 'a.json', { given })).toMatchObject({
      given: { publisher: 'Told', published: '2020-01-01', title: 'T' },
    });
  });
});

describe('isoDate', () => {
  it.each([
    ['2025-09-03', '2025-09-03'],
    ['2025-09-03T19:17:05.123+0800', '2025-09-03T19:17:05+08:00'],
    ['2025-09-03 19:17:05 UTC', '2025-09-03T19:17:05Z'],
    ['2025/9/3 9:07', '2025-09-03T09:07'],
    ['2025年9月3日', '2025-09-03'],
    ['2025年9月3日 19:17', '2025-09-03T19:17'],
    ['20250903', '2025-09-03'],
    ['Wed, 03 Sep 2025 19:17:00 +0800', '2025-09-03T19:17:00+08:00'],
    ['3 Sep 2025 19:17 GMT', '2025-09-03T19:17:00Z'],
    ['Wed, 03 Sep 2025 19:17:00 EST', '2025-09-03T19:17:00-05:00'],
    ['Wed, 31 Dec 2025', '2025-12-31'],
    ['Sept. 3, 2025', '2025-09-03'],
    ['September 3, 2025 19:17', '2025-09-03T19:17:00'],
    ['1756898220', '2025-09-03T11:17:00Z'],
    ['1756898220000', '2025-09-03T11:17:00Z'],
  ])('reads %s', (written, iso) => {
    expect(isoDate(written)).toBe(iso);
  });

  it.each([null, '', 'yesterday', '2025-02-30', '2025-13-01', '1234', '12/11/2025', '202509031', '昨天', '123456789'])(
    'leaves %s',
    (written) => {
      expect(isoDate(written)).toBeNull();
    },
  );
});
