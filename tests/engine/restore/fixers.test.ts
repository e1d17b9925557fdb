import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { createRestorer } from '../../../src/engine/restore/restore.ts';
import { tables } from '../restoration-tables.ts';

const restore = createRestorer(tables);
const kinds = (text: string): string[] => restore(text).repairs.map((r) => r.kind);

describe('reading notes', () => {
  it('takes out a lone note that nobody would write', () => {
    expect(restore('會議的內(nèi)容沒有公開。').text).toBe('會議的內容沒有公開。');
    expect(restore('会议的內（ㄋㄟˋ）容没有公开。').text).toBe('会议的內容没有公开。');
  });

  it.each([
    '導(dǎo)彈(dàn)運(yùn)輸(shū)',
    '導(dao)彈(dan)運(yun)輸(shu)',
    '導(dao3)彈(dan4)運(yun4)輸(shu1)',
    '導（ㄉㄠˇ）彈（ㄉㄢˋ）運（ㄩㄣˋ）輸（ㄕㄨ）',
  ])('knows every way of writing: %s', (notes) => {
    expect(restore(`軍方${notes}仍在進行,沒有停止的跡象。`).text).toBe('軍方導彈運輸仍在進行,沒有停止的跡象。');
  });

  it.each([
    '以上內容(如有圖片或視頻亦包括在內)由用戶上傳。',
    '該型號(KN-24)射程四百公里,口徑(170 mm)。',
    '代表(he)沒有到場,長官(x)也沒有。',
    '他姓單(Shàn),不姓單(Dān)。',
    '地名亳(bó)州常被讀錯。',
    '會議(huìyì)在平壤(Píngyǎng)舉行,導彈(dǎodàn)沒有展出,談判(tánpàn)還在繼續(jìxù)。',
  ])('leaves brackets that belong to the text: %s', (text) => {
    expect(restore(text).text).toBe(text);
  });

  it('leaves a lesson, and says that it saw it', () => {
    const lesson = '我(wǒ)們(men)是(shì)學(xué)生(shēng),他(tā)是(shì)老(lǎo)師(shī)。你(nǐ)好(hǎo)嗎(ma)?';
    const restored = restore(lesson);
    expect(restored.text).toBe(lesson);
    expect(new Set(restored.diagnostics.map((d) => d.code))).toEqual(new Set(['READING_NOTE_KEPT']));
  });
});

describe('shifted pairs', () => {
  const shift = (text: string, cut: number): string => {
    const bytes = iconv.encode(text, 'gbk');
    return iconv.decode(Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + 1)]), 'gbk');
  };

  it('reads on after a lost byte', () => {
    const text = '俄军使用的炮弹近一半来自当地的工厂';
    const restored = restore(`据报道，${shift(text, 8)}。`);
    expect(restored.text).toContain('炮弹近一半来自当地的工');
    expect(restored.repairs).toHaveLength(1);
  });

  it('reads on where the text was converted to traditional characters afterwards', () => {
    const convert = Converter({ from: 'cn', to: 't' });
    const given = convert(
      `国防部表示，这个问题还没有结论。据报道，${shift('俄军使用的炮弹近一半来自当地的工厂', 8)}。`,
    );
    expect(restore(given).text).toContain('炮彈近一半來自當地的工');
  });

  it('finds the character that a note was put into', () => {
    // A note put behind 驅, which a search over bytes found in 打|實 (B4 F2 8C 8D), and the < that a pair swallowed.
    const bytes = Buffer.concat([
      iconv.encode('士兵們打', 'gbk'),
      Buffer.from([0x8c]),
      iconv.encode('(qū)', 'gbk'),
      Buffer.from([0x8d]),
      iconv.encode('戰的戰爭', 'gbk'),
    ]);
    const given = iconv.decode(bytes, 'gbk').replace('\ufffd(', '?');
    expect(restore(given).text).toContain('士兵們打實');
  });

  it.each([
    '饕餮紋青銅器於上週展出。',
    '芈姓熊氏，出自颛顼。',
    '他問:「真的嗎?」答:「嗯。」',
    '涪陵、綦江、郫县、盱眙、亳州、歙县',
    '什麼?餮?',
  ])('leaves rare characters that make sense: %s', (text) => {
    expect(restore(text).text).toBe(text);
  });
});

