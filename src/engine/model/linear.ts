import type { ModelTables } from '../../knowledge/model.ts';

/** A linear model over named features: the score of a label is the sum of its weights over the features present. */
export class LinearModel {
  readonly labels: readonly string[];
  private readonly weights = new Map<string, Float64Array>();

  constructor(tables: ModelTables) {
    this.labels = tables.labels;
    for (const [feature, w] of Object.entries(tables.weights)) this.weights.set(feature, Float64Array.from(w));
  }

  /** Adds the weights of the features to `scores`, one number a label. Features that the model does not know count nothing. */
  add(features: readonly string[], scores: Float64Array): void {
    for (const feature of features) {
      const w = this.weights.get(feature);
      if (!w) continue;
      for (let k = 0; k < w.length; k++) scores[k]! += w[k]!;
    }
  }

  /** Scores of all labels. */
  scores(features: readonly string[]): Float64Array {
    const out = new Float64Array(this.labels.length);
    this.add(features, out);
    return out;
  }

  /** The best label with its probability among all (softmax). */
  best(features: readonly string[]): { label: string; probability: number } {
    const s = this.scores(features);
    let top = 0;
    for (let k = 1; k < s.length; k++) if (s[k]! > s[top]!) top = k;
    let sum = 0;
    for (const x of s) sum += Math.exp(x - s[top]!);
    return { label: this.labels[top]!, probability: 1 / sum };
  }
}
