import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/contract/reading.ts';
import { formatQuantity } from '../../src/cli/format/number.ts';
import { formatTime } from '../../src/cli/format/time.ts';
import { chooseLanguage, loadMessages } from '../../src/cli/messages.ts';

const en = await loadMessages('en');
const hans = await loadMessages('zh-Hans');
const hant = await loadMessages('zh-Hant');

describe('formatQuantity', () => {
  const q = (min: number | null, max: number | null, unit: string, approximate = false): Quantity => ({
    min,
    max,
    unit,
    approximate,
    text: '若干',
  });
  it.each<[Quantity, string, string]>([
    [q(15000, 15000, 'persons'), '15,000 people', '1.5万人'],
    [q(1, 1, 'persons'), '1 person', '1人'],
    [q(12345, 12345, 'rounds', true), 'about 12,345 rounds', '约12,345发'],
    [q(12000, null, 'persons'), '12,000 people or more', '至少1.2万人'],
    [q(null, 5.5e9, 'USD'), 'up to USD 5.5 billion', '至多55亿美元'],
    [q(40, 50, 'percent'), '40–50 %', '40–50%'],
    [q(-12, -12, 'percent change'), '-12 % change', '变化 -12%'],
    [q(3, 3, 'times'), '3 times', '3 倍'],
    [q(2e6, 3e6, 'rounds'), '2 million–3 million rounds', '200万–300万发'],
    [q(1e6, 1e6, 'USD per year'), 'USD 1 million a year', '每年 100万美元'],
    [q(3, 3, 'training sites'), '3 training sites', '3 training sites'],
    [q(null, null, 'missiles'), '若干', '若干'],
    [q(170, 170, 'mm'), '170 mm', '170毫米'],
  ])('%j', (quantity, english, chinese) => {
    expect(formatQuantity(quantity, en)).toBe(english);
    expect(formatQuantity(quantity, hans)).toBe(chinese);
  });
});

describe('formatTime', () => {
  it.each([
    ['2025-09-14', '14 Sep 2025', '2025年9月14日'],
    ['2025-09-14T10:00:00+08:00', '14 Sep 2025', '2025年9月14日'],
    ['2024-12', 'Dec 2024', '2024年12月'],
    ['2024', '2024', '2024年'],
    ['202X', '2020s', '2020年代'],
    ['2025-34', 'Q2 2025', '2025年第2季'],
    ['2025-41', 'half 2 of 2025', '2025年下半年'],
    ['2025-24', 'winter 2025', '2025年冬'],
    ['2023/..', 'since 2023', '2023年以來'],
    ['../2025-06', 'until Jun 2025', '截至2025年6月'],
    ['2025-06-01/2025-06-10', '1–10 Jun 2025', '2025年6月1日至10日'],
    ['2025-06-28/2025-07-03', '28 Jun 2025 – 3 Jul 2025', '2025年6月28日至2025年7月3日'],
    ['2025-06~', 'about Jun 2025', '2025年6月前後'],
    ['2025?', '2025?', '2025年？'],
    ['../..', '../..', '../..'],
    ['2025-77', '2025-77', '2025-77'],
    ['whenever', 'whenever', 'whenever'],
  ])('%s', (edtf, english, chinese) => {
    expect(formatTime(edtf, en)).toBe(english);
    expect(formatTime(edtf, hant)).toBe(chinese);
  });
});

it.each<[string | undefined, Record<string, string>, string]>([
  [undefined, {}, 'en'],
  [undefined, { LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh-Hans'],
  [undefined, { LANG: 'zh_HK' }, 'zh-Hant'],
  [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
  [undefined, { LC_ALL: 'C', LANG: 'zh_CN' }, 'en'],
  [undefined, { LC_ALL: '', LANG: 'zh_CN' }, 'zh-Hans'],
  ['zh-Hant', { LANG: 'en_GB' }, 'zh-Hant'],
  ['en', { LANG: 'zh_CN' }, 'en'],
])('the language of %s in %j is %s', (asked, env, language) => {
  expect(chooseLanguage(asked, env)).toBe(language);
});
