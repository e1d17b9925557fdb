import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../src/engine/decode/decode.ts';
import { extractText } from '../../../src/engine/decode/html.ts';
import { createRestorer } from '../../../src/engine/restore/restore.ts';
import { tables } from '../restoration-tables.ts';

const decode = createDecoder(tables);
const restore = createRestorer(tables);

describe('from bytes to restored text', () => {
  it.each(['gb18030', 'utf-8', 'utf-16le'])(
    'finds the bytes of every character of a damaged page in %s',
    (encoding) => {
      const page =
        '<html><head><meta charset="gbk"></head><body><p>軍(jūn)方證(zhèng)實(shí)&nbsp;,第二批裝(zhuāng)備(bèi)🚢</p>\r\n' +
        '<p>已經(jīng)運(yùn)抵\u200b港口。/p></p></body></html>';
      const bytes = Uint8Array.from(iconv.encode(page, encoding));
      const decoded = decode(bytes, { contentType: null, encoding });
      const extracted = extractText(decoded.text);
      const restored = restore(extracted.text);
      expect(restored.text).toBe('軍方證實\u00a0,第二批裝備🚢\n已經運抵港口。');
      expect(restored.repairs.map((r) => r.original).join('|')).toBe(
        '(jūn)|(zhèng)|(shí)|(zhuāng)|(bèi)|(jīng)|(yùn)|\u200b|/p>',
      );
      const map = decoded.map.then(extracted.map).then(restored.map);
      let unit = 0;
      for (const character of restored.text) {
        const start = map.toSource(unit, 'start');
        const end = map.toSource(unit + character.length, 'end');
        const original = iconv.decode(Buffer.from(bytes.subarray(start, end)), encoding, { stripBOM: false });
        if (character === '\u00a0') expect(original).toBe('&nbsp;');
        else if (character === '\n') expect(original).toBe('</p>\r\n<p>');
        else expect(original).toBe(character);
        expect(map.toTarget(start, 'start')).toBe(unit);
        unit += character.length;
      }
      const quote = restored.text.indexOf('裝備');
      const span = bytes.subarray(map.toSource(quote, 'start'), map.toSource(quote + 2, 'end'));
      expect(iconv.decode(Buffer.from(span), encoding)).toBe('裝(zhuāng)備');
    },
  );

  it('reads anything at all', () => {
    for (const bytes of [[], [0xe9], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x81], [0], [0, 0, 0, 0]]) {
      const decoded = decode(Uint8Array.from(bytes), { contentType: null });
      expect(restore(decoded.text).text.length).toBeLessThanOrEqual(bytes.length);
    }
  });
});
