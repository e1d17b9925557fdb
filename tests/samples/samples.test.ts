import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../engine/document/support.ts';

const root = new URL('../../', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
interface Gold {
  id: string;
  text: string;
  claims: { quote: string; kind: string; nth?: number }[];
}
const goldFiles = (folder: string): string[] => readdirSync(new URL(folder, root)).map((file) => `${folder}/${file}`);

describe('the samples', () => {
  const index = json('samples/index.json') as { id: string; file: string; lang: string; title: string }[];

  it.each(index)('$id has its file and its gold', ({ id, file, lang, title }) => {
    const text = readFileSync(new URL(`samples/${file}`, root), 'utf8');
    const gold = json(`gold/samples/${id}.json`) as Gold & { lang: string };
    expect(text.length).toBeGreaterThan(500);
    expect(gold).toMatchObject({ id, lang });
    const frame = frameOf(gold.text);
    expect(frame.lang).toBe(lang);
    expect(frame.title && gold.text.slice(frame.title.start, frame.title.end)).toBe(title);
    // no claim stands in what is not read
    for (const { quote } of gold.claims) {
      const start = gold.text.indexOf(quote);
      expect(frame.body.some((line) => line.start <= start && start + quote.length <= line.end), quote).toBe(true);
    }
  });

  it('shows damage, promises and one old source in traditional Chinese', () => {
    const text = readFileSync(new URL('samples/zh-hant.txt', root), 'utf8');
    expect([...text.matchAll(/\p{Script=Han}\([a-zü\u00e0-\u01dc]+\)/gu)].length).toBeGreaterThanOrEqual(60);
    expect(text).toContain('/p>');
    const { promises, sources, notices } = frameOf((json('gold/samples/sample-zh-hant.json') as Gold).text);
    expect(promises.map((promise) => promise.what)).toEqual(['sources', 'screenshots']);
    expect(sources.map((source) => [source.publisher, source.published])).toEqual([['環宇快訊', '2025-08-22']]);
    expect(notices.map((notice) => notice.kind)).toEqual(['sourcing-statement', 'platform-disclaimer', 'platform-disclaimer']);
  });
});

describe('gold', () => {
  it.each([...goldFiles('gold/own'), ...goldFiles('gold/samples')])('%s quotes its text', (file) => {
    const { text, claims } = json(file) as Gold;
    for (const { quote, nth } of claims) expect(text.split(quote).length, quote).toBeGreaterThan(nth ?? 1);
  });
});
