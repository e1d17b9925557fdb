import { describe, expect, it } from 'vitest';
import { recognise } from '../../../helpers/times.ts';

const words = (text: string): string[] => recognise(text).map((t) => text.slice(t.start, t.end));

describe('what is a time', () => {
  it.each([
    ['2025年9月5日与9月8日', ['2025年9月5日', '9月8日']],
    ['二○二三年底、昨（29）日', ['二○二三年底', '昨（29）日']],
    ['自2023年以来共约600人', ['自2023年以来']],
    ['截至2025年中期已有', ['截至2025年中期']],
    ['10月上旬至中旬', ['10月上旬至中旬']],
    ['2025年9月3日（星期三）19:17', ['2025年9月3日（星期三）19:17']],
    ['On Friday, 5 September 2025, Moscow', ['Friday, 5 September 2025']],
    ['by the end of 2026 and since mid-March', ['by the end of 2026', 'since mid-March']],
    ['between 3 and 12 of Sept', ['between 3 and 12 of Sept']],
    ['the first quarter of next year', ['the first quarter of next year']],
    ['from 6 a.m. yesterday to 6 a.m. today', ['from 6 a.m. yesterday to 6 a.m. today']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
  it('gives spans in order that do not overlap', () => {
    const found = recognise('2024年9月3日至5日，次日，去年三月；from March to May 2024, two days later.');
    for (let i = 1; i < found.length; i++) expect(found[i]!.start).toBeGreaterThanOrEqual(found[i - 1]!.end);
  });
});

describe('what is none', () => {
  it.each([
    'He may visit; they march on. May he come?',
    'F-16s, T-72s, 152mm shells and 24/7 work',
    'a score of 3-2, 2,000 rounds, 37.1 percent, a 4:3 screen',
    'Resolution 1929 and 2000 soldiers',
    'the 4th Brigade and the first wave',
    'up-to-date equipment from Russia Today',
    'He won a third of the seats',
    '第1718号决议，第3号文件，光明星3号',
    '十分重要，百分之三十，一些，第一点，有两点意见，一时',
    '1960名士兵与2000枚炮弹',
    '“海上联合-2025”演习',
    '前线、后方、初步、条约、北约',
  ])('%s', (text) => {
    expect(words(text)).toEqual([]);
  });
  it('takes the year in brackets and leaves the number of a resolution', () => {
    expect(words('Resolution 2397 (2017) caps')).toEqual(['2017']);
    expect(words('第2397（2017）号决议')).toEqual(['2017']);
  });
});

describe('kinds', () => {
  it.each([
    ['为期三天', 'duration'],
    ['for eight years', 'duration'],
    ['每年', 'set'],
    ['every week', 'set'],
    ['上午9时许', 'time-of-day'],
    ['近日', 'vague'],
    ['recently', 'vague'],
    ['建国77周年', 'vague'],
    ['过去两年', 'relative'],
    ['two weeks ago', 'relative'],
    ['9月3日至5日', 'interval'],
    ['2023', 'date'],
  ])('%s is %s', (text, kind) => {
    expect(recognise(text).map((t) => t.kind)).toEqual([kind]);
  });
  it('reads a month that is a verb only where a date leads to it', () => {
    expect(words('in May and on May 9')).toEqual(['May', 'May 9']);
    expect(words('They may stay')).toEqual([]);
  });
});

describe('hostile input', () => {
  it.each([
    '1',
    '年',
    '月',
    '一',
    '2024',
    '3日',
    '9月',
    '-',
    '至',
    'from ',
    'early ',
    'the ',
    '2024-',
    '几',
    "'9",
    'one ',
    'between 3 and ',
    '3:00 to ',
    '20時至',
    'May 5, 6, ',
    '9月10日、',
    '農曆',
    '從那時到',
    'the last Friday of ',
    'two thousand and ',
    '迄今（',
  ])('grows no faster than its length: %j', (unit) => {
    const time = (size: number): number => {
      const text = unit.repeat(Math.ceil(size / unit.length));
      // Time of the processor and not of the clock: other work on the machine does not count.
      const start = process.cpuUsage();
      recognise(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    time(20_000);
    const [small, large] = [time(20_000), time(160_000)];
    expect(large).toBeLessThan(Math.max(small, 20) * 40);
  });
});
