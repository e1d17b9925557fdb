import { TallyError } from '../../kernel/errors.ts';
import type { LinearModel } from '../model/linear.ts';
import type { PreparedSentence } from './prepare.ts';
import { bestSegments, type Segment } from './segments.ts';

/** Something to be taken or left, with the features that speak for and against it. */
export interface Choosable {
  readonly features: readonly string[];
}
export interface Chosen<T> {
  readonly candidate: T;
  readonly probability: number;
}

/** Who decides: the learned models when reading, the gold when training. Tasks are named as the models are. */
export interface Judge {
  segments(sentence: PreparedSentence, index: number): Segment[];
  /** Those of the candidates that fill a role; `nothing` are the features of leaving it empty. */
  all<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T>[];
  one<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T> | null;
  label(task: string, features: readonly string[], kind: string): { label: string; probability: number };
}

/**
 * A further candidate is taken beside the best where its own share comes within this part of the best one's: parties of
 * talks and treaties sooner than two who would act alone. Listed names come along by their list (read.ts).
 */
const BESIDE = { among: 0.6, alone: 0.85 };

/** Kinds whose parties stand on one footing. */
const MUTUAL = new Set(['agreement', 'meeting']);

/**
 * What part of the empty choice's share the best candidate must have. A claim nearly always has an actor, so a doubtful
 * one is better than none; what a clause seldom gives is left out sooner. By cross-validation (ARCHITECTURE.md).
 */
const BARS: Readonly<Record<string, number>> = {
  actor: 0.2,
  target: 0.2,
  item: 0.2,
  quantity: 0.2,
  time: 0.3,
  place: 0.25,
  speaker: 0.6,
};

/** The labels that each model of the claim reader must have; those that choose among candidates have one score. */
const MODEL_LABELS: Readonly<Record<string, readonly string[] | null>> = {
  segments: null,
  status: null,
  actor: ['score'],
  target: ['score'],
  item: ['score'],
  quantity: ['score'],
  time: ['score'],
  place: ['score'],
  speaker: ['score'],
};

/** Decides by linear models: the candidates of a role and leaving it empty compete in one softmax. */
export class ModelJudge implements Judge {
  /** Throws KNOWLEDGE_DAMAGED where a model is missing or was trained for another form of its task. */
  constructor(private readonly models: Readonly<Record<string, LinearModel>>) {
    for (const [task, labels] of Object.entries(MODEL_LABELS)) {
      const found = models[task]?.labels;
      if (!found || (labels && labels.join(' ') !== found.join(' ')))
        throw new TallyError(
          'KNOWLEDGE_DAMAGED',
          `The learned model data/model/learned/${task}.json is missing or of an older form. Make it again with scripts/train.ts.`,
        );
    }
  }

  segments(sentence: PreparedSentence): Segment[] {
    return bestSegments(this.model('segments'), sentence.atoms, sentence.features, sentence.gists);
  }

  all<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T>[] {
    const shares = this.shares(task, candidates, nothing, kind);
    const best = top(shares.chosen);
    if (!best || best.probability <= (BARS[task] ?? 1) * shares.nothing) return [];
    const beside = task === 'item' || MUTUAL.has(kind) ? BESIDE.among : BESIDE.alone;
    return shares.chosen.filter((c) => c === best || c.probability >= beside * best.probability);
  }

  one<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T> | null {
    const shares = this.shares(task, candidates, nothing, kind);
    const best = top(shares.chosen);
    return best && best.probability > (BARS[task] ?? 1) * shares.nothing ? best : null;
  }

  private shares<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): { chosen: Chosen<T>[]; nothing: number } {
    const model = this.model(task);
    const scores = candidates.map((c) => model.scores(c.features, kind)[0]!);
    const empty = model.scores(nothing, kind)[0]!;
    const peak = Math.max(empty, ...scores);
    const weights = scores.map((s) => Math.exp(s - peak));
    const sum = weights.reduce((a, b) => a + b, Math.exp(empty - peak));
    return {
      chosen: candidates.map((candidate, i) => ({ candidate, probability: weights[i]! / sum })),
      nothing: Math.exp(empty - peak) / sum,
    };
  }

  label(task: string, features: readonly string[], kind: string): { label: string; probability: number } {
    return this.model(task).best(features, kind);
  }

  private model(task: string): LinearModel {
    return this.models[task]!;
  }
}

function top<T>(scored: readonly Chosen<T>[]): Chosen<T> | null {
  let best: Chosen<T> | null = null;
  for (const c of scored) if (!best || c.probability > best.probability) best = c;
  return best;
}
