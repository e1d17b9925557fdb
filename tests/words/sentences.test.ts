import { describe, expect, it } from 'vitest';
import sentences from '../../data/interface/sentences.json';
import { sentenceWriter } from '../../src/words/sentences.ts';
import { readDataFiles } from '../../scripts/lib/data-files.ts';

interface Messages {
  checks: Record<string, Record<string, { text: string }>>;
  support: Record<string, string>;
}
const messages = readDataFiles()['checks/messages.yaml'] as Messages;
const english = new Map([
  ...Object.entries(messages.checks).flatMap(([code, variants]) =>
    Object.entries(variants).map(([variant, { text }]): [string, string] => [`${code}.${variant}`, text]),
  ),
  ...Object.entries(messages.support).map(([reason, text]): [string, string] => [`support.${reason}`, text]),
]);
const placesIn = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map((match) => match[1]!).sort();

describe('data/interface/sentences.json', () => {
  it('has every sentence that a check or a support can say, in the words in which it is said', () => {
    expect(new Map(Object.entries(sentences.sentences).map(([key, { en }]) => [key, en]))).toEqual(english);
  });

  it.each(Object.entries(sentences.sentences))('fills in the same values in every language: %s', (_key, sentence) => {
    expect(placesIn(sentence['zh-Hans'])).toEqual(placesIn(sentence.en));
    expect(placesIn(sentence['zh-Hant'])).toEqual(placesIn(sentence.en));
  });
});

describe('sentences of a reading', () => {
  const hans = sentenceWriter('zh-Hans');
  it.each(Object.entries(sentences.sentences))('are said in Chinese: %s', (key, sentence) => {
    const code = key.slice(0, key.indexOf('.'));
    const said = sentence.en.replace(/\{([a-z]+)\}/g, (_whole, name: string) => `«${name}»`);
    const wanted = sentence['zh-Hans'].replace(/\{([a-z]+)\}/g, (_whole, name: string) => `«${name}»`);
    // An ordinal loses its ending; the mark put in its place here ends in none.
    expect(hans(code, said)).toBe(wanted.replace('«nth»', ''));
  });

  it('keep figures and give weekdays and ordinals their own form', () => {
    expect(hans('WEEKDAY_MISMATCH', '2025-09-13 is a Saturday; the text says Friday.')).toBe(
      '2025-09-13 是星期六；文中却说星期五。',
    );
    expect(
      hans(
        'ANNIVERSARY_MISMATCH',
        'The 77th anniversary of X (1948-09-09) falls on 9 September; the text dates it 13.',
      ),
    ).toContain('77周年');
  });

  it('stay as they are where no pattern fits, and in English', () => {
    expect(hans('DATE_IMPOSSIBLE', 'Something else.')).toBe('Something else.');
    expect(sentenceWriter('en')('DATE_IMPOSSIBLE', 'x')).toBe('x');
  });
});
