import { describe, expect, it } from 'vitest';
import { read, resolve } from '../../../helpers/times.ts';

const one = (text: string, published: string | null): string | null | undefined => resolve(text, published)[0]?.edtf;

describe('absolute times', () => {
  it.each([
    ['2025年9月5日', '2025-09-05'],
    ['二○二三年', '2023'],
    ['2024年底', '2024-12'],
    ['2025年第二季度', '2025-34'],
    ['2025年6月初', '2025-06-01/2025-06-10'],
    ['2025年6月中旬', '2025-06-11/2025-06-20'],
    ['2024年7月底', '2024-07-21/2024-07-31'],
    ['2024年上半年', '2024-01/2024-06'],
    ['2024年前三季度', '2024-01/2024-09'],
    ['20世纪90年代', '199X'],
    ['早在2023年就开始', '2023'],
    ['自2023年9月起', '2023-09/..'],
    ['截至2025年6月', '../2025-06'],
    ['2020到2024年', '2020/2024'],
    ['2024年9月3日至5日', '2024-09-03/2024-09-05'],
    ['2023年8月到2025年3月', '2023-08/2025-03'],
    ['中華民國115年', '2026'],
    ['令和7年', '2025'],
    ['2025.09.03', '2025-09-03'],
    ['2024-11-05', '2024-11-05'],
    ['2024/11/5', '2024-11-05'],
    ['5 September 2025', '2025-09-05'],
    ['Sept. 5, 2025', '2025-09-05'],
    ['September 5th, 2025', '2025-09-05'],
    ['the 30th of December 2023', '2023-12-30'],
    ['3–5 September 2024', '2024-09-03/2024-09-05'],
    ['early June 2025', '2025-06-01/2025-06-10'],
    ['mid-2025', '2025-06'],
    ['the end of 2024', '2024-12'],
    ['late 2022', '2022-10/2022-12'],
    ['the second quarter of 2025', '2025-34'],
    ['Q2 2025', '2025-34'],
    ['in the second half of 2024', '2024-07/2024-12'],
    ['the 1990s', '199X'],
    ['since 2023', '2023/..'],
    ['as of June 2025', '../2025-06'],
    ['until 2027', '../2027'],
    ['between March and October 2024', '2024-03/2024-10'],
    ['around September 2023', '2023-09~'],
    ['nearly two weeks from 3 March 2024', '2024-03-03/2024-03-16'],
    ['late 2024 and early 2025', '2024-10/2025-03'],
  ])('%s is %s', (text, edtf) => {
    expect(one(text, null)).toBe(edtf);
  });
  it('gives the first and last second', () => {
    expect(resolve('2025年6月')[0]).toMatchObject({ first: '2025-06-01T00:00:00', last: '2025-06-30T23:59:59' });
    expect(resolve('since 2023')[0]).toMatchObject({ first: '2023-01-01T00:00:00', last: null });
  });
});

