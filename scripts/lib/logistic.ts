/**
 * Linear models with one weight a feature and label, and one more for each feature crossed with a claim's kind
 * (`feature|kind`). Features are numbered once for all models, so that crossing makes no strings.
 */
const numbers = new Map<string, number>();
const names: string[] = [];
const kinds: string[] = [];

/** The numbers of features, the same for the same name in every call. */
export function numbered(features: readonly string[]): Int32Array {
  return Int32Array.from(features, (f) => {
    let n = numbers.get(f);
    if (n === undefined) {
      numbers.set(f, (n = names.length));
      names.push(f);
    }
    return n;
  });
}

/** The number of a claim's kind. */
export function kindNumber(kind: string): number {
  const at = kinds.indexOf(kind);
  return at >= 0 ? at : kinds.push(kind) - 1;
}

/** One training case of a multinomial model; `features` as `numbered` gives them. */
export interface Case {
  features: Int32Array;
  kind: number;
  label: number;
}

/** One choice among options, some of them right. */
export interface Choice {
  options: Int32Array[];
  kind: number;
  right: number[];
}

/**
 * How to learn: passes over the cases, the pull back to the prior, the first step, and in how many cases a feature must
 * have been seen.
 */
export interface Learning {
  epochs: number;
  l2: number;
  rate: number;
  minCount: number;
}

/** Features crossed with a claim's kind say the same thing twelve times over fewer cases, and are held down so much more. */
const CROSSED = 10;

/** Which weight each feature has, alone and crossed with each kind; -1 where it was seen too seldom to have one. */
class Weights {
  readonly w: Float64Array;
  readonly mean: Float64Array;
  readonly g2: Float64Array;
  private readonly row: Int32Array;
  private readonly named: string[] = [];
  private readonly crossed: Uint8Array;

  constructor(
    seen: Iterable<{ features: Int32Array; kind: number }>,
    prior: ReadonlyMap<string, readonly number[]>,
    minCount: number,
    private readonly labels: number,
  ) {
    for (const feature of prior.keys()) {
      const bar = feature.lastIndexOf('|');
      numbered([bar < 0 ? feature : feature.slice(0, bar)]);
      if (bar >= 0) kindNumber(feature.slice(bar + 1));
    }
    const width = kinds.length + 1;
    const counts = new Int32Array(names.length * width);
    for (const { features, kind } of seen)
      for (const f of features) {
        counts[f * width]!++;
        counts[f * width + kind + 1]!++;
      }
    this.row = new Int32Array(names.length * width).fill(-1);
    const crossed: number[] = [];
    counts.forEach((n, at) => {
      const kind = at % width;
      const own = names[(at - kind) / width]!;
      const name = kind === 0 ? own : `${own}|${kinds[kind - 1]!}`;
      if ((n < minCount && !prior.has(name)) || (kind > 0 && own.startsWith('k:'))) return;
      this.row[at] = this.named.push(name) - 1;
      crossed.push(kind === 0 ? 1 : CROSSED);
    });
    this.crossed = Uint8Array.from(crossed);
    this.mean = new Float64Array(this.named.length * labels);
    this.named.forEach((name, i) => prior.get(name)?.forEach((x, k) => (this.mean[i * labels + k] = x)));
    this.w = Float64Array.from(this.mean);
    this.g2 = new Float64Array(this.w.length).fill(1e-6);
  }

  /** The rows of the weights that features of a claim of some kind have. */
  rows(features: Int32Array, kind: number): Int32Array {
    const out: number[] = [];
    const width = kinds.length + 1;
    for (const f of features) {
      const own = this.row[f * width]!;
      const crossed = this.row[f * width + kind + 1]!;
      if (own >= 0) out.push(own);
      if (crossed >= 0) out.push(crossed);
    }
    return Int32Array.from(out);
  }

  /** One step of AdaGrad for a weight: along `d`, and back towards the prior by `pull`. */
  step(row: number, label: number, d: number, pull: number, rate: number): void {
    const at = row * this.labels + label;
    const step = d - pull * this.crossed[row]! * (this.w[at]! - this.mean[at]!);
    this.g2[at]! += step * step;
    this.w[at]! += (rate * step) / Math.sqrt(this.g2[at]!);
  }

  byName(): Map<string, Float64Array> {
    return new Map(this.named.map((name, i) => [name, this.w.slice(i * this.labels, (i + 1) * this.labels)]));
  }
}

/** Trains a multinomial logistic model by AdaGrad with L2; deterministic. Weights are pulled to `prior`, zero where it is silent. */
export function trainLogistic(
  cases: readonly Case[],
  labels: number,
  prior: ReadonlyMap<string, readonly number[]>,
  options: Learning,
): Map<string, Float64Array> {
  const weights = new Weights(cases, prior, options.minCount, labels);
  const compiled = cases.map((c) => ({ rows: weights.rows(c.features, c.kind), y: c.label }));
  const s = new Float64Array(labels);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const { rows, y } of compiled) {
      s.fill(0);
      for (const i of rows) for (let k = 0; k < labels; k++) s[k]! += weights.w[i * labels + k]!;
      const top = s.reduce((a, b) => Math.max(a, b), -Infinity);
      let z = 0;
      for (let k = 0; k < labels; k++) z += s[k] = Math.exp(s[k]! - top);
      for (let k = 0; k < labels; k++)
        for (const i of rows) weights.step(i, k, (k === y ? 1 : 0) - s[k]! / z, options.l2, options.rate);
    }
  }
  return weights.byName();
}

/** Trains one weight a feature so that the right options of each choice share the softmax; deterministic, pulled to `prior`. */
export function trainChoices(
  choices: readonly Choice[],
  prior: ReadonlyMap<string, readonly number[]>,
  options: Learning,
): Map<string, Float64Array> {
  const seen = choices.flatMap((c) => c.options.map((features) => ({ features, kind: c.kind })));
  const weights = new Weights(seen, prior, options.minCount, 1);
  const compiled = choices.map((c) => ({
    options: c.options.map((o) => weights.rows(o, c.kind)),
    right: new Set(c.right),
  }));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const c of compiled) {
      const scores = c.options.map((o) => o.reduce((sum, f) => sum + weights.w[f]!, 0));
      const peak = Math.max(...scores);
      const mass = scores.map((s) => Math.exp(s - peak));
      const all = mass.reduce((a, b) => a + b, 0);
      const gold = mass.reduce((a, m, i) => (c.right.has(i) ? a + m : a), 0);
      c.options.forEach((o, i) => {
        const d = (c.right.has(i) ? mass[i]! / gold : 0) - mass[i]! / all;
        for (const f of o) weights.step(f, 0, d, options.l2 * Math.abs(d), options.rate);
      });
    }
  }
  return weights.byName();
}
