import { LONGEST } from '../../src/engine/claims/segments.ts';

/** A sentence for training: features of atoms, joints, and the gold cut as [first, last, label] runs covering all atoms. */
export interface Example {
  atoms: string[][];
  joints: string[][];
  /** Of the run that begins at an atom and is so many atoms long, less one. */
  runs: string[][][];
  gold: { first: number; last: number; label: number; claim: number }[];
  /** How much it counts beside a sentence of a gold text; 1 where it is silent. */
  weight?: number;
}

/** What a frame of a kind says before any text was seen: the mean that the regularisation pulls to. */
const PRIOR: Readonly<Record<string, number>> = {
  kv: 1,
  kn: 0.6,
  kw: 0.2,
  first: 0.5,
  k1: 0.1,
  ctx: 0.3,
  cue: 0.4,
  'r:head': 0.5,
};

/** Tags of words that weigh, foresee or advise. */
const JUDGING = /^t:(rhetoric|evaluate|advice|forecast|opinion)$/;

/** Below this share a reading of a run is not worth learning from. */
const NEGLIGIBLE = 1e-4;

/** Trains a zero-order semi-Markov conditional model by AdaGrad with L2; deterministic. */
export function trainSegmenter(
  examples: readonly Example[],
  labels: readonly string[],
  options: { epochs: number; l2: number; rate: number; minCount: number; lexicalL2: number },
): Map<string, Float64Array> {
  const L = labels.length;
  const none = labels.indexOf('none');
  const counts = new Map<string, number>();
  for (const e of examples)
    for (const list of [e.atoms, e.joints, ...e.runs])
      for (const fs of list) for (const f of fs) counts.set(f, (counts.get(f) ?? 0) + 1);
  const isLexical = (f: string) => f.startsWith('w:') || f.startsWith('b:');
  const ids = new Map<string, number>();
  for (const [f, c] of counts) if (c >= (isLexical(f) ? options.minCount : 2)) ids.set(f, ids.size);
  for (let l = 1; l <= LONGEST; l++) ids.set(`len:${l}`, ids.size);
  const F = ids.size;
  const pull = new Float64Array(F).fill(options.l2);
  for (const [f, id] of ids) if (isLexical(f)) pull[id] = options.l2 * options.lexicalL2;
  const prior = new Float64Array(F * L);
  for (const [f, id] of ids) {
    const known = /^(kv|kn|kw|k1|first|ctx|cue|r:head):([a-z]+)$/.exec(f);
    const label = known ? labels.indexOf(known[2]!) : -1;
    if (JUDGING.test(f)) prior[id * L + labels.indexOf('judgement')] = 0.6;
    if (label >= 0) prior[id * L + label] = PRIOR[known![1]!]!;
  }
  const w = Float64Array.from(prior);
  const g2 = new Float64Array(F * L).fill(1e-6);
  const compile = (fs: readonly string[]) => Int32Array.from(fs.flatMap((f) => (ids.has(f) ? [ids.get(f)!] : [])));
  const compiled = examples.map((e) => ({
    atoms: e.atoms.map(compile),
    joints: e.joints.map(compile),
    runs: e.runs.map((r) => r.map(compile)),
    gold: e.gold,
    weight: e.weight ?? 1,
  }));
  const len = Array.from({ length: LONGEST + 1 }, (_, l) => (l ? ids.get(`len:${l}`)! : -1));
  const scores = (list: readonly Int32Array[]) => {
    const out = new Float64Array(list.length * L);
    list.forEach((fs, i) => {
      for (const f of fs) for (let k = 0; k < L; k++) out[i * L + k]! += w[f * L + k]!;
    });
    return out;
  };
  const learn = (fs: Int32Array, d: Float64Array, at: number) => {
    for (const f of fs)
      for (let k = 0; k < L; k++) {
        const i = f * L + k;
        const step = d[at + k]! - pull[f]! * (w[i]! - prior[i]!);
        g2[i]! += step * step;
        w[i]! += (options.rate * step) / Math.sqrt(g2[i]!);
      }
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const e of compiled) {
      const n = e.atoms.length;
      if (!n) continue;
      const A = scores(e.atoms);
      const J = scores(e.joints);
      // runs[(from * LONGEST + length - 1) * L + label]: its score, then its share among all cuts.
      const runs = new Float64Array(n * LONGEST * L).fill(-Infinity);
      const alpha = new Float64Array(n + 1).fill(-Infinity);
      const beta = new Float64Array(n + 1).fill(-Infinity);
      for (let from = 0; from < n; from++) {
        const sum = new Float64Array(L);
        for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++) {
          const at = (from * LONGEST + to - from - 1) * L;
          const whole = scores([e.runs[from]![to - from - 1]!]);
          for (let k = 0; k < L; k++) {
            sum[k]! += A[(to - 1) * L + k]! + (to - 1 > from ? J[(to - 1) * L + k]! : 0);
            if (k !== none || to - from === 1) runs[at + k] = sum[k]! + whole[k]! + w[len[to - from]! * L + k]!;
          }
        }
      }
      alpha[0] = 0;
      const terms = new Float64Array(LONGEST * L);
      for (let to = 1; to <= n; to++) {
        let t = 0;
        for (let from = Math.max(0, to - LONGEST); from < to; from++)
          for (let k = 0; k < L; k++) terms[t++] = alpha[from]! + runs[(from * LONGEST + to - from - 1) * L + k]!;
        alpha[to] = logSum(terms, t);
      }
      beta[n] = 0;
      for (let from = n - 1; from >= 0; from--) {
        let t = 0;
        for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++)
          for (let k = 0; k < L; k++) terms[t++] = runs[(from * LONGEST + to - from - 1) * L + k]! + beta[to]!;
        beta[from] = logSum(terms, t);
      }
      // What the gold has less what the model expects, for each atom, joint and length.
      const dA = new Float64Array(n * L);
      const dJ = new Float64Array(n * L);
      const dRun = new Float64Array(n * LONGEST * L);
      const dLen = new Float64Array((LONGEST + 1) * L);
      const add = (from: number, to: number, k: number, d: number) => {
        d *= e.weight;
        for (let i = from; i < to; i++) {
          dA[i * L + k]! += d;
          if (i > from) dJ[i * L + k]! += d;
        }
        dLen[(to - from) * L + k]! += d;
        dRun[(from * LONGEST + to - from - 1) * L + k]! += d;
      };
      for (let from = 0; from < n; from++)
        for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++)
          for (let k = 0; k < L; k++) {
            const s = runs[(from * LONGEST + to - from - 1) * L + k]!;
            const p = Math.exp(alpha[from]! + s + beta[to]! - alpha[n]!);
            if (p > NEGLIGIBLE) add(from, to, k, -p);
          }
      for (const r of e.gold) add(r.first, r.last + 1, r.label, 1);
      for (let i = 0; i < n; i++) {
        learn(e.atoms[i]!, dA, i * L);
        if (i > 0) learn(e.joints[i]!, dJ, i * L);
      }
      for (let from = 0; from < n; from++)
        for (let l = 0; l < e.runs[from]!.length; l++) {
          const at = (from * LONGEST + l) * L;
          if (dRun.subarray(at, at + L).some((d) => d !== 0)) learn(e.runs[from]![l]!, dRun, at);
        }
      for (let l = 1; l <= Math.min(n, LONGEST); l++) learn(Int32Array.of(len[l]!), dLen, l * L);
    }
  }
  const out = new Map<string, Float64Array>();
  for (const [f, id] of ids) out.set(f, w.slice(id * L, id * L + L));
  return out;
}

function logSum(xs: Float64Array, n: number): number {
  let top = -Infinity;
  for (let i = 0; i < n; i++) if (xs[i]! > top) top = xs[i]!;
  if (top === -Infinity) return top;
  let s = 0;
  for (let i = 0; i < n; i++) s += Math.exp(xs[i]! - top);
  return top + Math.log(s);
}