describe('times relative to the publication', () => {
  it.each([
    ['9月5日', '2025-09-14', '2025-09-05'],
    ['12月', '2025-01-10', '2024-12'],
    ['In September', '2025-07-20', '2025-09'],
    ['in February', '2024-07-11', '2024-02'],
    ['27日', '2025-04-28', '2025-04-27'],
    ['30日', '2025-05-02', '2025-04-30'],
    ['昨天', '2025-08-06', '2025-08-05'],
    ['昨（29）日', '2025-12-30', '2025-12-29'],
    ['去年三月', '2025-09-14', '2024-03'],
    ['上周五', '2025-09-14', '2025-09-05'],
    ['本周一', '2025-06-20', '2025-06-16'],
    ['下月', '2025-12-14', '2026-01'],
    ['三天前', '2025-09-14', '2025-09-11'],
    ['三日后', '2025-09-14', '2025-09-17'],
    ['今年头两个月', '2025-10-15', '2025-01/2025-02'],
    ['年底前', '2025-10-15', '../2025-12'],
    ['明年年初', '2023-09-01', '2024-01/2024-03'],
    ['将于12日访问', '2025-09-14', '2025-10-12'],
    ['打算到12月', '2024-10-24', '../2024-12'],
    ['到12月', '2024-10-24', '2024-12'],
    ['yesterday', '2025-09-14', '2025-09-13'],
    ['last month', '2025-01-14', '2024-12'],
    ['last June', '2024-09-14', '2024-06'],
    ['last December', '2025-12-18', '2024-12'],
    ['next March', '2025-02-01', '2025-03'],
    ['this August', '2025-10-14', '2025-08'],
    ['on Thursday', '2024-10-18', '2024-10-17'],
    ['will meet on Friday', '2025-09-10', '2025-09-12'],
    ['two weeks ago', '2025-09-14', '2025-08-31'],
    ['a year ago', '2023-10-07', '2022-10'],
    ['the past two years', '2025-09-14', '2023-09-14/2025-09-13'],
    ['earlier this month', '2025-09-14', '2025-09-01/2025-09-14'],
    ['by the end of the year', '2025-09-14', '../2025-12'],
    ['will return in two weeks', '2025-09-14', '2025-09-28'],
    ['目前', '2025-09-14', '2025-09-14'],
    ['to date', '2025-09-14', '../2025-09-14'],
    ['June of last year', '2025-09-14', '2024-06'],
    ['early in 2024', '2025-09-14', '2024-01/2024-03'],
  ])('%s, published %s, is %s', (text, published, edtf) => {
    expect(one(text, published)).toBe(edtf);
  });
  it('accepts a whole timestamp', () => {
    expect(one('今日', '2025-09-14T10:00:00+08:00')).toBe('2025-09-14');
  });
  it('leaves them open without a publication, and says so', () => {
    const [time] = resolve('昨天抵达');
    expect(time).toMatchObject({ edtf: null, first: null, last: null });
    expect(time!.diagnostics![0]).toMatchObject({ code: 'TIME_UNANCHORED', start: 0, end: 2 });
  });
  it('gives no date to what is vague', () => {
    expect(read('近日，recently', '2025-09-14')).toEqual(['近日 = vague', 'recently = vague']);
  });
});

describe('times relative to an earlier date', () => {
  it.each([
    ['2024年6月19日签署，翌日生效', '翌日 = 2024-06-20'],
    ['2024年6月19日签署，同年10月24日批准', '同年10月24日 = 2024-10-24'],
    ['2024年10月24日通过，11月6日批准', '11月6日 = 2024-11-06'],
    ['2025年7月7日遇袭，两日后沉没', '两日后 = 2025-07-09'],
    ['2025年5月5日被驳回，次日断交', '次日 = 2025-05-06'],
    ['On 24 October 2024 it passed. Three days later it was signed', 'Three days later = 2024-10-27'],
    ['on 4 August 2024, imitated the next day', 'the next day = 2024-08-05'],
    ['In June 2024 it began; the following month', 'the following month = 2024-07'],
    ['On 8 October 2015 he fell. On 12 October two more', '12 October = 2015-10-12'],
  ])('%s', (text, expected) => {
    expect(read(text)).toContain(expected);
  });
  it('does not take the year of a date in passing', () => {
    const text = '根据2024年签署的条约，双方合作。9月5日，总统返国。';
    expect(read(text, '2025-09-14')).toEqual(['2024年 = 2024', '9月5日 = 2025-09-05']);
  });
  it('carries a year that sets the scene over its paragraph', () => {
    expect(read('In 2015, it began. In March the army came.', '2023-09-01')).toContain('March = 2015-03');
  });
  it('marks what it leaned on', () => {
    expect(resolve('2024年6月19日，翌日，昨天', '2025-09-14').map((t) => t.anchored)).toEqual([
      'absolute',
      'previous',
      'publication',
    ]);
  });
  it('does not measure from a happening without a date', () => {
    expect(read('two days after the talks', '2025-09-14')).toEqual([]);
  });
});

