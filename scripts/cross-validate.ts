import { Grammar } from '../src/engine/claims/fill/scene.ts';
import { ModelJudge } from '../src/engine/claims/judge.ts';
import { readClaims } from '../src/engine/claims/read.ts';
import { createFront } from '../src/engine/front.ts';
import { Lexicon } from '../src/engine/lexicon/tokens.ts';
import { LinearModel } from '../src/engine/model/linear.ts';
import { claimOf } from '../src/engine/shape.ts';
import { readGold } from './lib/gold.ts';
import { knowledgeFromData } from './lib/knowledge.ts';
import { measure, type Read } from './lib/measure.ts';
import { measureLines, missLines } from './lib/print-measures.ts';
import { frameExamples, trainingText, trainModels } from './lib/training.ts';

/**
 * tsx scripts/cross-validate.ts [--folds N] [--also DIR,DIR] [--misses] GOLD_DIR… — reads each text with weights that were learned without
 * it (those of --also are always learned from): the figures to believe, since those of the shipped weights on the same texts flatter.
 */
const args = process.argv.slice(2);
const at = args.indexOf('--folds');
const folds = at >= 0 ? Number(args[at + 1]) : 6;
const alsoAt = args.indexOf('--also');
const also = alsoAt >= 0 ? args[alsoAt + 1]!.split(',') : [];
const folders = args.filter(
  (a, i) => !a.startsWith('--') && (at < 0 || i !== at + 1) && (alsoAt < 0 || i !== alsoAt + 1),
);
const knowledge = knowledgeFromData();
const front = createFront(knowledge);
const grammar = new Grammar(new Lexicon(knowledge.lexicon), knowledge.lexicon.things);
const gold = readGold(...folders);
const fronts = gold.map((g) => front(g.text, g.published, g.publisher));
const texts = gold.map((g, i) => trainingText(knowledge, fronts[i]!, g));
const extra =
  also.length > 0
    ? readGold(...also).map((g) => trainingText(knowledge, front(g.text, g.published, g.publisher), g))
    : [];
const frames = frameExamples(front);
const reads: Read[] = [];
for (let fold = 0; fold < folds; fold++) {
  const tables = trainModels([...texts.filter((_, i) => i % folds !== fold), ...extra], frames, '');
  const judge = new ModelJudge(Object.fromEntries(Object.entries(tables).map(([k, t]) => [k, new LinearModel(t)])));
  gold.forEach((g, i) => {
    if (i % folds !== fold) return;
    const read = fronts[i]!;
    reads.push({
      gold: g,
      claims: readClaims(read, grammar, judge, g.published).map((c, n) =>
        claimOf(c, n, g.text, read.words, knowledge.plover, false),
      ),
    });
  });
}
const measures = measure(reads);
for (const line of measureLines(measures)) console.log(line);
if (args.includes('--misses')) for (const line of missLines(measures.misses)) console.log(line);