describe('wrong encodings', () => {
  it.each([
    ['UTF-8 as GBK', iconv.decode(Buffer.from('两国总统发表声明'), 'gbk'), '两国总统发表声明'],
    ['GBK as Latin', iconv.decode(iconv.encode('中国国防部', 'gbk'), 'latin1'), '中国国防部'],
    ['UTF-8 as Latin', 'The ministryâ€™s Â£5m plan â€“ “approved”', 'The ministry’s £5m plan – “approved”'],
    ['UTF-8 as Cyrillic', 'РЎР°РЅРєС†РёРё РїСЂРѕРґР»РµРЅС‹', 'Санкции продлены'],
    ['C1 controls', '\u0093Yes\u0094 \u0096 he said', '“Yes” – he said'],
  ])('%s', (_, given, expected) => {
    expect(restore(given).text).toBe(expected);
  });

  it.each([
    'CAFÉ’s',
    'Brontë…”',
    'ÀÉÎÕÜ',
    'Річка Сім, Київ',
    'naïve façade',
    '5×£35',
    'Москва',
    '한국어',
    'Ελλάδα',
    '“…”—‘’',
  ])('leaves %s', (text) => {
    expect(restore(text).text).toBe(text);
  });
});

describe('markup', () => {
  it.each([
    ['第一段</p>第二段', '第一段\n第二段'],
    ['第一段</p>\n<p class="a">第二段', '第一段\n第二段'],
    ['甲<br/>乙<BR>丙', '甲\n乙\n丙'],
    ['交付完畢/p>\n其餘', '交付完畢\n其餘'],
    ['<a href="x?a>b">鏈接</a>', '鏈接'],
    ['<!-- 廣告 -->正文', '正文'],
    ['A&nbsp;B&amp;C &#x4e2d;&#25991; &amp;lt;', 'A B&C 中文 <'],
  ])('%j becomes %j', (given, expected) => {
    expect(restore(given).text).toBe(expected);
  });

  it.each([
    'a < b > c',
    '1</2',
    'AT&T; R&D',
    'https://example.org/p>x',
    '《<文集>》',
    '<小標題>',
    'x<y',
    '和/或',
    '&unknown;',
  ])('leaves %j', (text) => {
    expect(restore(text).text).toBe(text);
  });
});

describe('invisible characters', () => {
  it.each(['👨‍👩‍👧', '❤️', '1️⃣', 'می‌خواهم', '👍🏽'])('leaves %j', (text) => {
    expect(restore(text).text).toBe(text);
  });

  it('keeps line ends as they are but for carriage returns', () => {
    expect(restore('甲\r\n乙\n\n丙\r丁\t戊').text).toBe('甲\n乙\n\n丙\n丁\t戊');
    expect(kinds('甲\r\n乙')).toEqual(['control-character']);
  });
});

describe('inserted marks', () => {
  const forms = ['朝鮮', '導彈', '普京', '弗拉基米尔'];
  const known = (text: string, at: number): number => {
    const found = forms.filter((form) => text.startsWith(form, at)).map((form) => form.length);
    return Math.max(0, ...found);
  };
  const restoreKnown = createRestorer(tables, known);

  it('joins known forms only', () => {
    expect(restoreKnown('朝·鮮向俄方運送導*彈和火·箭。').text).toBe('朝鮮向俄方運送導彈和火·箭。');
    expect(restoreKnown('弗拉基米尔·普京').text).toBe('弗拉基米尔·普京');
    expect(restore('朝·鮮').text).toBe('朝·鮮');
  });
});
