import type { LinearModel } from '../model/linear.ts';
import type { Atom } from './atoms.ts';
import type { Gist, Trigger } from './gist.ts';

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
export function jointFeatures(
  left: Atom,
  right: Atom,
  leftFeatures: readonly string[],
  rightFeatures: readonly string[],
): string[] {
  const a = shape(leftFeatures);
  const b = shape(rightFeatures);
  const strong = rightFeatures.includes('nostrong') ? 'weak' : 'strong';
  const q = rightFeatures.includes('q') ? 'q' : '-';
  return [
    `j:${right.before}`,
    `j:${right.before}:${strong}`,
    `j:${right.before}:${strong}:${q}`,
    `jl:${a}`,
    `jr:${b}`,
    `jr:${right.before}:${b}`,
    `js:${a}>${b}`,
    `jq:${left.quoted ? 1 : 0}${right.quoted ? 1 : 0}`,
  ];
}

function shape(features: readonly string[]): string {
  return features.find((x) => x.startsWith('shape:'))?.slice(6) ?? '';
}

/** Features of a segment's length in atoms. */
export function lengthFeatures(length: number): string[] {
  return [`len:${length}`];
}

/** Which word of a run says what it claims: a finite verb before a noun, what is not subordinate before what is. */
function headOf(atoms: readonly Atom[], gists: readonly Gist[], from: number, to: number): Trigger | null {
  let best: Trigger | null = null;
  let worth = -1;
  for (let i = from; i < to; i++) {
    const under = i > from && SUBORDINATE.has(atoms[i]!.before);
    for (const t of gists[i]!.triggers) {
      const w = (t.weak ? 0 : 4) + (t.finite ? 3 : t.noun ? 0 : 1) - (under ? 5 : 0);
      if (w > worth || best === null) {
        best = t;
        worth = w;
      }
    }
  }
  return best;
}

const SUBORDINATE: ReadonlySet<string> = new Set([
  'relative',
  'when',
  'because',
  'to',
  'participle',
  'with',
  'bracket',
]);

/** Features of a run of atoms [from, to) as a whole: what is at its head, what that governs, how many claims it seems to hold. */
export function runFeatures(atoms: readonly Atom[], gists: readonly Gist[], from: number, to: number): string[] {
  const head = headOf(atoms, gists, from, to);
  let finite = 0;
  let quantities = 0;
  let parties = 0;
  let words = 0;
  let say = false;
  let money = false;
  let persons = false;
  const kinds = new Set<string>();
  const classes = new Set<string>();
  for (let i = from; i < to; i++) {
    const g = gists[i]!;
    finite += g.finite;
    quantities += g.quantities;
    parties += g.parties;
    words += g.words;
    say ||= g.say;
    money ||= g.money;
    persons ||= g.persons;
    for (const t of g.triggers) if (!t.weak) kinds.add(t.kind);
    for (const c of g.classes) classes.add(c);
  }
  const edge = atoms[from]!.before;
  const next = to < atoms.length ? atoms[to]!.before : 'end';
  const verb = finite > 2 ? 3 : finite;
  const q = quantities > 1 ? 2 : quantities;
  const f = [
    `r:fin:${verb}`,
    `r:fin:${verb}:${edge}`,
    `r:fin:${verb}:${edge}:${next}`,
    `r:fin:${verb}:len:${to - from}`,
    `r:q:${q}`,
    `r:q:${q}:${verb}`,
    `r:p:${parties > 2 ? 3 : parties}:${verb}`,
    `r:w:${words < 3 ? words : words < 6 ? 5 : words < 10 ? 9 : words < 18 ? 17 : words < 30 ? 29 : 30}`,
    `r:kinds:${kinds.size > 2 ? 'many' : [...kinds].sort().join('+')}`,
    `r:say:${say ? 1 : 0}:${kinds.size > 0 ? 1 : 0}:${quantities > 0 ? 1 : 0}`,
  ];
  if (from === 0 && to === atoms.length) f.push('r:whole', `r:whole:${verb}`);
  if (head) {
    f.push(
      `r:head:${head.kind}`,
      `r:headf:${head.id}`,
      `r:head:${head.kind}:${head.finite ? 'f' : head.noun ? 'n' : 'v'}${head.weak ? 'w' : ''}`,
      `r:obj:${head.kind}:${head.object}`,
      `r:objf:${head.id}:${head.object}`,
      `r:head:${head.kind}:q${q}`,
      `r:head:${head.kind}:${edge}`,
      `r:head:${head.kind}:say${say ? 1 : 0}`,
      `r:head:${head.kind}:p${parties > 1 ? 2 : parties}`,
    );
    if (money) f.push(`r:head:${head.kind}:money`);
    if (persons) f.push(`r:head:${head.kind}:persons`);
    for (const c of classes) f.push(`r:head:${head.kind}+${c}`);
  } else f.push('r:nohead', `r:nohead:${verb}`, `r:nohead:q${q}`);
  return f;
}

