import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFront } from '../src/engine/front.ts';
import { dataRoot } from './lib/data-files.ts';
import { readGold } from './lib/gold.ts';
import { knowledgeFromData } from './lib/knowledge.ts';
import { frameExamples, trainingText, trainModels } from './lib/training.ts';

// tsx scripts/train.ts GOLD_DIR… — learns the weights of the claim reader and writes data/model/learned/.
const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: tsx scripts/train.ts GOLD_DIR…');
const knowledge = knowledgeFromData();
const front = createFront(knowledge);
const gold = readGold(...folders);
const texts = gold.map((g) => trainingText(knowledge, front(g.text, g.published, g.publisher), g));
const models = trainModels(
  texts,
  frameExamples(front),
  `scripts/train.ts, ${gold.length} texts, ${gold.reduce((n, g) => n + g.claims.length, 0)} claims`,
);
const out = join(dataRoot, 'model', 'learned');
mkdirSync(out, { recursive: true });
for (const [name, tables] of Object.entries(models)) {
  const weights = Object.entries(tables.weights).map(([f, w]) => `    ${JSON.stringify(f)}: ${JSON.stringify(w)}`);
  writeFileSync(
    join(out, `${name}.json`),
    `{\n  "labels": ${JSON.stringify(tables.labels)},\n  "trained": ${JSON.stringify(tables.trained)},\n  "weights": {\n${weights.join(',\n')}\n  }\n}\n`,
  );
}
