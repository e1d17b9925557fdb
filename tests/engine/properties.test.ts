import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/contract/reading.ts';
import { readingSchema } from '../../src/contract/schema.ts';
import { createEngine } from '../../src/engine/index.ts';
import { sharedEngine, sharedKnowledge } from '../support/engine.ts';
import { ownTexts, sliceOf } from '../support/texts.ts';

const engine = sharedEngine();
const other = createEngine(sharedKnowledge());
const texts = ownTexts();
const sentences = texts.flatMap(({ text }) => text.split(/(?<=[。.!?！？\n])/u).filter((s) => s.trim().length > 5));
const WITH_ALL = { mentions: true, explain: true } as const;

/** Checks what holds for every answer: its shape, and that every position is the slice that it says. */
function expectSound(reading: Reading): void {
  expect(() => readingSchema.parse(reading)).not.toThrow();
  const { text } = reading.document;
  const units = Array.from(text);
  const slice = (r: { start: number; end: number }) => units.slice(r.start, r.end).join('');
  for (const claim of reading.claims) {
    expect(slice(claim)).toBe(claim.quote);
    expect(claim.quote).not.toBe('');
    expect(claim.sentence.start).toBeLessThanOrEqual(claim.start);
    expect(claim.sentence.end).toBeGreaterThanOrEqual(claim.end);
    expect(claim.checkable).toBe(claim.kind !== 'judgement');
    if (claim.attribution) expect(slice(claim.attribution)).toBe(claim.attribution.text);
    for (const entity of [...claim.actors, ...claim.targets]) expect(entity.name).not.toBe('');
    for (const source of claim.support.sources) expect(source).toBeLessThan(reading.document.sources.length);
  }
  expect(new Set(reading.claims.map((claim) => claim.id)).size).toBe(reading.claims.length);
  for (const mention of reading.mentions ?? []) expect(slice(mention)).toBe(mention.text);
  for (const repair of reading.document.repairs) expect(slice(repair)).toBe(repair.restored);
  const ids = new Set(reading.claims.map((claim) => claim.id));
  for (const check of reading.checks) for (const id of check.claims) expect(ids).toContain(id);
}

const sentence = fc.constantFrom(...sentences);
const astral = fc.constantFrom('🚀', '👩‍👩‍👧', '🇺🇦', '𠮷', '𝟗', '\u{1F468}\u200d\u{1F4BB}', '😀');
/** Sentences of the project's own with characters beyond the BMP put in between and inside them. */
const withAstral = fc
  .array(fc.tuple(sentence, astral, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 6 })
  .map((parts) =>
    parts
      .map(([s, mark, at]) => {
        const units = Array.from(s);
        const i = Math.floor(at * units.length);
        return units.slice(0, i).join('') + mark + units.slice(i).join('');
      })
      .join(''),
  );

