import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRestorer, type Restored } from '../../../src/engine/restore/restore.ts';
import { tables } from '../restoration-tables.ts';

const restore = createRestorer(tables);

/** Clean sentences of news, to be damaged. */
const CLEAN = [
  '國防部發言人星期二表示,第一批裝甲車已經運抵港口,其餘將於下月交付。',
  '據當地媒體報道，兩國外長簽署了為期五年的軍事技術合作協議。',
  '烏克蘭空軍稱,昨夜擊落三十二架無人機,仍有一座變電站被擊中。',
  '两国总统在会谈后发表联合声明，承诺继续提供弹药和防空系统。',
  '情报部门估计，约有四千名工人被派往远东的造船厂工作。',
  'The ministry said “30 vehicles” had arrived; the rest – about 45 – will follow in May.',
  '«Nous avons livré des canons», a déclaré le ministre à Kiev.',
];
const sentence = fc.constantFrom(...CLEAN);
const chinese = fc.constantFrom(...CLEAN.slice(0, 5));

/** Putting every original back gives the text as it was, and the map agrees with the repairs. */
function expectInvertible(given: string, restored: Restored): void {
  let back = '';
  let at = 0;
  for (const repair of restored.repairs) {
    expect(restored.text.slice(repair.start, repair.end)).toBe(repair.restored);
    back += restored.text.slice(at, repair.start) + repair.original;
    at = repair.end;
  }
  expect(back + restored.text.slice(at)).toBe(given);
  for (const side of ['start', 'end'] as const) {
    for (let p = 0, last = 0; p <= restored.text.length; p++) {
      const source = restored.map.toSource(p, side);
      expect(source).toBeGreaterThanOrEqual(last);
      last = source;
    }
    for (let p = 0, last = 0; p <= given.length; p++) {
      const target = restored.map.toTarget(p, side);
      expect(target).toBeGreaterThanOrEqual(last);
      last = target;
    }
  }
  expect(restored.map.toSource(restored.text.length, 'end')).toBeLessThanOrEqual(given.length);
}

/** Puts a note behind every character of the text that differs between the scripts, as a careless converter does. */
function annotate(text: string, [open, close]: readonly [string, string]): string {
  const syllables = Object.entries(tables.readings);
  const differing = new Set(tables.variantPairs);
  return Array.from(text)
    .map((c) => {
      const reading = differing.has(c) ? syllables.find(([, all]) => all.includes(c))?.[0] : undefined;
      return reading === undefined ? c : `${c}${open}${reading}${close}`;
    })
    .join('');
}

describe('restore', () => {
  it.each(CLEAN)('leaves clean text as it is: %s', (text) => {
    expect(restore(text)).toMatchObject({ text, repairs: [], diagnostics: [] });
  });

  it('gives clean news back whatever order it stands in', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), (sentences) => {
        const text = sentences.join('\n');
        expect(restore(text).text).toBe(text);
      }),
    );
  });

  it('takes out the notes of a converter, in any brackets', () => {
    fc.assert(
      fc.property(
        fc.array(chinese, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<readonly [string, string]>(['(', ')'], ['（', '）'], ['[', ']']),
        (sentences, brackets) => {
          const text = sentences.join('\n');
          const given = annotate(text, brackets);
          const restored = restore(given);
          expect(restored.text).toBe(text);
          expectInvertible(given, restored);
        },
      ),
    );
  });

  it('reads what was read through a code page, once or twice over', () => {
    fc.assert(
      fc.property(sentence, fc.constantFrom('latin1', 'macroman', 'cp437'), fc.boolean(), (text, page, twice) => {
        let given = iconv.decode(Buffer.from(text, 'utf-8'), page);
        if (twice && page === 'latin1') given = iconv.decode(Buffer.from(given, 'utf-8'), page);
        const restored = restore(given);
        expect(restored.text).toBe(text);
        expectInvertible(given, restored);
      }),
    );
  });

  it('takes out invisible characters and stray markup wherever they were put', () => {
    const noise = fc.constantFrom(
      '\u200b',
      '\ufeff',
      '\u200e',
      '\u00ad',
      '\u2060',
      '<b>',
      '</span>',
      '</font>',
      '\u0000',
    );
    fc.assert(
      fc.property(sentence, fc.array(fc.tuple(fc.nat(60), noise), { maxLength: 8 }), (text, places) => {
        let given = text;
        for (const [place, mark] of [...places].sort(([a], [b]) => b - a)) {
          const at = Math.min(place, text.length);
          given = given.slice(0, at) + mark + given.slice(at);
        }
        const restored = restore(given);
        expect(restored.text).toBe(text);
        expectInvertible(given, restored);
      }),
    );
  });

  it('stays invertible on any text', () => {
    const unit = fc.constantFrom(
      ...Array.from('中內導?(（nèi1)）Ã©â€™<p/>&;amp\u200b\u0093\r\n 嵉牧餮涓枃鍥\ufffdÐÑ·'),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (given) => {
        expectInvertible(given, restore(given));
      }),
      { numRuns: 500 },
    );
  });

  it('is linear on text made to be slow', () => {
    const hostile = [
      '(',
      '中(',
      '內(nèi',
      '內(nèi)',
      '&',
      '&amp;',
      '<',
      '<p ',
      '<a "',
      '/p',
      'Ã',
      'Ã©',
      'Ãƒ',
      'â€',
      '嵉',
      '嵉?',
      '涓',
      '\u200b',
      '朝·',
      '?',
      '\ufffd',
      '\u0093',
    ];
    for (const piece of hostile) {
      const began = performance.now();
      restore(piece.repeat(Math.ceil(100_000 / piece.length)));
      expect(performance.now() - began, piece).toBeLessThan(2000);
    }
  });
});
