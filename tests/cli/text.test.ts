import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, pad, width } from '../../src/cli/text/width.ts';
import { graphemesOf } from '../../src/cli/text/graphemes.ts';
import { clip, wrap } from '../../src/cli/text/wrap.ts';

describe('wrap', () => {
  it.each<[string, number, string[]]>([
    ['', 20, ['']],
    ['one two three', 10, ['one two', 'three']],
    ['朝鮮向俄羅斯提供砲彈', 10, ['朝鮮向俄羅', '斯提供砲彈']],
    ['朝鮮向俄羅，斯', 10, ['朝鮮向俄', '羅，斯']],
    ['朝鮮向俄（羅斯）', 10, ['朝鮮向俄', '（羅斯）']],
    ['無線電臺R-149BMR車', 12, ['無線電臺', 'R-149BMR車']],
    ['abcdefghijklmnop', 10, ['abcdefghij', 'klmnop']],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 10, ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
  ])('%s in %i columns', (text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });

  it('keeps every character and stays within its width', () => {
    const text = fc.array(fc.constantFrom('漢', '字', 'a', 'bc ', '，', '“', '」', '🤝', 'é', ' ', '-', '1,5'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 40 }), (parts, columns) => {
        const lines = wrap(parts.join(''), columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(parts.join('').replaceAll(' ', ''));
      }),
    );
  });

  it('is linear', () => {
    expect(wrap('字'.repeat(200_000), 80)).toHaveLength(5000);
  });
});

it('cuts a long text nowhere inside a character', () => {
  const family = '👨‍👩‍👧‍👦';
  expect([...graphemesOf(`${family}e\u0301`.repeat(300))]).toHaveLength(600);
  expect([...graphemesOf('\u0301'.repeat(2000))].join('')).toHaveLength(2000);
  expect([...graphemesOf('🤝'.repeat(2000))]).toHaveLength(2000);
});

it('clips at whole characters', () => {
  expect(clip('朝鮮向俄羅斯', 7)).toBe('朝鮮向…');
  expect(clip('朝鮮', 4)).toBe('朝鮮');
  expect(clip('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3)).toBe('👨‍👩‍👧‍👦…');
});

it('takes out what would command a terminal', () => {
  expect(clean('a\u001b[2Jb\u009b1mc\rd\u202ee')).toBe('a [2Jb 1mc de');
});

it('pads by columns', () => {
  expect(pad('朝鮮', 6)).toBe('朝鮮  ');
  expect(pad('朝鮮向俄', 6)).toBe('朝鮮向俄');
});
