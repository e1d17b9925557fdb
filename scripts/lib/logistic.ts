/** One training case of a multinomial model. */
export interface Case {
  features: readonly string[];
  label: number;
}

/** Trains a multinomial logistic model by AdaGrad with L2; deterministic. Weights are pulled to `prior`, zero where it is silent. Features seen fewer than `minCount` times are left out. */
export function trainLogistic(
  cases: readonly Case[],
  labels: number,
  prior: ReadonlyMap<string, readonly number[]>,
  options: { epochs: number; l2: number; rate: number; minCount: number },
): Map<string, Float64Array> {
  const counts = new Map<string, number>();
  for (const c of cases) for (const f of c.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, n] of counts) if (n >= options.minCount || prior.has(f)) ids.set(f, ids.size);
  for (const f of prior.keys()) if (!ids.has(f)) ids.set(f, ids.size);
  const crossed = crossedOf(ids);
  const mean = new Float64Array(ids.size * labels);
  for (const [f, weights] of prior) weights.forEach((x, k) => (mean[ids.get(f)! * labels + k] = x));
  const w = Float64Array.from(mean);
  const g2 = new Float64Array(ids.size * labels).fill(1e-6);
  const compiled = cases.map((c) => ({
    f: Int32Array.from(c.features.flatMap((f) => (ids.has(f) ? [ids.get(f)!] : []))),
    y: c.label,
  }));
  const s = new Float64Array(labels);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const { f, y } of compiled) {
      s.fill(0);
      for (const i of f) for (let k = 0; k < labels; k++) s[k]! += w[i * labels + k]!;
      let top = -Infinity;
      for (const x of s) if (x > top) top = x;
      let z = 0;
      for (let k = 0; k < labels; k++) z += s[k] = Math.exp(s[k]! - top);
      for (let k = 0; k < labels; k++) {
        const d = (k === y ? 1 : 0) - s[k]! / z;
        for (const i of f) {
          const at = i * labels + k;
          const step = d - options.l2 * (crossed[i] ? CROSSED : 1) * (w[at]! - mean[at]!);
          g2[at]! += step * step;
          w[at]! += (options.rate * step) / Math.sqrt(g2[at]!);
        }
      }
    }
  }
  return new Map([...ids].map(([f, i]) => [f, w.slice(i * labels, i * labels + labels)]));
}

/** Features crossed with a claim's kind say the same thing twelve times over fewer cases, and are held down so much more. */
const CROSSED = 10;

function crossedOf(ids: ReadonlyMap<string, number>): Uint8Array {
  const out = new Uint8Array(ids.size);
  for (const [f, i] of ids) if (f.includes('|')) out[i] = 1;
  return out;
}

/** One choice among options, some of them right. */
export interface Choice {
  options: (readonly string[])[];
  right: number[];
}

/** Trains one weight a feature so that the right options of each choice share the softmax; deterministic, pulled to `prior`. */
export function trainChoices(
  choices: readonly Choice[],
  prior: ReadonlyMap<string, readonly number[]>,
  options: { epochs: number; l2: number; rate: number; minCount: number },
): Map<string, Float64Array> {
  const counts = new Map<string, number>();
  for (const c of choices) for (const o of c.options) for (const f of o) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, n] of counts) if (n >= options.minCount || prior.has(f)) ids.set(f, ids.size);
  for (const f of prior.keys()) if (!ids.has(f)) ids.set(f, ids.size);
  const crossed = crossedOf(ids);
  const mean = new Float64Array(ids.size);
  for (const [f, [weight]] of prior) mean[ids.get(f)!] = weight!;
  const w = Float64Array.from(mean);
  const g2 = new Float64Array(ids.size).fill(1e-6);
  const compiled = choices.map((c) => ({
    options: c.options.map((o) => Int32Array.from(o.flatMap((f) => ids.get(f) ?? []))),
    right: new Set(c.right),
  }));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const c of compiled) {
      const scores = c.options.map((o) => o.reduce((sum, f) => sum + w[f]!, 0));
      const peak = Math.max(...scores);
      const mass = scores.map((s) => Math.exp(s - peak));
      const all = mass.reduce((a, b) => a + b, 0);
      const gold = mass.reduce((a, m, i) => (c.right.has(i) ? a + m : a), 0);
      c.options.forEach((o, i) => {
        const d = (c.right.has(i) ? mass[i]! / gold : 0) - mass[i]! / all;
        for (const f of o) {
          const step = d - options.l2 * (crossed[f] ? CROSSED : 1) * Math.abs(d) * (w[f]! - mean[f]!);
          g2[f]! += step * step;
          w[f]! += (options.rate * step) / Math.sqrt(g2[f]!);
        }
      });
    }
  }
  return new Map([...ids].map(([f, i]) => [f, w.slice(i, i + 1)]));
}
