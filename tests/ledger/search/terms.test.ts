import { describe, expect, it } from 'vitest';
import { indexTerms, matchExpression, wordsOf } from '../../../src/ledger/search/terms.ts';

const fold = (text: string): string => text.toLowerCase();

describe('indexTerms', () => {
  it.each([
    ['朝鲜炮弹', '朝鲜 鲜炮 炮弹 弹'],
    ['弹', '弹'],
    ['kn-23导弹', 'kn 23 导弹 弹'],
    ['nearly half, of it', 'nearly half of it'],
    ['俄f16战机。朝鲜', '俄 f16 战机 机 朝鲜 鲜'],
    ['𠮷野', '𠮷野 野'],
    ['；，。 —', ''],
  ])('cuts %s', (text, terms) => {
    expect(indexTerms(text)).toBe(terms);
  });
});

describe('matchExpression', () => {
  it.each([
    ['炮弹', '"炮弹"'],
    ['弹', '"弹" *'],
    ['朝鲜 炮弹', '"朝鲜" AND "炮弹"'],
    ['弹道导弹', '"弹道 道导 导弹"'],
    ['F-16战机', '"f 16 战机"'],
    ['朝鲜kn-23', '"朝鲜 鲜 kn 23"'],
    ['shell', '"shell" *'],
    ['"shell"', '"shell"'],
    ['as', '"as"'],
    ['“nearly half” 烏', '"nearly half" AND "烏" *'],
    ['a" OR b NEAR(*', '"a" AND "or b near"'],
  ])('reads %s', (typed, expression) => {
    expect(matchExpression(typed, fold)).toBe(expression);
  });

  it('refuses what has no word, or too many', () => {
    expect(() => matchExpression(' -- ', fold)).toThrow(expect.objectContaining({ code: 'SEARCH_EMPTY' }) as Error);
    expect(() => matchExpression('a '.repeat(30), fold)).toThrow(
      expect.objectContaining({ code: 'SEARCH_TOO_LONG' }) as Error,
    );
  });

  it('keeps an open quotation mark as a phrase', () => {
    expect(wordsOf('one "two three')).toEqual([
      { text: 'one', exact: false },
      { text: 'two three', exact: true },
    ]);
  });
});
