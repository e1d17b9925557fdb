import { describe, expect, it } from 'vitest';
import { TallyError } from '../../../src/kernel/errors.ts';
import { compileDocument, noticeExamples } from '../../../src/knowledge/document.ts';
import { documentFiles, fold, frameOf } from './support.ts';

const BODY_ZH = '昨日，双方在边境会谈。\n会谈持续两小时。';
const BODY_EN = 'The two sides met at the border yesterday.\nThe talks took two hours.';

describe('notices', () => {
  for (const { id, kind, examples, counterexamples } of noticeExamples(documentFiles)) {
    it.each(examples)(`${id} finds %s`, (example) => {
      expect(frameOf(example).notices.map((n) => n.kind)).toEqual([kind]);
    });
    it.each(counterexamples)(`${id} leaves %s`, (example) => {
      expect(frameOf(example).notices.filter((n) => n.rule === id)).toEqual([]);
    });
  }

  it('keeps notices out of the body', () => {
    const text = `${BODY_ZH}\n（编辑：某某）\n未經授權,不得轉載`;
    const frame = frameOf(text);
    expect(frame.body.map((b) => text.slice(b.start, b.end))).toEqual(BODY_ZH.split('\n'));
  });
});

describe('promises', () => {
  it('says what a sourcing statement promises, and in which words', () => {
    const text = `聲明:本文內容均參考權威媒體,文末已標注來源、截圖及鏈接\n${BODY_ZH}`;
    expect(frameOf(text).promises.map((p) => [p.what, text.slice(p.start, p.end)])).toEqual([
      ['sources', '來源'],
      ['screenshots', '截圖'],
      ['links', '鏈接'],
    ]);
  });

  it('reads English statements', () => {
    const frame = frameOf(
      `Note: all facts in this article come from reliable sources, listed below with links.\n${BODY_EN}`,
    );
    expect(frame.promises.map((p) => p.what)).toEqual(['sources', 'links']);
  });

  it('hears no promise in running text', () => {
    expect(frameOf('官员说截图来源不明，链接已经失效。').promises).toEqual([]);
  });
});

describe('sources', () => {
  const sources = (text: string): unknown[] =>
    frameOf(text).sources.map(({ title, publisher, published, url }) => [title, publisher, published, url]);

  it.each([
    [
      '来源:两国外长会晤 称将“继续合作”\n2024-03-05 08:30·环球视窗',
      [['两国外长会晤 称将“继续合作”', '环球视窗', '2024-03-05', null]],
    ],
    ['來源：中央社', [['中央社', '中央社', null, null]]],
    [
      '来源：综合新华社、路透社',
      [
        ['新华社', '新华社', null, null],
        ['路透社', '路透社', null, null],
      ],
    ],
    [
      'Sources: Reuters; Yonhap',
      [
        ['Reuters', 'Reuters', null, null],
        ['Yonhap', 'Yonhap', null, null],
      ],
    ],
    [
      'Source: Talks resume in Geneva, Example Times, 3 March 2024',
      [['Talks resume in Geneva', 'Example Times', '2024-03-03', null]],
    ],
    ['原标题：外长抵达日内瓦', [['外长抵达日内瓦', null, null, null]]],
    ['原文链接：https://news.example/a/1', [['https://news.example/a/1', null, null, 'https://news.example/a/1']]],
    [
      '参考资料:\n[1] 《一份报告》,某研究所,2024年3月5日\n[2] https://news.example/b?x=1.',
      [
        ['一份报告', '某研究所', '2024-03-05', null],
        ['https://news.example/b?x=1', null, null, 'https://news.example/b?x=1'],
      ],
    ],
  ])('reads %s', (lines, expected) => {
    expect(sources(`${BODY_ZH}\n${lines}`)).toEqual(expected);
  });

  it('finds a source between brackets and leaves its line in the body', () => {
    const text = '双方昨日会谈（来源：路透社），持续两小时。';
    const frame = frameOf(text);
    expect(frame.sources.map((s) => s.publisher)).toEqual(['路透社']);
    expect(frame.body).toEqual([{ start: 0, end: text.length }]);
  });

  it('finds addresses in running text', () => {
    expect(sources('See https://news.example/a(1) and www.example.org/b.')).toEqual([
      ['https://news.example/a', null, null, 'https://news.example/a'],
      ['www.example.org/b', null, null, 'www.example.org/b'],
    ]);
  });

  it.each(['消息来源说，双方将会谈。', 'Sources said: the talks failed.', '来源不明的武器流入该国。'])(
    'takes %s for running text',
    (line) => {
      expect(sources(`${BODY_ZH}\n${line}`)).toEqual([]);
    },
  );

  it('keeps source lines out of the body', () => {
    const text = `${BODY_EN}\nSources:\n1. Example Times, 2024-03-05\n2. Reuters`;
    const frame = frameOf(text);
    expect(frame.body.map((b) => text.slice(b.start, b.end))).toEqual(BODY_EN.split('\n'));
    expect(frame.sources.map((s) => s.title)).toEqual(['Example Times', 'Reuters']);
  });
});