describe('checks that a date allows', () => {
  it.each(['2025年2月30日', '31 June 2025', '2月30日'])('%s does not exist', (text) => {
    expect(resolve(text, '2025-09-14')[0]).toMatchObject({ edtf: null, impossible: true });
  });
  it('sets the stated weekday beside the true one', () => {
    expect(resolve('2025年9月3日（星期四）')[0]!.weekday).toEqual({ stated: 4, actual: 3 });
    expect(resolve('Friday, 5 September 2025')[0]!.weekday).toEqual({ stated: 5, actual: 5 });
  });
  it('tells which event an anniversary counts from', () => {
    expect(resolve('朝鮮建國77周年大會')[0]!.anniversary).toEqual({ ordinal: 77, event: 'founding-prk' });
    expect(resolve('the 80th anniversary of the founding of the DPRK')[0]!.anniversary).toEqual({
      ordinal: 80,
      event: 'founding-prk',
    });
    expect(resolve('公司成立10周年')[0]!.anniversary).toEqual({ ordinal: 10, event: null });
  });
  it('finds moving festivals in their table', () => {
    expect(read('今年春节', '2025-03-01')).toEqual(['今年春节 = 2025-01-29']);
    expect(read('Easter 2024')).toEqual(['Easter 2024 = 2024-03-31']);
  });
});

describe('the lunisolar calendar and festivals', () => {
  it.each([
    ['农历五月初五', '2021-06-14', '2021-06-14'],
    ['正月初一', '2021-06-14', '2021-02-12'],
    ['去年十一月廿九', '2021-06-14', '2021-01-12'],
    ['去年十一月廿九日', '2021-06-14', '2020-11-29'],
    ['腊月', '2021-06-14', '2021-01-13/2021-02-11'],
    ['2023年中秋節', '2025-01-01', '2023-09-29'],
    ['2024年除夕', '2025-01-01', '2024-02-09'],
    ['康熙三年五月', '2021-06-14', '1664-05'],
    ['Thanksgiving 2021', '2022-03-01', '2021-11-25'],
    ['Good Friday 2024', '2025-03-01', '2024-03-29'],
    ['Orthodox Easter 2024', '2025-03-01', '2024-05-05'],
    ['Memorial Day 2023', '2024-03-01', '2023-05-29'],
    ['next Easter', '2019-06-12', '2020-04-12'],
    ['last Christmas', '2019-06-12', '2018-12-25'],
    ['Victory Day', '2025-05-14', '2025-05-09'],
  ])('%s is %s, %s', (text, published, edtf) => {
    expect(one(text, published)).toBe(edtf);
  });
  it('leaves open what its tables do not reach', () => {
    expect(resolve('农历1750年正月初一', '2021-06-14')[0]).toMatchObject({ edtf: null });
  });
});

describe('days within months, weeks and lists', () => {
  it.each([
    ['the last Friday of May 2020', '2021-06-14', '2020-05-29'],
    ['the first Monday of next month', '2021-06-14', '2021-07-05'],
    ['四月的最后一个星期一', '2021-06-14', '2021-04-26'],
    ['11月第四个星期四', '2021-12-14', '2021-11-25'],
    ['before the twenty-sixth day of the month', '2020-07-01', '../2020-07-25'],
    ['week 10', '2021-06-14', '2021-03-08/2021-03-14'],
    ['this working week', '2018-06-26', '2018-06-25/2018-06-29'],
    ['Friday 31', '2019-02-25', '2019-05-31'],
    ['5 and 6 May 2024', '2024-06-01', '2024-05-05/2024-05-06'],
    ['May 5, 6 and 7', '2024-06-01', '2024-05-05/2024-05-07'],
    ['9月10日、11日、12日', '2024-10-01', '2024-09-10/2024-09-12'],
    ['the 4th-23rd of next month', '2019-02-28', '2019-03-04/2019-03-23'],
    ['2022 11 23', '2023-01-01', '2022-11-23'],
    ['12-2015', '2023-01-01', '2015-12'],
    ['in nineteen ninety-six', '2023-01-01', '1996'],
    ['October two thousand and five', '2023-01-01', '2005-10'],
    ['the nineties', '2023-01-01', '199X'],
    ['the week after next', '2021-06-14', '2021-06-28/2021-07-04'],
    ['year to date', '2021-06-14', '2021-01-01/2021-06-14'],
  ])('%s is %s, %s', (text, published, edtf) => {
    expect(one(text, published)).toBe(edtf);
  });
});

