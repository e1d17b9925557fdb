import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/ledger/copies/compare.ts';
import { type Arrival, byArrival, groupCopies } from '../../../src/ledger/copies/order.ts';
import { keysOf, signatureOf } from '../../../src/ledger/copies/signature.ts';
import { wordsOf } from '../../../src/ledger/copies/shingles.ts';
import { articleOf, noised } from '../../support/articles.ts';

const shares = (a: string, b: string) => compare(signatureOf(a), signatureOf(b));
const shareAKey = (a: string, b: string) => {
  const keys = new Set(keysOf(signatureOf(a)));
  return keysOf(signatureOf(b)).some((key) => keys.has(key));
};

describe('wordsOf', () => {
  it('takes each ideograph and each run of letters and digits as a word, and leaves marks out', () => {
    expect(wordsOf('朝鮮，「55億」 usd!').length).toBe(5);
    expect(wordsOf('朝·鮮')).toEqual(wordsOf('朝鮮'));
    expect(wordsOf('a-b')).not.toEqual(wordsOf('ab'));
    expect(wordsOf('москва 2024 🤝 ').length).toBe(2);
  });
});

describe('compare', () => {
  const article = articleOf(1);

  it('knows the same words under other marks and layout', () => {
    expect(shares(article, article.replaceAll('，', ' ').replaceAll('\n', '\n\n'))).toEqual({
      exact: true,
      ofA: 1,
      ofB: 1,
    });
  });

  it('keeps texts of their own apart, and their keys', () => {
    for (let i = 0; i < 50; i++) {
      expect(shares(article, articleOf(100 + i))).toBeNull();
      expect(shareAKey(article, articleOf(100 + i))).toBe(false);
    }
  });

  it('tells how much of each stands in the other when one was cut', () => {
    const part = article.slice(0, article.length * 0.4);
    const found = shares(article, part)!;
    expect(found.exact).toBe(false);
    expect(found.ofB).toBe(1);
    expect(found.ofA).toBeGreaterThan(0.36);
    expect(found.ofA).toBeLessThan(0.44);
  });

  it('samples long texts and is right to a few in a hundred', () => {
    const long = articleOf(7, 20_000);
    const found = shares(long, long.slice(0, long.length * 0.7) + articleOf(8, 10_000))!;
    expect(signatureOf(long).sketch.length).toBeLessThanOrEqual(1024);
    expect(Math.abs(found.ofA - 0.7)).toBeLessThan(0.06);
  });

  it('does not take a phrase that many use for a copy', () => {
    const phrase = '以上內容由用戶上傳本平臺';
    expect(shares(phrase, articleOf(3) + phrase)).toBeNull();
    expect(shares('', '')).toBeNull();
    expect(shares('快訊', '快訊。')).toEqual({ exact: true, ofA: 1, ofB: 1 });
  });

  it.each([
    ['one character in fifty changed', (text: string) => noised(text, 50)],
    ['a third cut away', (text: string) => text.slice(text.length / 3)],
    ['set between other texts', (text: string) => articleOf(901, 300) + text + articleOf(902, 900)],
  ])('files %s under a key of the first', (_, change) => {
    let found = 0;
    for (let seed = 0; seed < 100; seed++) {
      const text = articleOf(seed);
      const changed = change(text);
      if (shareAKey(text, changed) && shares(text, changed)) found++;
    }
    expect(found).toBeGreaterThanOrEqual(98);
  });

  it('gives the same for the same pair, whichever comes first', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 20, max: 2000 }),
        (seed, every, length) => {
          const a = articleOf(seed, length);
          const b = noised(a, every, seed);
          const [there, back] = [shares(a, b), shares(b, a)];
          expect(there && { ofA: there.ofB, ofB: there.ofA }).toEqual(back && { ofA: back.ofA, ofB: back.ofB });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('groupCopies', () => {
  const arrival = (id: string, published: string | null, number = 0): Arrival => ({
    id,
    published,
    gotAt: '2025-09-20T00:00:00.000Z',
    number,
  });
  const byId = (...all: Arrival[]) => new Map(all.map((one) => [one.id, one]));

  it('leads a chain of copies to the first', () => {
    const all = byId(arrival('c', '2025-09-03'), arrival('a', '2025-09-01'), arrival('b', '2025-09-02'));
    const links = [
      { a: 'c', b: 'b', ofA: 0.6, ofB: 0.6 },
      { a: 'b', b: 'a', ofA: 0.7, ofB: 0.7 },
    ];
    expect(groupCopies(all, links)).toEqual([{ first: 'a', documents: ['a', 'b', 'c'] }]);
  });

  it('does not join two articles over a later digest of both', () => {
    const all = byId(arrival('a', '2025-09-01'), arrival('b', '2025-09-02'), arrival('digest', '2025-09-03'));
    const links = [
      { a: 'a', b: 'digest', ofA: 1, ofB: 0.45 },
      { a: 'b', b: 'digest', ofA: 1, ofB: 0.45 },
    ];
    expect(groupCopies(all, links)).toEqual([]);
  });

  it('orders any documents without a circle', () => {
    const published = fc.constantFrom(
      null,
      '2025-09-20',
      '2025-09-20T10:00:00Z',
      '2025-09-20T12:00:00+08:00',
      '2025',
      'x',
    );
    const got = fc.constantFrom('2025-09-20T00:00:00.000Z', '2025-09-21T00:00:00.000Z');
    const one = fc.record({ id: fc.string(), published, gotAt: got, number: fc.nat(5) });
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        if (byArrival(a, b) < 0 && byArrival(b, c) < 0) expect(byArrival(a, c)).toBeLessThan(0);
      }),
    );
  });
});