describe('the engine, over every text', () => {
  it('has sound answers for its own gold, with original offsets that hold the quote', () => {
    for (const { id, text, published, lang } of texts) {
      const reading = engine.read({ id, text, published, lang }, WITH_ALL);
      expectSound(reading);
      // Undamaged input: the bytes at the original offsets are the quote's.
      if (reading.document.text !== text) continue;
      const bytes = Buffer.from(text);
      for (const claim of reading.claims)
        expect(bytes.subarray(claim.original.start, claim.original.end).toString()).toBe(claim.quote);
    }
  });

  it('counts code points, whatever stands beyond the BMP', () => {
    fc.assert(
      fc.property(withAstral, (text) => {
        const reading = engine.read({ id: 'a', text, published: '2025-03-01' }, WITH_ALL);
        expectSound(reading);
        const bytes = Buffer.from(text);
        for (const claim of reading.claims) {
          const { start, end } = claim.original;
          const original = bytes.subarray(start, end).toString();
          if (reading.document.repairs.length === 0) expect(original).toBe(claim.quote);
          else expect(original).not.toContain('\ufffd');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('answers the same twice, and from two engines', () => {
    fc.assert(
      fc.property(withAstral, fc.constantFrom('2025-03-01', null), (text, published) => {
        const input = { id: 'a', text, published };
        const first = JSON.stringify(engine.read(input, WITH_ALL));
        expect(JSON.stringify(engine.read(input, WITH_ALL))).toBe(first);
        expect(JSON.stringify(other.read(input, WITH_ALL))).toBe(first);
      }),
      { numRuns: 30 },
    );
  });

  it('takes the same text as text and as UTF-8 bytes', () => {
    for (const { id, text, published, lang } of texts.slice(0, 8)) {
      const asText = engine.read({ id, text, published, lang });
      const bytes = Buffer.from(text).toString('base64');
      const asBytes = engine.read({ id, bytes, contentType: 'text/plain; charset=utf-8', published, lang });
      expect(asBytes).toEqual(asText);
    }
  });

  it('reads any characters and any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expectSound(engine.read({ id: 'a', text }, WITH_ALL));
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expectSound(engine.read({ id: 'a', bytes: Buffer.from(bytes).toString('base64') }, WITH_ALL));
      }),
      { numRuns: 150 },
    );
  });

  it('reads lone halves of surrogate pairs', () => {
    const reading = engine.read({ id: 'a', text: 'Russia sent \ud83d 40 tanks\udc00 to Belarus.' }, WITH_ALL);
    expect(() => readingSchema.parse(reading)).not.toThrow();
  });

  it('reads pieces of markup, damage and sentences mixed', () => {
    const piece = fc.oneof(
      sentence,
      astral,
      fc.constantFrom(
        '<p>',
        '</p>',
        '&amp;',
        '&#x',
        '(nèi)',
        '嵉牧餮?/p>',
        '\ufffd',
        '\u200b',
        '"',
        '“',
        '」',
        '\n\n',
        '。',
        '((',
        '2025年',
        '12,',
        '%',
        '$',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        expectSound(engine.read({ id: 'a', text: pieces.join(''), published: '2025-03-01' }, WITH_ALL));
      }),
      { numRuns: 100 },
    );
  });
});

describe('nothing to read', () => {
  it.each(['', ' ', '\n\n\n', '\ufeff'])('%j has no claim', (text) => {
    const reading = engine.read({ id: 'a', text }, WITH_ALL);
    expectSound(reading);
    expect(reading.claims).toEqual([]);
  });
});

describe('hostile texts', () => {
  const SIZE = 50_000;
  const fill = (unit: string) => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
  const hostile: [name: string, text: string][] = [
    ['digits', fill('1234567890')],
    ['digits and commas', fill('1,')],
    ['Chinese numerals', fill('一二三')],
    ['one quote mark', fill('"')],
    ['opening quotes', fill('“')],
    ['a repeated name', fill('North Korea ')],
    ['a repeated name in Chinese', fill('朝鮮')],
    ['a repeated verb', fill('派遣')],
    ['nested brackets', '('.repeat(SIZE / 2) + ')'.repeat(SIZE / 2)],
    ['nested Chinese brackets', '《'.repeat(SIZE / 2) + '》'.repeat(SIZE / 2)],
    ['reading notes without end', fill('內(nèi')],
    ['one long word', fill('a')],
    ['commas', fill('，')],
    ['line breaks', fill('\n')],
    ['tags', fill('<p')],
    ['references', fill('&#')],
    ['dates', fill('2025年1月')],
    ['hyphens between years', fill('2014-')],
    ['and', fill('Iran and ')],
    ['one sentence without an end', fill('Russia sent 40 tanks to Belarus and ')],
    ['a rare character', fill('嵉')],
  ];
  // A generous bound: what grows with the square of the length takes minutes.
  it.each(hostile)('%s are read in bounded time', { timeout: 20_000 }, (_, text) => {
    const reading = engine.read({ id: 'a', text, published: '2025-03-01' });
    expect(() => readingSchema.parse(reading)).not.toThrow();
    for (const claim of reading.claims.slice(0, 20)) expect(sliceOf(reading.document.text, claim)).toBe(claim.quote);
  });
});
