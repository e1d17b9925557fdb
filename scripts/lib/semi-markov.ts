import { LONGEST } from '../../src/engine/claims/segments.ts';

/** A sentence for training: features of atoms, joints, and the gold cut as [first, last, label] runs covering all atoms. */
export interface Example {
  atoms: string[][];
  joints: string[][];
  gold: { first: number; last: number; label: number; claim: number }[];
}

/** What a frame of a kind says before any text was seen: the mean that the regularisation pulls to. */
const PRIOR: Readonly<Record<string, number>> = { kv: 1, kn: 0.6, kw: 0.2, first: 0.5, k1: 0.1, ctx: 0.3, cue: 0.4 };

/** Tags of words that weigh, foresee or advise. */
const JUDGING = /^t:(rhetoric|evaluate|advice|forecast|opinion)$/;

/** Trains a zero-order semi-Markov conditional model by AdaGrad with L2; deterministic. */
export function trainSegmenter(
  examples: Example[],
  labels: string[],
  options: { epochs: number; l2: number; rate: number; minCount: number; lexicalL2: number },
): Map<string, Float64Array> {
  const L = labels.length;
  const none = labels.indexOf('none');
  const counts = new Map<string, number>();
  for (const e of examples)
    for (const f of [...e.atoms.flat(), ...e.joints.flat()]) counts.set(f, (counts.get(f) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [f, c] of counts)
    if (c >= (f.startsWith('w:') || f.startsWith('b:') ? options.minCount : 2)) ids.set(f, ids.size);
  for (let l = 1; l <= LONGEST; l++) ids.set(`len:${l}`, ids.size);
  const F = ids.size;
  const lexical = new Uint8Array(F);
  for (const [f, id] of ids) if (f.startsWith('w:') || f.startsWith('b:')) lexical[id] = 1;
  const prior = new Float64Array(F * L);
  for (const [f, id] of ids) {
    const known = /^(kv|kn|kw|k1|first|ctx|cue):([a-z]+)$/.exec(f);
    const label = known ? labels.indexOf(known[2]!) : -1;
    if (JUDGING.test(f)) prior[id * L + labels.indexOf('judgement')] = 0.6;
    if (label >= 0) prior[id * L + label] = PRIOR[known![1]!]!;
  }
  const w = Float64Array.from(prior);
  const g2 = new Float64Array(F * L).fill(1e-6);
  const compiled = examples.map((e) => ({
    atoms: e.atoms.map((fs) => Int32Array.from(fs.flatMap((f) => (ids.has(f) ? [ids.get(f)!] : [])))),
    joints: e.joints.map((fs) => Int32Array.from(fs.flatMap((f) => (ids.has(f) ? [ids.get(f)!] : [])))),
    gold: e.gold,
  }));
  const len = Array.from({ length: LONGEST + 1 }, (_, l) => (l ? ids.get(`len:${l}`)! : -1));
  const score = (fs: Int32Array, out: Float64Array) => {
    for (const f of fs) for (let k = 0; k < L; k++) out[k]! += w[f * L + k]!;
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const e of compiled) {
      const n = e.atoms.length;
      if (!n) continue;
      const A = e.atoms.map((fs) => {
        const o = new Float64Array(L);
        score(fs, o);
        return o;
      });
      const J = e.joints.map((fs) => {
        const o = new Float64Array(L);
        score(fs, o);
        return o;
      });
      // segment scores seg[from][length][label]
      const seg = (from: number, to: number): Float64Array => {
        const o = new Float64Array(L);
        for (let i = from; i < to; i++) for (let k = 0; k < L; k++) o[k]! += A[i]![k]! + (i > from ? J[i]![k]! : 0);
        for (let k = 0; k < L; k++) o[k]! += w[len[to - from]! * L + k]!;
        if (to - from > 1) o[none] = -Infinity;
        return o;
      };
      const alpha = new Float64Array(n + 1).fill(-Infinity);
      const beta = new Float64Array(n + 1).fill(-Infinity);
      const cache = new Map<number, Float64Array>();
      alpha[0] = 0;
      for (let to = 1; to <= n; to++) {
        const terms: number[] = [];
        for (let from = Math.max(0, to - LONGEST); from < to; from++) {
          const s = seg(from, to);
          cache.set(from * 1000 + to, s);
          for (const x of s) terms.push(alpha[from]! + x);
        }
        alpha[to] = logSum(terms);
      }
      beta[n] = 0;
      for (let from = n - 1; from >= 0; from--) {
        const terms: number[] = [];
        for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++)
          for (const x of cache.get(from * 1000 + to)!) terms.push(x + beta[to]!);
        beta[from] = logSum(terms);
      }
      const Z = alpha[n]!;
      const grad = new Map<number, number>();
      const bump = (f: number, k: number, d: number) => grad.set(f * L + k, (grad.get(f * L + k) ?? 0) + d);
      const addSegment = (from: number, to: number, k: number, d: number) => {
        for (let i = from; i < to; i++) {
          for (const f of e.atoms[i]!) bump(f, k, d);
          if (i > from) for (const f of e.joints[i]!) bump(f, k, d);
        }
        bump(len[to - from]!, k, d);
      };
      for (let from = 0; from < n; from++)
        for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++) {
          const s = cache.get(from * 1000 + to)!;
          for (let k = 0; k < L; k++) {
            const p = Math.exp(alpha[from]! + s[k]! + beta[to]! - Z);
            if (p > 1e-4) addSegment(from, to, k, -p);
          }
        }
      for (const r of e.gold) addSegment(r.first, r.last + 1, r.label, 1);
      for (const [i, d] of grad) {
        const step = d - options.l2 * (lexical[(i / L) | 0] ? options.lexicalL2 : 1) * (w[i]! - prior[i]!);
        g2[i]! += step * step;
        w[i]! += (options.rate * step) / Math.sqrt(g2[i]!);
      }
    }
  }
  const out = new Map<string, Float64Array>();
  for (const [f, id] of ids) out.set(f, w.slice(id * L, id * L + L));
  return out;
}

function logSum(xs: number[]): number {
  let top = -Infinity;
  for (const x of xs) if (x > top) top = x;
  if (top === -Infinity) return top;
  let s = 0;
  for (const x of xs) s += Math.exp(x - top);
  return top + Math.log(s);
}
