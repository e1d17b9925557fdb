import { writeFileSync } from 'node:fs';
import { Grammar } from '../src/engine/claims/fill/scene.ts';
import { ModelJudge } from '../src/engine/claims/judge.ts';
import { readClaims } from '../src/engine/claims/read.ts';
import { createFront } from '../src/engine/front.ts';
import { Lexicon } from '../src/engine/lexicon/tokens.ts';
import { LinearModel } from '../src/engine/model/linear.ts';
import { CodePoints } from '../src/kernel/code-points.ts';
import { readGold } from './lib/gold.ts';
import { knowledgeFromData } from './lib/knowledge.ts';
import { trainingText, trainModels } from './lib/training.ts';

// tsx scripts/cross-validate.ts OUT.jsonl FOLDS GOLD_DIR… — reads each text with models that never saw it.
const [outFile, foldCount, ...folders] = process.argv.slice(2);
const folds = Number(foldCount);
const knowledge = knowledgeFromData();
const front = createFront(knowledge);
const lexicon = new Lexicon(knowledge.lexicon);
const grammar = new Grammar(lexicon, knowledge.lexicon.things);
const gold = readGold(...folders);
const fronts = gold.map((g) => front(g.text, g.published));
const texts = gold.map((g, i) => trainingText(knowledge, fronts[i]!, g));
const lines: string[] = [];
for (let fold = 0; fold < folds; fold++) {
  const tables = trainModels(
    texts.filter((_, i) => folds === 1 || i % folds !== fold),
    '',
  );
  const judge = new ModelJudge(Object.fromEntries(Object.entries(tables).map(([k, t]) => [k, new LinearModel(t)])));
  gold.forEach((g, i) => {
    if (i % folds !== fold) return;
    const points = new CodePoints(g.text);
    const claims = readClaims(fronts[i]!, grammar, judge, g.published).map((c) => ({
      quote: g.text.slice(c.start, c.end),
      start: points.fromUtf16(c.start),
      end: points.fromUtf16(c.end),
      kind: c.kind,
      actors: c.actors
        .map((a) => ({ id: a.thing.id, name: a.thing.name }))
        .map((a) => (/^[A-Z]{3}$/.test(a.id) ? a : { name: a.name })),
      targets: c.targets
        .map((a) => ({ id: a.thing.id, name: a.thing.name }))
        .map((a) => (/^[A-Z]{3}$/.test(a.id) ? a : { name: a.name })),
      item: c.items[0] ? { name: c.items[0].name } : null,
      items: c.items.map((x) => ({ name: x.name })),
      quantity: c.quantity ? { ...c.quantity.value } : null,
      time: c.time ? { edtf: c.time.edtf } : null,
      place: c.place ? { name: c.place.name } : null,
      outcome: c.outcome,
      status: c.status,
      attribution: c.speaker ? { name: c.speaker.thing?.name ?? c.speaker.class } : null,
    }));
    lines.push(JSON.stringify({ id: g.id, claims }));
  });
}
writeFileSync(outFile!, lines.join('\n'));
