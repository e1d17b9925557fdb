import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextAligner } from '../../../src/engine/decode/html-align.ts';
import { extractText } from '../../../src/engine/decode/html.ts';

const PAGE = `<!doctype html><html lang="zh-Hant"><head><title>頁 &amp; 題</title>
<meta property="og:title" content="總統會見外長"><meta name="pubdate" content="2025/3/4 09:30"><link rel="canonical" href="https://example.org/a">
</head><body><nav><a href="/">首頁</a></nav><article><h1>總統會見外長</h1>\r
<p>第一批&nbsp;<b>30</b> 輛   裝甲車 &#x5df2;運抵。</p><p>「其餘」<br>下月交付 &lt;完&gt;</p>
<ul><li><a href="1">相關甲</a></li><li><a href="2">相關乙</a></li><li><a href="3">相關丙</a></li></ul>
<script>var a = "<p>不是正文</p>";</script></article><aside>廣告</aside><footer>版權所有</footer></body></html>`;

describe('extractText', () => {
  it('gives the article by blocks, references decoded', () => {
    expect(extractText(PAGE).text).toBe('總統會見外長\n第一批\u00a030 輛 裝甲車 已運抵。\n「其餘」\n下月交付 <完>');
  });

  it('maps every character to its place in the page', () => {
    const { text, map } = extractText(PAGE);
    const at = (words: string): string => {
      const start = text.indexOf(words);
      return PAGE.slice(map.toSource(start, 'start'), map.toSource(start + words.length, 'end'));
    };
    expect(at('30 輛 裝甲車')).toBe('30</b> 輛   裝甲車');
    expect(at('已')).toBe('&#x5df2;');
    expect(at('下月交付')).toBe('下月交付');
    expect(at('<完>')).toBe('&lt;完&gt;');
    for (let i = 0, last = 0; i <= text.length; i++) {
      const here = map.toSource(i, 'start');
      expect(here).toBeGreaterThanOrEqual(last);
      last = here;
    }
    expect(map.toTarget(PAGE.indexOf('裝甲車'), 'start')).toBe(text.indexOf('裝甲車'));
  });

  it('reads what the page says of itself, JSON-LD first', () => {
    expect(extractText(PAGE).meta).toEqual({
      title: '總統會見外長',
      published: '2025-03-04T09:30',
      updated: null,
      publisher: null,
      author: null,
      url: 'https://example.org/a',
      base: null,
      lang: 'zh-Hant',
    });
    const ld = `<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"甲","datePublished":"2025-01-02T03:04:05.000+0800","publisher":{"@type":"Organization","name":"某社"}}]}</script>`;
    expect(extractText(ld + PAGE).meta).toMatchObject({
      title: '甲',
      published: '2025-01-02T03:04:05+08:00',
      publisher: '某社',
    });
    expect(
      extractText('<script type="application/ld+json">{broken</script><time datetime="2024-02-30T">x</time>').meta
        .title,
    ).toBeNull();
  });

  it('takes the body where the marked article is only a teaser', () => {
    const long = '軍方說，第二批裝備已經在路上。'.repeat(20);
    expect(extractText(`<article>短訊</article><div><p>${long}</p></div>`).text).toContain(long);
  });

  it('leaves out hidden parts, and readings over characters', () => {
    expect(
      extractText('<p>甲<span hidden>乙</span><i style="display: none">丙</i><ruby>漢<rt>hàn</rt></ruby></p>').text,
    ).toBe('甲漢');
  });

  it('keeps plain text that is no page', () => {
    expect(extractText('no markup here').text).toBe('no markup here');
    expect(extractText('').text).toBe('');
  });

  it('is quick on pages made to be slow', () => {
    const began = performance.now();
    for (const page of [
      '<div>'.repeat(20_000),
      '<ul><li><a>'.repeat(5_000),
      '&amp'.repeat(20_000),
      '<'.repeat(50_000),
    ]) {
      extractText(page);
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('keeps any text of a page in order and in step', () => {
    const piece = fc.constantFrom(
      '甲',
      'b',
      ' ',
      '\n',
      '&amp;',
      '&nbsp;',
      '&#20013;',
      '&copy',
      '&',
      '<p>',
      '</p>',
      '<br>',
      '<table><b>',
      '<td>',
      '\r\n',
      '🚢',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        // Opened body: parse5 misplaces a reference that follows blanks which it drops before the body.
        const page = `<p>${pieces.join('')}`;
        const { text, map } = extractText(page);
        for (let i = 0, last = 0; i <= text.length; i++) {
          const start = map.toSource(i, 'start');
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
          if (i < text.length && /[甲b]/.test(text.charAt(i)) && !page.includes('<table>')) {
            expect(page.slice(start, map.toSource(i + 1, 'end'))).toBe(text.charAt(i));
          }
        }
      }),
    );
  });
});

describe('TextAligner', () => {
  it.each([
    ['a&ampb', 'a&b'],
    ['x &notit; y', 'x ¬it; y'],
    ['AT&T & co', 'AT&T & co'],
    ['&NotEqualTilde;!', '≂̸!'],
    ['&#128674;', '🚢'],
    ['a\r\nb\rc', 'a\nb\nc'],
  ])('keeps %j in step with %j', (source, value) => {
    const parts = new TextAligner().align(source, value);
    expect(parts.map((p) => value.slice(p.valueStart, p.valueEnd)).join('')).toBe(value);
    expect(parts.map((p) => source.slice(p.sourceStart, p.sourceEnd)).join('')).toBe(source);
    for (const p of parts.filter((part) => part.copied)) {
      expect(source.slice(p.sourceStart, p.sourceEnd)).toBe(value.slice(p.valueStart, p.valueEnd));
    }
  });
});
