import { describe, expect, it } from 'vitest';
import { read, shown } from './support.ts';

const cases = (rows: [text: string, ...marks: string[]][]): void => {
  it.each(rows)('%s', (text, ...marks) => {
    expect(shown(text)).toEqual(marks.filter((m) => m !== ''));
  });
};

describe('English numbers', () => {
  cases([
    ['1,234,567.5', '1,234,567.5 = 1234567.5 -'],
    ['12,34,567.89', '12,34,567.89 = 1234567.89 -'],
    ['14 000 troops', '14 000 = 14000 persons'],
    ['twenty-five thousand', 'twenty-five thousand = 25000 -'],
    ['a hundred and one dead men', 'a hundred and one = 101 persons'],
    ['two hundred and two thousand', 'two hundred and two thousand = 202000 -'],
    ['half a million shells', 'half a million = 500000 shells'],
    ['two and a half years', 'two and a half years = 2.5 years'],
    ['3 million and a half', '3 million and a half = 3500000 -'],
    ['two dozen tanks', 'two dozen = 24 tanks'],
    ['5.2 million rounds', '5.2 million = 5200000 rounds'],
    ['nine point nought four', 'nine point nought four = 9.04 -'],
    ['40k men', '40k = 40000 persons'],
    ['1.3e6', '1.3e6 = 1300000 -'],
    ['3/4', '3/4 = 0.75 -'],
    ['the 31st brigade', '31st = 31 - ordinal'],
    ['a temperature of -20', '-20 = -20 -'],
  ]);
});

describe('bounds and vagueness in English', () => {
  cases([
    ['more than 2,500 drones', 'more than 2,500 = 2500.. drones'],
    ['nearly 20,000 fighters', 'nearly 20,000 = 18000..20000 persons'],
    ['up to 6,000 drones annually', 'up to 6,000 = ..6000 drones/year'],
    ['as many as 5.2 million rounds', 'as many as 5.2 million = ..5200000 rounds'],
    ['an estimated 14,000–15,000 troops', 'an estimated 14,000–15,000 = 14000..15000 persons'],
    ['between 10 and 12 thousand men', 'between 10 and 12 thousand = 10000..12000 persons'],
    ['between five hundred and six hundred men', 'between five hundred and six hundred = 500..600 persons'],
    ['from 5 to 7 missiles', '5 to 7 = 5..7 missiles'],
    ['several missiles', 'several = 3.. missiles'],
    ['multiple missiles', 'multiple = 2.. missiles'],
    ['dozens of shells', 'dozens = 24..99 shells'],
    ['several [dozen] ballistic missiles', 'several [dozen] = 36..99 missiles'],
    ['hundreds of containers', 'hundreds = 200..999 containers'],
    ['hundreds of thousands of shells', 'hundreds of thousands = 200000..999000 shells'],
    ['a couple hundred', 'a couple hundred = 200 -'],
    ['20-odd ships', '20-odd = 20.. ships'],
    ['at least one of these missiles', 'at least one = 1.. missiles'],
    ['12 or more ships', '12 or more = 12.. -'],
  ]);
});

describe('shares in English', () => {
  cases([
    ['between 29% and 40%', 'between 29% and 40% = 29..40 percent'],
    ['about a third of them', 'about a third = 33 percent'],
    ['nearly half of the shells', 'nearly half = 40..50 percent'],
    ['most of the shells', 'most of = 50.. percent'],
    ['69 per cent', '69 per cent = 69 percent'],
    ['seven out of ten men', 'seven out of ten = 70 percent'],
    ['one in five soldiers', 'one in five = 20 percent'],
    ['jumped tenfold', 'tenfold = 10 times'],
    ['a third wave', 'third = 3 - ordinal'],
    ['one eighth', 'one eighth = 0.125 -'],
  ]);
});

describe('money', () => {
  cases([
    ['more than $2.3bn', 'more than $2.3bn = 2300000000.. USD'],
    ['between $1.7 billion and $5.5 billion', 'between $1.7 billion and $5.5 billion = 1700000000..5500000000 USD'],
    ['A$110m, NT$1.25 trillion', 'A$110m = 110000000 AUD', 'NT$1.25 trillion = 1250000000000 TWD'],
    ['EUR 50 billion', 'EUR 50 billion = 50000000000 EUR'],
    ['10.8 million dollars per month', '10.8 million dollars = 10800000 USD/month'],
    ['$2,000 a month', '$2,000 = 2000 USD/month'],
    ['hundreds of millions of euros', 'hundreds of millions of euros = 200000000..999000000 EUR'],
    ['75 USD million', '75 USD million = 75000000 USD'],
    ['3 dollars 50 cents', '3 dollars 50 cents = 3.5 USD'],
    ['50 pence', '50 pence = 0.5 GBP'],
    ['17.5亿美元', '17.5亿美元 = 1750000000 USD'],
    ['五元三毛', '五元三毛 = 5.3 CNY'],
    ['300亿卢布、5000億日圓', '300亿卢布 = 30000000000 RUB', '5000億日圓 = 500000000000 JPY'],
    ['新台币3億', '新台币3億 = 300000000 TWD'],
    ['try 5 times', '5 times = 5 times'],
  ]);
});

describe('things counted in English', () => {
  cases([
    ['four cargo vessels', 'four = 4 ships'],
    ['12 Su-30 fighters', '12 = 12 aircraft'],
    ['82 HIMARS launchers', '82 = 82 launchers'],
    ['two more senior commanders', 'two = 2 persons'],
    ['hundreds of tons of military equipment', 'hundreds = 200..999 tonnes'],
    ['a range of 900 kilometers', '900 kilometers = 900 km'],
    ['half a year', 'half a year = 6 months'],
    ['over 1.5m people', 'over 1.5m = 1500000.. persons'],
    ['1.5m high', '1.5m = 1.5 metres'],
    ['500 pounds of explosives', '500 pounds = 500 pounds'],
    ['500-pound bombs', '500-pound = 500 pounds'],
    ['14 industrial sectors', '14 = 14 sectors'],
  ]);
  it('flags calibres', () => {
    expect(read('24,000 152 mm rounds').map((m) => [m.value.min, m.value.unit, m.rule])).toEqual([
      [24000, 'rounds', 'digits'],
      [152, 'mm', 'calibre'],
    ]);
  });
});

describe('what only looks like a quantity', () => {
  cases([
    ['one of them, no one, at once', ''],
    ['Resolution 2397, Article 4, No. 12', ''],
    ['F-16, Su-35, M1A2, C-130, Hwasong-11', ''],
    ['at 10:00 on 2024-09-14', ''],
    ['https://www.test.com/search?q=30%25%2020%', ''],
    ['192.168.1.2', ''],
    ['9/11, 24/7, 2023/24', ''],
    ['it won, 70 to 27', '70 = 70 -', '27 = 27 -'],
  ]);
});
