import type { LinearModel } from '../model/linear.ts';
import type { Atom } from './atoms.ts';

/** A run of atoms read as one claim of a kind. */
export interface Segment {
  /** Atoms [first, last] of the sentence, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  /** The share of the kind among all readings of the same run, 0 to 1. */
  readonly probability: number;
}

/** No claim stands longer than this many atoms. */
export const LONGEST = 5;

/** Features of the joint between two atoms inside a segment. */
export function jointFeatures(left: Atom, right: Atom, rightFeatures: readonly string[]): string[] {
  const strong = rightFeatures.includes('nostrong') ? 'weak' : 'strong';
  const q = rightFeatures.includes('q') ? 'q' : '-';
  return [
    `j:${right.before}`,
    `j:${right.before}:${strong}`,
    `j:${right.before}:${strong}:${q}`,
    `jq:${left.quoted ? 1 : 0}${right.quoted ? 1 : 0}`,
  ];
}

/** Features of a segment's length in atoms. */
export function lengthFeatures(length: number): string[] {
  return [`len:${length}`];
}

/**
 * The best way to cut a sentence's atoms into segments and name each: a sum of linear scores over atoms, joints and
 * lengths, maximised by dynamic programming (a semi-Markov chain without transitions). Linear in the number of atoms.
 */
export function bestSegments(
  model: LinearModel,
  atoms: readonly Atom[],
  features: readonly (readonly string[])[],
): Segment[] {
  const n = atoms.length;
  const labels = model.labels.length;
  const none = model.labels.indexOf('none');
  const atomScores = features.map((f) => model.scores(f));
  const joints = atoms.map((a, i) => (i === 0 ? null : model.scores(jointFeatures(atoms[i - 1]!, a, features[i]!))));
  const lengths = Array.from({ length: LONGEST + 1 }, (_, l) => model.scores(lengthFeatures(l)));
  const best = new Float64Array(n + 1).fill(-Infinity);
  const back: { from: number; label: number; scores: Float64Array }[] = [];
  best[0] = 0;
  for (let from = 0; from < n; from++) {
    const running = new Float64Array(labels);
    for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++) {
      const at = to - 1;
      for (let k = 0; k < labels; k++) running[k]! += atomScores[at]![k]! + (at > from ? joints[at]![k]! : 0);
      let top = -1;
      let topScore = -Infinity;
      for (let k = 0; k < labels; k++) {
        if (k === none && to - from > 1) continue;
        const s = running[k]! + lengths[to - from]![k]!;
        if (s > topScore) {
          topScore = s;
          top = k;
        }
      }
      if (best[from]! + topScore > best[to]!) {
        best[to] = best[from]! + topScore;
        back[to] = { from, label: top, scores: Float64Array.from(running) };
      }
    }
  }
  const out: Segment[] = [];
  for (let to = n; to > 0;) {
    const { from, label, scores } = back[to]!;
    if (label !== none) {
      let sum = 0;
      for (const s of scores) sum += Math.exp(s - scores[label]!);
      out.push({ first: from, last: to - 1, kind: model.labels[label]!, probability: 1 / sum });
    }
    to = from;
  }
  return out.reverse();
}