describe('datelines', () => {
  it.each([
    ['新华社日内瓦3月5日电 双方会谈。', '新华社', '日内瓦', '3月5日'],
    ['（中央社東京3日綜合外電報導）雙方會談。', '中央社', '東京', '3日'],
    ['中新网2024年3月5日电 双方会谈。', '中新网', null, '2024年3月5日'],
    ['新华社记者某某日内瓦3月5日电 双方会谈。', '新华社', null, '3月5日'],
    ['【环球时报综合报道】双方会谈。', '环球时报', null, null],
    ['[环球网报道 记者 某某]双方会谈。', '环球网', null, null],
    ['【文/观察者网 某某】双方会谈。', '观察者网', null, null],
    ['中国日报网3月5日电（记者 某某）双方会谈。', '中国日报网', null, '3月5日'],
    ['Geneva, Switzerland – The two sides met.', null, 'Geneva, Switzerland', null],
    ['【明報專訊】雙方會談。', '明報', null, null],
    ['KYIV, Sept 5 (Reuters) — The two sides met.', 'Reuters', 'KYIV', 'Sept 5'],
    ['GENEVA (AP) - The two sides met.', 'AP', 'GENEVA', null],
    ['Pyongyang, March 5 (KCNA) --The two sides met.', 'KCNA', 'Pyongyang', 'March 5'],
    ['WASHINGTON, D.C., 5 March 2024 – The two sides met.', null, 'WASHINGTON, D.C.', '5 March 2024'],
  ])('reads %s', (text, publisher, place, date) => {
    const frame = frameOf(text);
    const { dateline } = frame;
    expect(
      dateline && {
        publisher: dateline.publisher,
        place: dateline.place,
        date: dateline.date && text.slice(dateline.date.start, dateline.date.end),
      },
    ).toEqual({ publisher, place, date });
    expect(frame.body[0]!.start).toBe(dateline!.end);
  });

  it.each([
    '双方3月5日电话会谈后发表声明。',
    '【资料】双方曾三次会谈。',
    'The Kremlin - which denied it - met the envoys.',
    'Iran, Russia and China held a drill – the fifth so far.',
    '两国官员在边境小镇会谈，3月5日报道了此事。',
  ])('takes %s for running text', (text) => {
    expect(frameOf(text).dateline).toBeNull();
  });
});

describe('title and language', () => {
  it('takes a short open first line for the title', () => {
    const text = `两国外长会谈\n${BODY_ZH}`;
    expect(frameOf(text).title).toEqual({ start: 0, end: 6 });
  });

  it.each([`双方昨日会谈。\n${BODY_ZH}`, '两国外长会谈', `Thursday, August 4\n${BODY_EN}`, `（节选）\n${BODY_ZH}`])(
    'finds none in %s',
    (text) => {
      expect(frameOf(text).title).toBeNull();
    },
  );

  it.each([
    ['雙方會談後發表聲明。', 'zh-Hant'],
    ['双方会谈后发表声明。', 'zh-Hans'],
    ['The two sides met (會談).', 'en'],
    ['彼らは昨日、国境で会談した。', 'ja'],
    ['12345', 'und'],
  ])('reads %s as %s', (text, lang) => {
    expect(frameOf(text).lang).toBe(lang);
  });
});

describe('pathological texts', () => {
  it.each(['', '\n\n', ' ', ':', '来源:', '(来源:', 'Sources', 'https://', '【', '2025-13-45', '—', '参考资料\n\n'])(
    'survives %j',
    (text) => {
      const frame = frameOf(text);
      for (const span of [...frame.body, ...frame.notices, ...frame.sources])
        expect(span.end).toBeGreaterThan(span.start);
    },
  );

  it('stays linear on a long line and on many short ones', () => {
    const begin = performance.now();
    frameOf('a'.repeat(400_000));
    frameOf('(来源'.repeat(50_000));
    frameOf('https://x '.repeat(20_000));
    frameOf('来源\n'.repeat(20_000));
    expect(performance.now() - begin).toBeLessThan(4000);
  });
});

describe('the lexicon', () => {
  it('names file, entry and key of a misspelt key', () => {
    const file = { name: 'lexicons/xx/document.yaml', data: { language: 'en', notises: [] } };
    expect(() => compileDocument([file], fold)).toThrow(/lexicons\/xx\/document\.yaml/);
  });

  it('refuses a rule that would fit any line', () => {
    const base = documentFiles[1]!.data as { notices: object[] };
    const rule = { id: 'x', kind: 'copyright', longest: 9, examples: ['x'], counterexamples: ['y'] };
    const file = { name: 'lexicons/xx/document.yaml', data: { ...base, notices: [rule] } };
    expect(() => compileDocument([file], fold)).toThrow(TallyError);
  });
});
