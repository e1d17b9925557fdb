import { describe, expect, it } from 'vitest';
import { read, shown } from './support.ts';

const cases = (rows: [text: string, ...marks: string[]][]): void => {
  it.each(rows)('%s', (text, ...marks) => {
    expect(shown(text)).toEqual(marks.filter((m) => m !== ''));
  });
};

describe('full-width decimals', () => {
  cases([
    ['５．５％', '５．５％ = 5.5 percent'],
    ['２．１成', '２．１成 = 21 percent'],
    ['兑换１．０７５３美元', '１．０７５３美元 = 1.0753 USD'],
    ['乔治·布什', ''],
  ]);
});

describe('fractions', () => {
  cases([
    ['three twenty-firsts', 'three twenty-firsts = 0.14285714285714 -'],
    ['one one hundred fifth', 'one one hundred fifth = 0.0095238095238095 -'],
    ['13 hundredths', '13 hundredths = 0.13 -'],
    ['3 out of 50', '3 out of 50 = 0.06 -'],
    ['2½ million', '2½ million = 2500000 -'],
    ['1 1/4 million', '1 1/4 million = 1250000 -'],
    ['.5 million', '.5 million = 500000 -'],
    ['- 1 4/5', '- 1 4/5 = -1.8 -'],
    ['- 12 killed in the raid', '12 = 12 persons'],
    ['the first 2 quarters', 'first = 1 - ordinal', '2 = 2 -'],
  ]);
});

describe('money of the world', () => {
  cases([
    ['30 million Swiss francs', '30 million Swiss francs = 30000000 CHF'],
    ['RD$ 30 million', 'RD$ 30 million = 30000000 DOP'],
    ['2 kwanza', '2 kwanza = 2 AOA'],
    ['50 kurus', '50 kurus = 0.5 TRY'],
    ['500万阿尔及利亚第纳尔', '500万阿尔及利亚第纳尔 = 5000000 DZD'],
    ['Rs17.6tr', 'Rs17.6tr = 17600000000000 INR'],
    ['7億克朗', '7億克朗 = 700000000 kroner'],
    ['TOP 10', '10 = 10 -'],
  ]);
});

describe('what bounds and what changes', () => {
  cases([
    ['just over half a million dollars', 'just over half a million dollars = 500000.. USD'],
    ['over half of them', 'over half = 50.. percent'],
    ['from 5 to 7 missiles', '5 to 7 = 5..7 missiles'],
    [
      'lifted its capital from 15 trillion to 25 trillion won',
      '15 trillion = 15000000000000 -',
      '25 trillion won = 25000000000000 KRW',
    ],
    ['another thousand soldiers', 'another thousand = 1000 persons'],
    ['doubled', 'doubled = 2 times'],
    ['以千計', '以千計 = 2000..9999 -'],
  ]);
  it.each([
    ['fell by nearly 90 percent', -1],
    ['a 9 percent drop', -1],
    ['rose 5%', 1],
    ['5% more than last year', 1],
    ['同比回落约9%', -1],
    ['增长了百分之五', 1],
    ['暴跌六成', -1],
    ['增至9%', null],
    ['9% of them', null],
  ])('%s', (text, change) => {
    expect(read(text).map((m) => m.change)).toEqual([change]);
  });
});

it('reads figures behind names and words that end like idioms', () => {
  expect(shown('土耳其一架C-130')).toEqual(['一架 = 1 aircraft']);
  expect(shown('四具遗体')).toEqual(['四具 = 4 persons']);
});