/** Found on texts kept aside from training: what each joint costs, and how much likelier no claim must be than a claim. */
const JOINING = 0;
const CLAIMING = 0.6;

/**
 * Cuts a sentence's atoms into segments and names each. Scores are linear over atoms, joints and lengths (a semi-Markov
 * model without transitions); from them forward and backward sums give each run's probability of being one claim, and
 * the runs are chosen that promise most: a best single reading would join too much, since every cut costs it a decision.
 * Linear in the number of atoms.
 */
export function bestSegments(
  model: LinearModel,
  atoms: readonly Atom[],
  features: readonly (readonly string[])[],
  gists: readonly Gist[],
): Segment[] {
  const n = atoms.length;
  if (n === 0) return [];
  const labels = model.labels.length;
  const none = model.labels.indexOf('none');
  const atomScores = features.map((f) => model.scores(f));
  const joints = atoms.map((a, i) =>
    i === 0 ? null : model.scores(jointFeatures(atoms[i - 1]!, a, features[i - 1]!, features[i]!)),
  );
  const lengths = Array.from({ length: LONGEST + 1 }, (_, l) => model.scores(lengthFeatures(l)));
  // runs[from * LONGEST + length - 1]: the scores of all labels for that run.
  const runs: Float64Array[] = [];
  const total = new Float64Array(n * LONGEST).fill(-Infinity);
  for (let from = 0; from < n; from++) {
    const running = new Float64Array(labels);
    for (let to = from + 1; to <= Math.min(n, from + LONGEST); to++) {
      const at = to - 1;
      for (let k = 0; k < labels; k++) running[k]! += atomScores[at]![k]! + (at > from ? joints[at]![k]! : 0);
      const scores = new Float64Array(labels);
      const whole = model.scores(runFeatures(atoms, gists, from, to));
      for (let k = 0; k < labels; k++)
        scores[k] = k === none && to - from > 1 ? -Infinity : running[k]! + lengths[to - from]![k]! + whole[k]!;
      runs[from * LONGEST + to - from - 1] = scores;
      total[from * LONGEST + to - from - 1] = logSum(scores);
    }
  }
  // The likeliest cut, whatever the labels: each run counts with the sum over its readings, since a cut whose kind is in
  // doubt is no less a cut. The kind is chosen after.
  const best = new Float64Array(n + 1).fill(-Infinity);
  const back: { from: number; label: number; probability: number }[] = [];
  best[0] = 0;
  for (let to = 1; to <= n; to++) {
    for (let from = Math.max(0, to - LONGEST); from < to; from++) {
      const run = from * LONGEST + to - from - 1;
      const value = best[from]! + total[run]! - JOINING * (to - from - 1);
      if (value <= best[to]!) continue;
      best[to] = value;
      const scores = runs[run]!;
      let top = -1;
      for (let k = 0; k < labels; k++) if (k !== none && (top < 0 || scores[k]! > scores[top]!)) top = k;
      const claim = scores.reduce((sum, s, k) => (k === none ? sum : sum + Math.exp(s - scores[top]!)), 0);
      const isNone = Math.exp(scores[none]! - scores[top]!) > claim * CLAIMING;
      back[to] = { from, label: isNone ? none : top, probability: 1 / claim };
    }
  }
  const out: Segment[] = [];
  for (let to = n; to > 0; to = back[to]!.from) {
    const { from, label, probability } = back[to]!;
    if (label !== none) out.push({ first: from, last: to - 1, kind: model.labels[label]!, probability });
  }
  return out.reverse();
}

function logSum(values: Float64Array): number {
  let top = -Infinity;
  for (const v of values) if (v > top) top = v;
  if (top === -Infinity) return top;
  let sum = 0;
  for (const v of values) sum += Math.exp(v - top);
  return top + Math.log(sum);
}
