import { mix, shinglesOf, wordsOf } from './shingles.ts';

/** What is kept of a text to find its copies by. Made from the text alone: the same text gives the same signature. */
export interface Signature {
  /** Shingles in the text, each counted once. */
  readonly size: number;
  /** The sketch holds the shingles whose hash lies below 2^(32 − level): all of them at level 0. */
  readonly level: number;
  /** Hashes in rising order: a fair sample of the text's shingles, and comparable between texts. */
  readonly sketch: Uint32Array;
  /** MinHash over all shingles. */
  readonly minima: Uint32Array;
  /** A hash of the words in their order: texts of the same words have the same. */
  readonly digest: string;
}

const HASHES = 128;
const BANDS = 32;
const ROWS = HASHES / BANDS;
/** The most shingles in a sketch; shares are then known to about two in a hundred. */
const SKETCH = 1024;
/** Hashes below this are anchors: one shingle in 64, so that a part of a text shares some with the whole. */
const ANCHOR_BELOW = 2 ** 26;
const MOST_ANCHORS = 256;

/** Odd factors and offsets of the 128 hash functions, the same on every machine. */
const FACTORS = Uint32Array.from({ length: HASHES }, (_, i) => mix(2 * i + 1) | 1);
const OFFSETS = Uint32Array.from({ length: HASHES }, (_, i) => mix(2 * i + 0x10001));

/** The signature of a text, folded so that scripts and widths are one. */
export function signatureOf(folded: string): Signature {
  const words = wordsOf(folded);
  const shingles = shinglesOf(words);
  let level = 0;
  let sketch = shingles;
  while (sketch.length > SKETCH) {
    level++;
    sketch = below(sketch, 2 ** (32 - level));
  }
  return { size: shingles.length, level, sketch: sketch.slice(), minima: minimaOf(shingles), digest: digestOf(words) };
}

/** The hashes below a bound, of hashes in rising order. */
export function below(hashes: Uint32Array, bound: number): Uint32Array {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hashes[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return hashes.subarray(0, low);
}

/**
 * The keys under which a text is filed; texts that share one may be copies. Bands of the MinHash find texts that
 * resemble each other, anchors find parts of a text in longer ones. Whole numbers below 2^33, each once.
 */
export function keysOf({ size, sketch, minima }: Pick<Signature, 'size' | 'sketch' | 'minima'>): number[] {
  if (size === 0) return [];
  const keys = new Set<number>();
  for (let band = 0; band < BANDS; band++) {
    let hash = mix(band + 1);
    for (let row = 0; row < ROWS; row++) hash = mix(Math.imul(hash, 31) ^ minima[band * ROWS + row]!);
    keys.add(2 ** 32 + hash);
  }
  for (const hash of below(sketch, ANCHOR_BELOW).subarray(0, MOST_ANCHORS)) keys.add(hash);
  return [...keys];
}

function minimaOf(shingles: Uint32Array): Uint32Array {
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (let i = 0; i < HASHES; i++) {
    const factor = FACTORS[i]!;
    const offset = OFFSETS[i]!;
    let least = 0xffffffff;
    for (const shingle of shingles) {
      const hash = (Math.imul(shingle, factor) + offset) >>> 0;
      if (hash < least) least = hash;
    }
    minima[i] = least;
  }
  return minima;
}

/** 128 bits over the words in their order, in hexadecimal. */
function digestOf(words: Uint32Array): string {
  const parts = [1, 2, 3, 4].map((seed) => {
    let hash = mix(seed * 0x1000193);
    for (const word of words) hash = mix(Math.imul(hash, 0x9e3779b1) ^ word);
    return hash.toString(16).padStart(8, '0');
  });
  return `${words.length.toString(16)}-${parts.join('')}`;
}
