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
  all<T extends Choosable>(task: string, candidates: readonly T[]): Chosen<T>[];
  one<T extends Choosable>(task: string, candidates: readonly T[]): Chosen<T> | null;
  label(task: string, features: readonly string[]): { label: string; probability: number };
}

/**
 * How sure the best candidate must be to be taken, by task. Others need better than even odds. A claim nearly always has
 * an actor, so a doubtful best one is better than none; figures in ARCHITECTURE.md.
 */
const FLOORS: Readonly<Record<string, number>> = {
  actor: 0.2,
  target: 0.25,
  item: 0.2,
  quantity: 0.25,
  time: 0.25,
  place: 0.3,
  speaker: 0.4,
};

/** Decides by linear models. */
export class ModelJudge implements Judge {
  constructor(private readonly models: Readonly<Record<string, LinearModel>>) {}

  segments(sentence: PreparedSentence): Segment[] {
    return bestSegments(this.model('segments'), sentence.atoms, sentence.features);
  }

  all<T extends Choosable>(task: string, candidates: readonly T[]): Chosen<T>[] {
    const model = this.model(task);
    const scored = candidates.map((candidate) => ({ candidate, probability: probability(model, candidate.features) }));
    const sure = scored.filter((c) => c.probability > 0.5);
    if (sure.length > 0) return sure;
    const best = top(scored);
    return best && best.probability > (FLOORS[task] ?? 0.5) ? [best] : [];
  }

  one<T extends Choosable>(task: string, candidates: readonly T[]): Chosen<T> | null {
    const model = this.model(task);
    const best = top(
      candidates.map((candidate) => ({ candidate, probability: probability(model, candidate.features) })),
    );
    return best && best.probability > (FLOORS[task] ?? 0.5) ? best : null;
  }

  label(task: string, features: readonly string[]): { label: string; probability: number } {
    return this.model(task).best(features);
  }

  private model(task: string): LinearModel {
    const model = this.models[task];
    if (!model) throw new Error(`no model for ${task}`);
    return model;
  }
}

function probability(model: LinearModel, features: readonly string[]): number {
  const [no, yes] = model.scores(features);
  return 1 / (1 + Math.exp(no! - yes!));
}

function top<T>(scored: readonly Chosen<T>[]): Chosen<T> | null {
  let best: Chosen<T> | null = null;
  for (const c of scored) if (!best || c.probability > best.probability) best = c;
  return best;
}
