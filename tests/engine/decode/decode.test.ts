import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder, type Decoded } from '../../../src/engine/decode/decode.ts';
import { tables } from '../restoration-tables.ts';

const decode = createDecoder(tables);
const plain = (bytes: Uint8Array): Decoded => decode(bytes, { contentType: null });
const html = (charset: string): { contentType: string } => ({ contentType: `text/html; charset=${charset}` });

const SAMPLES = {
  gb18030: '国防部发言人星期二表示，第一批装甲车已经运抵港口，其余将于下月交付。',
  big5: '國防部發言人星期二表示，第一批裝甲車已經運抵港口，其餘將於下月交付。',
  shift_jis: '防衛省は、ミサイル二発が日本海に落下したと発表した。被害はなかった。',
  'euc-kr': '국방부는 첫 번째 장갑차가 항구에 도착했다고 밝혔다.',
  'koi8-r': 'Министерство обороны сообщило о поставке первой партии бронемашин.',
  'windows-1251': 'Министерство обороны сообщило о поставке первой партии бронемашин.',
  'windows-1252': 'Le ministère a annoncé la livraison de véhicules blindés à l’armée.',
  'utf-8': '國防部 said “30 vehicles” 已運抵 🚢。',
  'utf-16le': '国防部 confirmed: 30 辆。',
  'utf-16be': '国防部 confirmed: 30 辆。',
} as const;
const encode = (text: string, encoding: string): Uint8Array =>
  iconv.encode(text, encoding === 'big5' ? 'big5-hkscs' : encoding === 'euc-kr' ? 'cp949' : encoding);

