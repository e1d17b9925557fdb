import { createEngine } from '../src/engine/index.ts';
import { Lexicon } from '../src/engine/lexicon/tokens.ts';
import { createFold } from '../src/knowledge/folding.ts';
import { knowledgeFromData } from '../scripts/lib/knowledge.ts';
import { loadPeer } from './peer.ts';
import { hostileTexts, newsText } from './texts.ts';

// npm run bench [-- --quick] — the whole pipeline against one scan by the same automaton (the floor) and against
// Recognizers-Text, on the same news text; its growth with the text; hostile texts. Bars stand in brackets; nothing
// here fails a test, since a busy machine would.
const quick = process.argv.includes('--quick');
const MB = 1_000_000;
const knowledge = knowledgeFromData();
const engine = createEngine(knowledge);
const lexicon = new Lexicon(knowledge.lexicon);
const fold = createFold(knowledge.folding);
const peer = loadPeer();

const bytesOf = (text: string) => Buffer.byteLength(text);
const read = (text: string) => engine.read({ id: 'bench', text, published: '2025-09-14' }).claims.length;
const figure = (x: number, digits = 2) => x.toFixed(digits).padStart(9);

/** The best of some runs, in seconds: what the machine can do when left alone. */
function bestOf(runs: number, work: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

/** The news of this size in pieces as long as articles are. */
function articlesOf(text: string): string[] {
  const out: string[] = [];
  let article = '';
  for (const line of text.split(/(?<=\n)/u)) {
    article += line;
    if (article.length < 3000) continue;
    out.push(article);
    article = '';
  }
  return article === '' ? out : [...out, article];
}

for (const lang of ['zh', 'en'] as const) read(newsText(lang, 100_000).text);

console.log('1 MB of news, MB/s (best of three)');
for (const lang of ['zh', 'en'] as const) {
  const { text } = newsText(lang, MB);
  const view = fold(text);
  const mb = bytesOf(text) / MB;
  const scan = mb / bestOf(5, () => lexicon.tokens(text, view).length);
  const whole = mb / bestOf(3, () => read(text));
  const articles = articlesOf(text);
  const piecewise = mb / bestOf(3, () => articles.reduce((sum, article) => sum + read(article), 0));
  console.log(`  ${lang}  floor, one scan      ${figure(scan)}`);
  console.log(`  ${lang}  pipeline, one text   ${figure(whole)}   1/${(scan / whole).toFixed(1)} of the floor [1/8]`);
  console.log(`  ${lang}  pipeline, articles   ${figure(piecewise)}   1/${(scan / piecewise).toFixed(1)} of the floor`);
  if (peer) {
    const sample = text.slice(0, quick ? 6_000 : 30_000).split('\n');
    const sampled = bytesOf(sample.join('\n')) / MB;
    sample.slice(0, 3).forEach((paragraph) => peer(paragraph, lang));
    const theirs = sampled / bestOf(1, () => sample.reduce((sum, paragraph) => sum + peer(paragraph, lang), 0));
    const ours = `${(whole / theirs).toFixed(0)} times as fast [100]`;
    console.log(`  ${lang}  Recognizers-Text     ${figure(theirs, 4)}   the pipeline is ${ours}`);
  }
}
if (!peer) console.log('  Recognizers-Text is not installed (npm ci installs it): left out');

console.log('\ngrowth, microseconds a kilobyte');
for (const lang of ['zh', 'en'] as const) {
  const perKb = (size: number, runs: number) => {
    const { text } = newsText(lang, size);
    return (bestOf(runs, () => read(text)) * 1e6) / (bytesOf(text) / 1000);
  };
  const small = perKb(MB / 10, 8);
  console.log(`  ${lang}  100 kB ${figure(small, 0)}`);
  for (const size of quick ? [MB] : [MB, 10 * MB]) {
    const large = perKb(size, size > MB ? 1 : 3);
    console.log(
      `  ${lang}  ${String(size / MB).padStart(3)} MB ${figure(large, 0)}   ${(large / small).toFixed(2)} times that at 100 kB [1.2]`,
    );
  }
}

console.log('\nhostile texts of 50,000 characters: milliseconds, and time a character against 5,000 of them');
const short = hostileTexts(5_000);
for (const [name, text] of Object.entries(hostileTexts(50_000))) {
  const few = bestOf(5, () => read(short[name]!));
  const many = bestOf(2, () => read(text));
  console.log(`  ${name.padEnd(26)} ${figure(many * 1000, 0)}   ${(many / few / 10).toFixed(2)} times [1.2]`);
}
