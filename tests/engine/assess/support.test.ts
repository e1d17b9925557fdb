import { describe, expect, it } from 'vitest';
import { Case, entity, source } from './support.ts';

const level = (c: Case): string => c.run().support[0]!.level;
const why = (c: Case): string => c.run().support[0]!.why;
const parties = { actors: [entity('IRN', '伊朗')], targets: [entity('SYR', '叙利亚')] };

describe('support', () => {
  it('is cited where a listed source is the one that is named', () => {
    const text = '法新社报道，伊朗向叙利亚派出顾问。\n来源：法新社';
    const c = new Case(text, { document: { sources: [source('法新社', null, '法新社')] } });
    const { support } = c.claim('伊朗向叙利亚派出顾问', { by: ['法新社', 'media'] }).run();
    expect(support[0]).toEqual({
      level: 'cited',
      sources: [0],
      why: 'Attributed to 法新社, which is listed as a source.',
    });
  });

  it('is cited where a source stands beside it in the sentence', () => {
    const text = '伊朗向叙利亚派出顾问（来源：法新社）。';
    const at = text.indexOf('法新社');
    const c = new Case(text, {
      document: { sources: [{ ...source('法新社', null, '法新社'), start: at, end: at + 3 }] },
    });
    expect(level(c.claim('伊朗向叙利亚派出顾问', parties))).toBe('cited');
  });

  it('is cited where somebody is named and his words have a day', () => {
    const c = new Case('外长3月5日说，伊朗向叙利亚派出顾问。');
    c.claim('伊朗向叙利亚派出顾问', { by: ['外长', 'entity', 'Foreign Minister'], reported: '2024-03-05' });
    expect(why(c)).toBe('Attributed to Foreign Minister, said 2024-03-05.');
  });

  it.each([
    ['several officials said it', 'several officials', 'official'],
    ['多方消息称', '多方消息', 'multiple'],
    ['西方媒体称', '西方媒体', 'media'],
    ['俄媒称', '俄媒', 'media'],
    ['foreign media said', 'foreign media', 'media'],
  ] as const)('is vague: %s', (text, words, cls) => {
    expect(level(new Case(text).claim(text, { by: [words, cls] }))).toBe('vague');
  });

  it.each([
    ['state media said it', 'state media', 'media'],
    ['路透社称', '路透社', 'media'],
    ["Somalia's president said it", "Somalia's president", 'entity'],
    ['the defence ministry said it', 'the defence ministry', 'official'],
  ] as const)('is not vague: %s', (text, words, cls) => {
    expect(level(new Case(text).claim(text, { by: [words, cls] }))).toBe('cited');
  });

  it('is vague where somebody is named and nothing has a date', () => {
    const c = new Case('外长说，伊朗向叙利亚派出顾问。', { published: null });
    expect(level(c.claim('伊朗向叙利亚派出顾问', { by: ['外长', 'entity'] }))).toBe('vague');
    expect(c.run().diagnostics.map((d) => d.code)).toEqual(['ASSESS_NO_PUBLICATION']);
  });

  it('is covered by the place that the document was taken from', () => {
    const c = new Case('伊朗向叙利亚派出顾问。', { document: { sources: [source('新华社', null, '新华社')] } });
    expect(why(c.claim('伊朗向叙利亚派出顾问', parties))).toBe('The text names 新华社 as the place it was taken from.');
  });

  it.each([
    ['2024-03-05', 'covered'],
    ['2024-04-01', 'covered'],
    // later than a report of it would be
    ['2024-06-01', 'unsourced'],
    ['2024-03-04', 'anachronistic'],
  ])('of a source on the same parties of %s is %s', (published, expected) => {
    const c = new Case('伊朗向叙利亚派出顾问。', {
      document: { sources: [source('伊朗与叙利亚会谈', published, '某报')] },
    });
    expect(level(c.claim('伊朗向叙利亚派出顾问', { ...parties, day: '2024-03-05' }))).toBe(expected);
  });

  it('asks of a title that it gives the figure', () => {
    const make = (title: string): Case =>
      new Case('伊朗向叙利亚派出300人。', { document: { sources: [source(title, '2024-03-06', '某报')] } }).claim(
        '伊朗向叙利亚派出300人',
        {
          ...parties,
          day: '2024-03-05',
          figure: ['300人', 300],
        },
      );
    expect(level(make('伊朗向叙利亚派兵'))).toBe('unsourced');
    expect(level(make('伊朗向叙利亚派300人'))).toBe('covered');
  });

  it('counts a leader in a title for the state', () => {
    const c = new Case('伊朗向叙利亚派出顾问。', {
      document: { sources: [source('哈梅内伊会见叙利亚总统', '2024-03-06')] },
    });
    c.claim('伊朗向叙利亚派出顾问', { ...parties, day: '2024-03-05' });
    expect(level(c)).toBe('unsourced');
    c.claim('伊朗', { actors: [entity('khamenei', '哈梅内伊', 'person', 'IRN')] });
    expect(level(c)).toBe('covered');
  });

  it.each(['planned', 'possible', 'denied'] as const)('never calls what is %s anachronistic', (status) => {
    const c = new Case('伊朗将向叙利亚派出顾问。', { document: { sources: [source('无关', '2024-03-01')] } });
    expect(level(c.claim('伊朗将向叙利亚派出顾问', { ...parties, status, day: '2024-09' }))).toBe('unsourced');
  });

  it('needs an older date of every source', () => {
    const c = new Case('伊朗向叙利亚派出顾问。', {
      document: { sources: [source('无关', '2024-03-01'), source('无关', null)] },
    });
    expect(level(c.claim('伊朗向叙利亚派出顾问', { ...parties, day: '2024-03-05' }))).toBe('unsourced');
  });
});
