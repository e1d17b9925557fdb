import { CLAIM_KINDS } from '../../src/contract/kinds.ts';
import { overlap } from '../../src/kernel/span.ts';
import type { Front } from '../../src/engine/front.ts';
import { jointFeatures, LONGEST, runFeatures } from '../../src/engine/claims/segments.ts';
import { goldSpans, type GoldText } from './gold.ts';
import type { Example } from './semi-markov.ts';

export const LABELS = ['none', ...CLAIM_KINDS];

/** Turns gold quotes into runs of atoms: each atom goes to the shortest quote that covers half of it. */
export function segmentExamples(front: Front, gold: GoldText): Example[] {
  const spans = goldSpans(gold);
  return front.prepared.map(({ atoms, features, gists }) => {
    const owner = atoms.map((atom) => {
      let best = -1;
      spans.forEach((span, c) => {
        if (!span || overlap(span, atom) * 2 < atom.end - atom.start) return;
        const shorter = best < 0 || span.end - span.start < spans[best]!.end - spans[best]!.start;
        if (shorter) best = c;
      });
      return best;
    });
    const runs: Example['gold'] = [];
    for (let i = 0; i < atoms.length;) {
      let j = i;
      if (owner[i]! >= 0) while (j + 1 < atoms.length && owner[j + 1] === owner[i] && j - i < 4) j++;
      runs.push({
        first: i,
        last: j,
        claim: owner[i]!,
        label: owner[i]! < 0 ? 0 : LABELS.indexOf(gold.claims[owner[i]!]!.kind),
      });
      i = j + 1;
    }
    return {
      atoms: features.map((f) => [...f]),
      joints: atoms.map((a, i) => (i === 0 ? [] : jointFeatures(atoms[i - 1]!, a, features[i - 1]!, features[i]!))),
      runs: atoms.map((_, from) =>
        Array.from({ length: Math.min(LONGEST, atoms.length - from) }, (_, l) =>
          runFeatures(atoms, gists, from, from + l + 1),
        ),
      ),
      gold: runs,
    };
  });
}
