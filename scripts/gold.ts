import { existsSync, writeFileSync } from 'node:fs';
import { engineFromData, readTexts } from './lib/engine.ts';
import { belowFloors, corpusHash, figuresOf, floorsFile, goldFolders, loweredBy, readFloors } from './lib/gold-gate.ts';
import { readGold } from './lib/gold.ts';
import { measure } from './lib/measure.ts';
import { measureLines, missLines } from './lib/print-measures.ts';

// npm run gold [-- --misses] [--pin] [--lower] — measures the project's own gold. --pin raises the floors to today's
// figures; --lower is needed as well where a figure would go down.
const flags = new Set(process.argv.slice(2));
const texts = readGold(...goldFolders);
const measures = measure(readTexts(engineFromData(), texts));
for (const line of measureLines(measures)) console.log(line);
if (flags.has('--misses')) for (const line of missLines(measures.misses)) console.log(line);
const corpus = corpusHash(texts);
const figures = figuresOf(measures);
if (flags.has('--pin')) {
  const lowered = existsSync(floorsFile) ? loweredBy(readFloors().figures, figures) : [];
  if (lowered.length > 0 && !flags.has('--lower')) {
    console.error(`these floors would go down (say --lower if that is meant):\n  ${lowered.join('\n  ')}`);
    process.exit(1);
  }
  writeFileSync(floorsFile, `${JSON.stringify({ corpus, figures }, null, 2)}\n`);
} else {
  const fallen = belowFloors(readFloors(), corpus, figures);
  for (const line of fallen) console.error(line);
  if (fallen.length > 0) process.exit(1);
}
