import { readGold } from './lib/gold.ts';
import { engineFromData, readTexts } from './lib/engine.ts';
import { measure } from './lib/measure.ts';
import { measureLines, missLines } from './lib/print-measures.ts';

// npm run score -- DIR… [--misses] — reads the gold texts of any folders and measures the answers against them.
const args = process.argv.slice(2);
const folders = args.filter((a) => !a.startsWith('--'));
if (folders.length === 0) {
  console.error('usage: npm run score -- DIR… [--misses]');
  process.exit(2);
}
const measures = measure(readTexts(engineFromData(), readGold(...folders)));
for (const line of measureLines(measures)) console.log(line);
if (args.includes('--misses')) for (const line of missLines(measures.misses)) console.log(line);