describe('decode', () => {
  it.each(Object.entries(SAMPLES))('recognises %s by its bytes', (encoding, text) => {
    const decoded = plain(encode(text, encoding));
    expect(decoded).toMatchObject({ encoding, text, diagnostics: [] });
  });

  it.each(Object.entries(SAMPLES))('believes a true declaration of %s', (encoding, text) => {
    expect(decode(encode(text, encoding), html(encoding))).toMatchObject({ encoding, text, diagnostics: [] });
  });

  it('believes the byte order mark above all and leaves it out', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('早安', 'utf-8'));
    const decoded = decode(bytes, html('big5'));
    expect(decoded).toMatchObject({ encoding: 'utf-8', text: '早安' });
    expect([decoded.map.toSource(0, 'start'), decoded.map.toSource(2, 'end')]).toEqual([3, 9]);
  });

  it.each([
    ['<meta charset="gbk">', 'gb18030'],
    ["<META HTTP-EQUIV='Content-Type' content='text/html; charset=GB2312'>", 'gb18030'],
    ['<?xml version="1.0" encoding="Big5"?>', 'big5'],
    ['<meta charset=utf-16>', 'utf-8'],
  ])('reads the declaration in %s', (head, encoding) => {
    expect(plain(encode(`${head} news`, 'utf-8')).encoding).toBe(encoding);
  });

  it('overrules a declaration that the bytes contradict, and says so', () => {
    const decoded = decode(encode(SAMPLES['utf-8'], 'utf-8'), html('gbk'));
    expect(decoded).toMatchObject({ encoding: 'utf-8', text: SAMPLES['utf-8'] });
    expect(decoded.diagnostics.map((d) => d.code)).toEqual(['ENCODING_OVERRULED']);
    expect(decode(encode(SAMPLES.gb18030, 'gb18030'), html('utf-8'))).toMatchObject({ text: SAMPLES.gb18030 });
    expect(decode(encode(SAMPLES.big5, 'big5'), html('gb2312'))).toMatchObject({
      encoding: 'big5',
      text: SAMPLES.big5,
    });
    expect(decode(encode(SAMPLES.gb18030, 'gb18030'), html('iso-8859-1'))).toMatchObject({ text: SAMPLES.gb18030 });
  });

  it('passes over a label that names nothing', () => {
    expect(decode(encode(SAMPLES.gb18030, 'gb18030'), html('no-such-thing'))).toMatchObject({ text: SAMPLES.gb18030 });
  });

  it('writes U+FFFD for bad bytes with one diagnostic a run', () => {
    const decoded = plain(
      Uint8Array.of(
        ...encode('朝鮮向俄羅斯', 'utf-8'),
        0xff,
        0xfe,
        0x41,
        ...encode('運送炮彈朝鮮向俄羅斯運送炮彈朝鮮向俄羅斯運送炮彈朝鮮向俄羅斯運送炮彈', 'utf-8'),
      ),
    );
    expect(decoded.text.startsWith('朝鮮向俄羅斯\ufffd\ufffdA運送')).toBe(true);
    expect(decoded.diagnostics).toEqual([
      { code: 'BYTES_UNREADABLE', message: 'bytes 18 to 20 are no character in utf-8', start: 6, end: 8 },
    ]);
  });

  it('bounds the diagnostics of a file of garbage', () => {
    const bytes = Uint8Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? 0xff : 0x41));
    expect(decode(bytes, { contentType: null, encoding: 'utf-8' }).diagnostics.length).toBeLessThan(25);
  });

  it('reads UTF-8 as the platform does, whatever the bytes', () => {
    const platform = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes);
        expect(plain(marked).text).toBe(platform.decode(bytes));
      }),
    );
  });

  it.each(['gb18030', 'big5', 'shift_jis', 'euc-kr'])('round-trips what %s can write', (encoding) => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0x20, max: 0xd7ff }).map((c) => String.fromCharCode(c)) }),
        (text) => {
          const writable = Array.from(text)
            .filter(
              (c) =>
                iconv.decode(
                  Buffer.from(encode(c, encoding)),
                  encoding === 'big5' ? 'big5-hkscs' : encoding === 'euc-kr' ? 'cp949' : encoding,
                ) === c,
            )
            .join('');
          expect(decode(encode(writable, encoding), { contentType: null, encoding }).text.normalize()).toBe(
            writable.normalize(),
          );
        },
      ),
    );
  });

  it('has every pair of code page 949', () => {
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x41; trail <= 0xfe; trail++) {
        const expected = iconv.decode(Buffer.from([lead, trail]), 'cp949');
        if (expected.includes('\ufffd') || expected.length > 1) continue;
        expect(decode(Uint8Array.of(lead, trail), { contentType: null, encoding: 'euc-kr' }).text).toBe(expected);
      }
    }
  });

  it('maps every position exactly, both ways, in every encoding', () => {
    for (const [encoding, sample] of Object.entries(SAMPLES)) {
      const text = sample.repeat(60);
      const bytes = encode(text, encoding);
      const { map, text: decoded } = decode(bytes, { contentType: null, encoding });
      expect(decoded).toBe(text);
      let at = 0;
      let unit = 0;
      for (const character of text) {
        const length = encode(character, encoding).length;
        expect([map.toSource(unit, 'start'), map.toSource(unit + character.length, 'end')]).toEqual([at, at + length]);
        for (let i = 0; i < length; i++) {
          expect(map.toTarget(at + i, 'start')).toBe(unit);
          expect(map.toTarget(at + i + 1, 'end')).toBe(unit + character.length);
        }
        at += length;
        unit += character.length;
      }
      expect([map.toSource(unit, 'end'), map.toTarget(at, 'end')]).toEqual([bytes.length, text.length]);
    }
  });

  it('has a monotone map that covers all bytes, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'utf-16le', 'windows-1252'),
        (bytes, encoding) => {
          const { map, text } = decode(bytes, { contentType: null, encoding });
          for (let p = 0, last = 0; p <= text.length; p++) {
            const at = map.toSource(p, 'start');
            expect(at).toBeGreaterThanOrEqual(last);
            last = at;
          }
          expect(map.toSource(text.length, 'end')).toBe(bytes.length);
          expect(map.toTarget(bytes.length, 'end')).toBe(text.length);
        },
      ),
    );
  });
});
