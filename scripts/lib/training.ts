import { checked } from '../../src/knowledge/data-error.ts';
import { createFold } from '../../src/knowledge/folding.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { priorsSchema, type ModelTables } from '../../src/knowledge/model.ts';
import { SENSE } from '../../src/knowledge/lexicon.ts';
import { Grammar } from '../../src/engine/claims/fill/scene.ts';
import { readClaims } from '../../src/engine/claims/read.ts';
import type { Front } from '../../src/engine/front.ts';
import { Lexicon, refOf } from '../../src/engine/lexicon/tokens.ts';
import type { GoldText } from './gold.ts';
import { readDataFiles } from './data-files.ts';
import { trainChoices, trainLogistic, type Case, type Choice } from './logistic.ts';
import { STATUSES } from '../../src/contract/kinds.ts';
import { GoldJudge } from './oracle.ts';
import { frameTexts } from './frame-texts.ts';
import { LABELS, segmentExamples } from './segment-examples.ts';
import { trainSegmenter, type Example } from './semi-markov.ts';

export interface TrainingText {
  gold: GoldText;
  examples: Example[];
  cases: Record<string, Case[]>;
  choices: Record<string, Choice[]>;
  /** The classes of the items that a gold name holds. */
  classOf: (name: string) => Set<string>;
}

/** Reads a gold text as the gold itself would, keeping every decision as a training case. */
export function trainingText(knowledge: Knowledge, front: Front, gold: GoldText): TrainingText {
  const lexicon = new Lexicon(knowledge.lexicon);
  const grammar = new Grammar(lexicon, knowledge.lexicon.things);
  const fold = createFold(knowledge.folding);
  const classOf = (name: string) => {
    const view = fold(name);
    const out = new Set<string>();
    for (const part of view.split(/[;,] /)) {
      let last: string | null = null;
      for (const token of lexicon.tokens(part, part)) {
        const ref = refOf(token, SENSE.name);
        if (ref >= 0 && lexicon.thing(ref).type === 'item') last = lexicon.thing(ref).class;
      }
      if (last) out.add(last);
    }
    return out;
  };
  /** The thing that a gold name means, where it is a form that the data knows ("EU", "Houthi movement"). */
  const meant = (name: string) => {
    const [token] = lexicon.tokens(name, fold(name));
    const ref = token && token.end === name.length ? refOf(token, SENSE.name) : -1;
    return ref >= 0 ? lexicon.thing(ref) : null;
  };
  const examples = segmentExamples(front, gold);
  const owners = segmentOwners(front, gold);
  const cases: Record<string, Case[]> = {};
  const choices: Record<string, Choice[]> = {};
  readClaims(front, grammar, new GoldJudge(owners, cases, choices, classOf, meant), gold.published);
  return { gold, examples, cases, choices, classOf };
}

/** The gold's claims of each sentence, as runs of its atoms. */
export function segmentOwners(front: Front, gold: GoldText) {
  return segmentExamples(front, gold).map((e) =>
    e.gold.flatMap((r) => (r.claim >= 0 ? [{ first: r.first, last: r.last, claim: gold.claims[r.claim]! }] : [])),
  );
}

/**
 * How much an example that is no claim of its frame counts beside a sentence of a gold text: everyday sentences in such
 * numbers would otherwise teach that claims are rare.
 */
const NO_CLAIM = 0.5;

/** The examples of all frames as sentences to cut: what a lone clear sentence claims, and what claims nothing. */
export function frameExamples(front: (text: string, published: string | null, publisher: string | null) => Front) {
  return frameTexts(readDataFiles()).flatMap((text) =>
    segmentExamples(front(text.text, text.published, text.publisher), text).map((example) =>
      text.claims.length > 0 ? example : { ...example, weight: NO_CLAIM },
    ),
  );
}

/**
 * Trains all models of the claim reader; `frames` are learned from by the one that cuts and names claims. Without
 * `segments`, what cuts texts into claims is left unlearned.
 */
export function trainModels(
  texts: readonly TrainingText[],
  frames: readonly Example[],
  note: string,
  withSegments = true,
): Record<string, ModelTables> {
  const examples = withSegments ? [...texts.flatMap((t) => t.examples), ...frames] : [];
  const segments = trainSegmenter(examples, LABELS, {
    epochs: 8,
    l2: 0.03,
    rate: 0.1,
    minCount: 3,
    lexicalL2: 2,
  });
  return { segments: tables(segments, LABELS, note), ...trainRoles(texts, note) };
}

function trainRoles(texts: readonly TrainingText[], note: string): Record<string, ModelTables> {
  const out: Record<string, ModelTables> = {};
  for (const task of ['actor', 'target', 'item', 'quantity', 'time', 'place', 'speaker']) {
    const choices = texts.flatMap((t) => t.choices[task] ?? []);
    out[task] = tables(
      trainChoices(choices, priorsOf(task, ['yes']), { epochs: 6, l2: 0.1, rate: 0.03, minCount: 8 }),
      ['score'],
      note,
    );
  }
  const cases = texts.flatMap((t) => t.cases['status'] ?? []);
  out['status'] = tables(
    trainLogistic(cases, STATUSES.length, priorsOf('status', STATUSES), {
      epochs: 12,
      l2: 0.05,
      rate: 0.1,
      minCount: 3,
    }),
    [...STATUSES],
    note,
  );
  return out;
}

/** Weights as data: three decimals, features without weight left out, sorted by name. */
function tables(weights: Map<string, Float64Array>, labels: string[], note: string): ModelTables {
  const kept = [...weights]
    .filter(([, w]) => w.some((x) => Math.abs(x) >= 0.02))
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return {
    labels,
    trained: note,
    weights: Object.fromEntries(kept.map(([f, w]) => [f, [...w].map((x) => Math.round(x * 1000) / 1000)])),
  };
}

/** The weights of data/model/priors.yaml for a task, by label. */
export function priorsOf(task: string, labels: readonly string[]): Map<string, number[]> {
  const file = 'model/priors.yaml';
  const priors = checked(priorsSchema, readDataFiles()[file], file);
  return new Map(
    Object.entries(priors[task as keyof typeof priors]).map(([feature, weight]) => [
      feature,
      labels.map((label) => (typeof weight === 'number' ? (label === 'yes' ? weight : 0) : (weight[label] ?? 0))),
    ]),
  );
}
