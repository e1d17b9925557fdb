import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORPUS, LAYOUTS, mainText, score, withoutFrame } from '../../pages/corpus.ts';
import { pageReader } from '../../pages/reader.ts';

const readPage = pageReader();

/** What the corpus reached when it was last looked at, and a little less; readability reached 0.957 on the same pages. */
const FLOOR = 0.975;

describe('the corpus of page layouts', () => {
  it('gives main texts by 4-gram F1', () => {
    expect(LAYOUTS).toBeGreaterThanOrEqual(24);
    const scores = CORPUS.map((page) => score(mainText(page), withoutFrame(page, readPage(page.html).text)));
    expect(scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length).toBeGreaterThan(FLOOR);
    // What is lost is worse than what is left over: a claim that is not in the text is never found.
    expect(Math.min(...scores.map(({ recall }) => recall))).toBeGreaterThan(0.97);
  });

  it.each(CORPUS.map((page) => [page.name, page] as const))('leaves comments and teasers of %s out', (_, page) => {
    const { text } = readPage(page.html);
    for (const word of ['租金', 'Student rents', '房租', '可以自己', 'Read the manifest', 'Farmers', '耐心等待'])
      expect(text).not.toContain(word);
  });

  it('maps every character of every page to where it stands', () => {
    for (const { html } of CORPUS) {
      const { text, map } = readPage(html);
      for (let i = 0, last = 0; i < text.length; i++) {
        const start = map.toSource(i, 'start');
        expect(start).toBeGreaterThanOrEqual(last);
        last = start;
        if (/[\p{L}\p{N}]/u.test(text[i]!)) expect(html.slice(start, map.toSource(i + 1, 'end'))).toBe(text[i]);
      }
    }
  });

  it('knows the day of every page that tells one', () => {
    const silent = /without any names/;
    for (const { name, article, html } of CORPUS)
      if (!silent.test(name)) expect([name, readPage(html).meta.published?.slice(0, 10)]).toEqual([name, article.day]);
  });
});

const TEXT =
  '<p>首批三十輛裝甲車已經運抵邊境車站，卸車工作預計持續到週末。</p><p>其餘車輛應在月底之前交付完畢，另有教官抵達。</p>';
const around = (head: string, lines: string): string =>
  `<html><head><title>首批裝甲車運抵邊境</title>${head}</head><body><div><h1>首批裝甲車運抵邊境</h1>${lines}<div class="content">${TEXT}</div></div></body></html>`;

describe('what a page says of itself', () => {
  it.each([
    ['<div>2025-09-03 19:17·看看新闻</div>', { published: '2025-09-03T19:17', publisher: '看看新闻' }],
    ['<div>2025-09-03 19:17·看看新聞</div>', { published: '2025-09-03T19:17', publisher: '看看新聞' }],
    ['<p>來源：某報 | 2025年9月3日 19:17:05</p>', { published: '2025-09-03T19:17:05', publisher: '某報' }],
    [
      '<p>2025年09月03日 19:17　来源：某报　作者：林越　责任编辑：甲</p>',
      { published: '2025-09-03T19:17', publisher: '某报', author: '林越' },
    ],
    [
      '<span>发布时间：2025-09-03</span> <span>更新时间：2025-09-04 08:00</span>',
      { published: '2025-09-03', updated: '2025-09-04T08:00' },
    ],
    ['<div>By Mara Quill | September 3, 2025</div>', { published: '2025-09-03', author: 'Mara Quill' }],
    [
      '<div>Published: 3 September 2025</div><div>Last updated: 5 September 2025</div>',
      { published: '2025-09-03', updated: '2025-09-05' },
    ],
    ['<time datetime="2025-09-03T11:17:00Z">昨天</time>', { published: '2025-09-03T11:17:00Z' }],
    ['<div>昨天 19:17</div>', { published: null }],
    ['<div>2025-02-30</div>', { published: null }],
  ])('is read from %s, which is no line of the text', (lines, expected) => {
    const { meta, text } = readPage(around('', lines));
    expect(meta).toMatchObject(expected);
    expect(text.split('\n')[0]).toBe('首批裝甲車運抵邊境');
    if (expected.published !== null) expect(text.split('\n')).toHaveLength(3);
  });

  it('is read from JSON-LD before <meta>, and from <meta> before lines', () => {
    const lines = '<div>2025-09-01 10:00·行報</div>';
    const meta =
      '<meta property="article:published_time" content="2025-09-02T10:00:00+08:00"><meta property="article:modified_time" content="2025-09-02T12:00:00+08:00"><meta name="author" content="中行"><meta property="og:site_name" content="中報">';
    const linked =
      '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"頁","datePublished":"2020-01-01"},{"@type":"NewsArticle","headline":"題","datePublished":"2025-09-03T10:00:00+08:00","dateModified":"2025-09-03T12:00:00+08:00","author":[{"name":"甲"},{"name":"乙"}],"publisher":{"name":"上報"}}]}</script>';
    expect(readPage(around('', lines)).meta).toMatchObject({ published: '2025-09-01T10:00', publisher: '行報' });
    expect(readPage(around(meta, lines)).meta).toMatchObject({
      published: '2025-09-02T10:00:00+08:00',
      updated: '2025-09-02T12:00:00+08:00',
      author: '中行',
      publisher: '中報',
    });
    expect(readPage(around(meta + linked, lines)).meta).toMatchObject({
      title: '題',
      published: '2025-09-03T10:00:00+08:00',
      updated: '2025-09-03T12:00:00+08:00',
      author: '甲, 乙',
      publisher: '上報',
    });
  });

  it('is read from the address where nothing else says when', () => {
    for (const url of [
      'https://e.example/2025/09/03/a.html',
      'https://e.example/n1/2025/0903/c1.html',
      'https://e.example/t20250903_12.html',
      'https://e.example/2025-09-03/a',
    ])
      expect(readPage(around('', ''), url).meta.published).toBe('2025-09-03');
    for (const url of [
      'https://e.example/20259903',
      'https://e.example/id/120250903123',
      'https://2025.09.03.example/',
      null,
    ])
      expect(readPage(around('', ''), url).meta.published).toBeNull();
  });

  it('gives its own address and its links whole', () => {
    const html = around('<link rel="canonical" href="/zh/1"><base href="https://e.example/x/">', '').replace(
      '裝甲車已經',
      '<a href="../doc?a=1">裝甲車</a><a href="javascript:x">已經</a>',
    );
    const { meta, links, text } = readPage(html, 'https://e.example/y');
    expect(meta.url).toBe('https://e.example/zh/1');
    expect(links.map((link) => [text.slice(link.start, link.end), link.url])).toEqual([
      ['裝甲車', 'https://e.example/doc?a=1'],
    ]);
  });
});

