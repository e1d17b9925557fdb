/** One training case of a multinomial model. */
export interface Case {
  features: readonly string[];
  label: number;
}

/** Trains a multinomial logistic model by AdaGrad with L2; deterministic. Features seen fewer than `minCount` times are left out. */
export function trainLogistic(
  cases: readonly Case[],
  labels: number,
  options: { epochs: number; l2: number; rate: number; minCount: number },
): Map<string, Float64Array> {
  const counts = new Map<string, number>();
  for (const c of cases) for (const f of c.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, n] of counts) if (n >= options.minCount) ids.set(f, ids.size);
  const w = new Float64Array(ids.size * labels);
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
          const step = d - options.l2 * w[at]!;
          g2[at]! += step * step;
          w[at]! += (options.rate * step) / Math.sqrt(g2[at]!);
        }
      }
    }
  }
  return new Map([...ids].map(([f, i]) => [f, w.slice(i * labels, i * labels + labels)]));
}
