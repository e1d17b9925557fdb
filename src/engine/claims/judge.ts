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

/** Decides by linear models: a candidate is taken where its log-odds are above zero. */
export class ModelJudge implements Judge {
  constructor(private readonly models: Readonly<Record<string, LinearModel>>) {}

  segments(sentence: PreparedSentence): Segment[] {
    return bestSegments(this.model('segments'), sentence.atoms, sentence.features);
  }

  all<T extends Choosable>(task: string, candidates: readonly T[]): Chosen<T>[] {
    const model = this.model(task);
    return candidates
      .map((candidate) => ({ candidate, probability: probability(model, candidate.features) }))
      .filter((c) => c.probability > 0.5);
  }

  one<T extends Choosable>(task: string, candidates: readonly T[]): Chosen<T> | null {
    const model = this.model(task);
    let best: Chosen<T> | null = null;
    for (const candidate of candidates) {
      const p = probability(model, candidate.features);
      if (p > (best?.probability ?? 0.5)) best = { candidate, probability: p };
    }
    return best;
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
