import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CORPUS, LAYOUTS, mainText, score, withoutFrame } from '../tests/pages/corpus.ts';
import { pageReader } from '../tests/pages/reader.ts';

/**
 * How much of the main text of the corpus of pages is read, by 4-gram F1, and for comparison by @mozilla/readability:
 *
 *     npx tsx scripts/pages.ts [--readability FOLDER] [--worst N]
 *
 * FOLDER is one in which @mozilla/readability and linkedom are installed; they are no dependency of this package.
 */
interface Readable {
  readonly Readability: new (document: unknown) => { parse(): { textContent: string } | null };
  readonly parseHTML: (html: string) => { document: unknown };
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

function readability(folder: string): (html: string) => string {
  const load = createRequire(join(folder, 'package.json'));
  const { Readability } = load('@mozilla/readability') as Readable;
  const { parseHTML } = load('linkedom') as Readable;
  return (html) => new Readability(parseHTML(html).document).parse()?.textContent ?? '';
}

function report(name: string, read: (html: string) => string, worst: number): void {
  const began = performance.now();
  const scores = CORPUS.map((page) => ({ page, ...score(mainText(page), withoutFrame(page, read(page.html))) }));
  const mean = (key: 'f1' | 'precision' | 'recall'): string =>
    (scores.reduce((sum, s) => sum + s[key], 0) / scores.length).toFixed(3);
  const time = ((performance.now() - began) / CORPUS.length).toFixed(1);
  console.log(`${name}: F1 ${mean('f1')}, precision ${mean('precision')}, recall ${mean('recall')}, ${time} ms a page`);
  for (const s of [...scores].sort((a, b) => a.f1 - b.f1).slice(0, worst))
    console.log(`  ${s.f1.toFixed(3)} ${s.page.name}`);
}

console.log(`${CORPUS.length} pages in ${LAYOUTS} layouts`);
const worst = Number(option('--worst') ?? 0);
const readPage = pageReader();
report('tallystick', (html) => readPage(html).text, worst);
const folder = option('--readability');
if (folder !== undefined) report('@mozilla/readability', readability(folder), worst);
