import { below, type Signature } from './signature.ts';

/** How much of each of two texts stands in the other, 0 to 1. */
export interface Shares {
  readonly exact: boolean;
  readonly ofA: number;
  readonly ofB: number;
}

/** The share of the shorter text from which on two texts count as copies. */
export const NEAR = 0.5;
/** Fewer shared shingles than this are a phrase that many texts use, not a copy. */
const LEAST_SHARED = 12;

/**
 * Compares two texts by their signatures; null where they are no copies. Exact: the same words in the same order. Near:
 * at least half of the shorter one stands in the other. For texts of up to 1,024 shingles the shares are exact; beyond,
 * they are estimated from a sample of at least 512.
 */
export function compare(a: Signature, b: Signature): Shares | null {
  if (a.digest === b.digest) return a.sketch.length === 0 && a.size === 0 ? exactOfFew(a) : EXACT;
  const bound = 2 ** (32 - Math.max(a.level, b.level));
  const left = below(a.sketch, bound);
  const right = below(b.sketch, bound);
  const shared = sharedBetween(left, right);
  const sharedInAll = shared * 2 ** Math.max(a.level, b.level);
  if (sharedInAll < LEAST_SHARED) return null;
  const ofA = shared / left.length;
  const ofB = shared / right.length;
  return Math.max(ofA, ofB) < NEAR ? null : { exact: false, ofA, ofB };
}

const EXACT: Shares = { exact: true, ofA: 1, ofB: 1 };

/** Texts of a few words or none are copies only where they have any words at all. */
function exactOfFew({ digest }: Signature): Shares | null {
  return digest.startsWith('0-') ? null : EXACT;
}

/** How many numbers stand in both of two rising lists. */
function sharedBetween(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i]!;
    const right = b[j]!;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared;
}