describe('times of day with their day', () => {
  it.each([
    ['8 p.m. on Friday', '2025-09-14', '2025-09-12'],
    ['between 10 and 11:30 on 1/1/2015', '2025-09-14', '2015-01-01'],
    ['yesterday from 2 to 4pm', '2025-09-14', '2025-09-13'],
    ['Tuesday, Jan 15, 1:00 PM - 1:15 PM', '2019-02-27', '2019-01-15'],
    ['8.30pm today', '2025-09-14', '2025-09-14'],
    ['Wed Oct 26 15:50:06 2016', '2018-11-21', '2016-10-26'],
    ['20時至次日6時', '2025-09-14', '2025-09-14/2025-09-15'],
    ['自昨（29）日6時起迄今（30）日6時止', '2025-12-30', '2025-12-29/2025-12-30'],
    ['From 6 a.m. on the 1st to 6 a.m. today', '2025-04-02', '2025-04-01/2025-04-02'],
  ])('%s is %s, %s', (text, published, edtf) => {
    expect(resolve(text, published).map((t) => t.edtf)).toEqual([edtf]);
  });
  it('takes no count for an hour', () => {
    expect(resolve('killed between 3 and 8 people yesterday', '2025-09-14').map((t) => t.edtf)).toEqual(['2025-09-13']);
    expect(resolve('On Friday 31 people died', '2025-09-14').map((t) => t.edtf)).toEqual(['2025-09-12']);
    expect(resolve('week 3 of the war', '2025-09-14')).toEqual([]);
    expect(resolve('如今剩不到2000', '2025-09-14').map((t) => t.edtf)).toEqual(['2025-09-14']);
    expect(resolve('the Yom Kippur War', '2025-09-14')).toEqual([]);
    expect(resolve('in two thousand cases', '2025-09-14')).toEqual([]);
  });
});

describe('limits and beginnings', () => {
  it.each([
    ['before 2030', '2025-09-14', '../2029'],
    ['2030年前', '2025-09-14', '../2030'],
    ['2021年前', '2025-09-14', '../2020'],
    ['before the end of the year', '2025-09-14', '../2025-12'],
    ['after 2022', '2025-09-14', '2022/..'],
    ['after 2027', '2025-09-14', '2028/..'],
    ['3 days starting next Monday', '2019-10-07', '2019-10-14/2019-10-16'],
    ['more than two weeks after today', '2018-05-29', '2018-06-12/..'],
    ['the previous 4 business days', '2018-08-21', '2018-08-15/2018-08-20'],
  ])('%s is %s, %s', (text, published, edtf) => {
    expect(one(text, published)).toBe(edtf);
  });
  it('counts from the time last named', () => {
    expect(resolve('In 2017 it came. Since then it has sold', '2023-08-02').map((t) => t.edtf)).toEqual([
      '2017',
      '2017/..',
    ]);
    expect(resolve('2022年8月運抵,從那時到本月13日', '2024-09-16').map((t) => t.edtf)).toEqual([
      '2022-08',
      '2022-08/2024-09-13',
    ]);
  });
});