describe('what belongs to a text', () => {
  it('includes notes about sources and platforms below it, and no menus', () => {
    const html = around('', '').replace(
      '</div></div></body>',
      '</div><div>来源：某通讯社</div><div>特别声明：以上内容由用户上传，本平台仅提供信息存储服务。</div><div>关于我们 | 联系我们 | 法律声明 | 诚聘英才</div></div></body>',
    );
    const lines = readPage(html).text.split('\n');
    expect(lines.slice(3)).toEqual(['来源：某通讯社', '特别声明：以上内容由用户上传，本平台仅提供信息存储服务。']);
  });

  it('keeps a list of sources with links', () => {
    const html = around('', '').replace(
      '</div></div></body>',
      '<ul><li>参考资料：</li><li><a href="https://a.example/1">某社：首批装甲车抵达</a></li><li><a href="https://a.example/2">某报：货运清单公布</a></li></ul></div></div></body>',
    );
    expect(readPage(html).text).toContain('某报：货运清单公布');
  });

  it('does not lose a text whose elements are named badly', () => {
    for (const name of ['comment', 'sidebar', 'share', 'related-content', 'ads'])
      expect(readPage(`<body><div>菜单</div><div class="${name}">${TEXT}</div></body>`).text).toContain('卸車工作預計');
  });

  it('ends where readers begin to speak', () => {
    const html = around('', '').replace(
      '</div></div></body>',
      '<h3>网友评论</h3><div>这些数字到底是谁统计的？我看不太可信。</div></div></div></body>',
    );
    expect(readPage(html).text).not.toContain('谁统计的');
  });
});

describe('any page', () => {
  it('is read, in order and in time', () => {
    const piece = fc.constantFrom(
      '<div class="comment">',
      '<div class="content">',
      '</div>',
      '<p>',
      '</p>',
      '<a href="x">',
      '</a>',
      '<h1>',
      '</h1>',
      '<ul><li>',
      '</ul>',
      '<table><tr><td>',
      '</table>',
      '<br>',
      '来源：',
      '2025-09-03 19:17',
      '·',
      '首批三十辆。',
      'By A B',
      '网友评论',
      '相关阅读',
      '<time datetime="2025-01-01">',
      '<!--',
      '<script>',
      '&amp;',
      '  ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = pieces.join('');
        const { text, map, links } = readPage(html);
        for (let i = 0, last = 0; i <= text.length; i++) {
          const here = map.toSource(i, 'start');
          expect(here).toBeGreaterThanOrEqual(last);
          last = here;
        }
        for (const { start, end } of links) expect(start < end && end <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is quick on pages made to be slow', () => {
    const began = performance.now();
    for (const html of [
      '<div class="comment content">'.repeat(20_000),
      '<div>来源：2025-09-03 19:17·'.repeat(5000),
      `<p>${'来源：作者：'.repeat(20_000)}</p>`,
      `<p>${'2025-09-03 '.repeat(20_000)}</p>`,
      '<ul><li><a href=x>甲</a>'.repeat(3000),
      `<script type="application/ld+json">${'{"@graph":['.repeat(20_000)}</script>`,
      '<div><a href=x>甲</a></div>'.repeat(20_000),
      `<a href="${'../'.repeat(20_000)}">x</a>`,
    ])
      readPage(html, 'https://e.example/');
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
