import type { ModelTables } from '../../knowledge/model.ts';

/** The weights of one feature: wherever it stands, and crossed with a kind (`feature|kind` in the data). */
interface Weights {
  own: Float64Array | null;
  crossed: Map<string, Float64Array> | null;
}

/**
 * A linear model over named features: the score of a label is the sum of its weights over the features present. Where a
 * kind is given, each feature also counts with its weights for that kind, without a string being made for the pair.
 */
export class LinearModel {
  readonly labels: readonly string[];
  private readonly weights = new Map<string, Weights>();

  constructor(tables: ModelTables) {
    this.labels = tables.labels;
    for (const [name, w] of Object.entries(tables.weights)) {
      const bar = name.lastIndexOf('|');
      const feature = bar < 0 ? name : name.slice(0, bar);
      let entry = this.weights.get(feature);
      if (!entry) this.weights.set(feature, (entry = { own: null, crossed: null }));
      if (bar < 0) entry.own = Float64Array.from(w);
      else (entry.crossed ??= new Map()).set(name.slice(bar + 1), Float64Array.from(w));
    }
  }

  /** Scores of all labels. Features that the model does not know count nothing. */
  scores(features: readonly string[], kind?: string): Float64Array {
    const out = new Float64Array(this.labels.length);
    for (const feature of features) {
      const w = this.weights.get(feature);
      if (!w) continue;
      if (w.own) for (let k = 0; k < out.length; k++) out[k]! += w.own[k]!;
      const crossed = kind === undefined ? undefined : w.crossed?.get(kind);
      if (crossed) for (let k = 0; k < out.length; k++) out[k]! += crossed[k]!;
    }
    return out;
  }

  /** The best label with its probability among all (softmax). */
  best(features: readonly string[], kind?: string): { label: string; probability: number } {
    const s = this.scores(features, kind);
    let top = 0;
    for (let k = 1; k < s.length; k++) if (s[k]! > s[top]!) top = k;
    let sum = 0;
    for (const x of s) sum += Math.exp(x - s[top]!);
    return { label: this.labels[top]!, probability: 1 / sum };
  }
}
