import { EN, HANS, HANT, type PageArticle } from './articles.ts';
import { CHINESE, type Layout } from './layouts-chinese.ts';
import { noiseFor } from './noise.ts';
import { ENGLISH } from './layouts-english.ts';

export interface CorpusPage {
  readonly name: string;
  readonly article: PageArticle;
  readonly html: string;
}

const pages = (layouts: Readonly<Record<string, Layout>>, articles: readonly PageArticle[]): CorpusPage[] =>
  Object.entries(layouts).flatMap(([name, layout]) =>
    articles.map((article) => ({ name: `${name}: ${article.title}`, article, html: layout(article) })),
  );

/** Every layout with every article of its kind: pages whose main text is known. */
export const CORPUS: readonly CorpusPage[] = [...pages(CHINESE, [...HANS, ...HANT]), ...pages(ENGLISH, EN)];
export const LAYOUTS = Object.keys(CHINESE).length + Object.keys(ENGLISH).length;

/** Words of Latin script and single Han characters. */
const tokens = (text: string): string[] => text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

function shingles(text: string): Map<string, number> {
  const words = tokens(text);
  const counts = new Map<string, number>();
  for (let i = 0; i + 4 <= words.length; i++) {
    const key = words.slice(i, i + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Precision, recall and F1 of 4-grams, as benchmarks of article extraction count them. */
export function score(expected: string, got: string): { precision: number; recall: number; f1: number } {
  const [a, b] = [shingles(expected), shingles(got)];
  const sum = (m: Map<string, number>): number => [...m.values()].reduce((x, y) => x + y, 0);
  let both = 0;
  for (const [key, count] of a) both += Math.min(count, b.get(key) ?? 0);
  const precision = sum(b) === 0 ? 0 : both / sum(b);
  const recall = sum(a) === 0 ? 0 : both / sum(a);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/**
 * The main text that a page shows, and what was read without its headline and the platform's notice, which some readers
 * keep and some do not.
 */
export const mainText = ({ article }: CorpusPage): string => article.paragraphs.join('\n');
export const withoutFrame = ({ article }: CorpusPage, text: string): string =>
  text
    .replace(noiseFor(article).disclaimer, '')
    .split('\n')
    .filter((line, i) => i > 2 || line.trim() !== article.title)
    .join('\n');
