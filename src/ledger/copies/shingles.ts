/** How many words (or characters of a script without spaces) stand in one shingle. */
const LENGTH = 5;
/** Words of a text that are looked at; what stands behind them in a whole book changes no answer about copies. */
const MOST_WORDS = 200_000;

const FNV_START = 0x811c9dc5;
const FNV_STEP = 0x01000193;

/**
 * The words of a folded text as numbers: each Chinese, Japanese or Korean character is one, and each run of other
 * letters and digits. Marks, spaces and signs are left out, so that punctuation, layout and put-in signs change nothing.
 */
export function wordsOf(folded: string): Uint32Array {
  const words = new Uint32Array(Math.min(folded.length, MOST_WORDS));
  let count = 0;
  let word = 0;
  const add = (value: number): void => {
    if (count < words.length) words[count++] = value;
  };
  for (let i = 0; i < folded.length && count < words.length; i++) {
    const unit = folded.charCodeAt(i);
    if (isWordUnit(unit)) {
      word = Math.imul((word === 0 ? FNV_START : word) ^ unit, FNV_STEP) >>> 0;
      continue;
    }
    if (word !== 0) add(word);
    word = 0;
    if (isIdeograph(unit)) add(unit);
  }
  if (word !== 0) add(word);
  return words.subarray(0, count);
}

/** The shingles of a sequence of words: their hashes, in rising order, each once. */
export function shinglesOf(words: Uint32Array): Uint32Array {
  if (words.length < LENGTH) return new Uint32Array();
  const hashes = new Uint32Array(words.length - LENGTH + 1);
  for (let i = 0; i < hashes.length; i++) {
    let hash = 0;
    for (let j = i; j < i + LENGTH; j++) {
      hash = Math.imul(hash ^ words[j]!, 0x85ebca6b);
      hash = ((hash << 15) | (hash >>> 17)) + 0x9e3779b9;
    }
    hashes[i] = mix(hash);
  }
  hashes.sort();
  let kept = 0;
  for (const hash of hashes) if (kept === 0 || hash !== hashes[kept - 1]) hashes[kept++] = hash;
  return hashes.subarray(0, kept);
}

/** Spreads the bits of a number over all 32, so that order by hash says nothing of the words. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Characters that are words by themselves: CJK ideographs, kana, hangul, and halves of those beyond the basic plane. */
function isIdeograph(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0x3041 && unit <= 0x30fa) ||
    (unit >= 0xac00 && unit <= 0xd7af) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xd840 && unit <= 0xd8bf)
  );
}

/** Letters and digits that make words in runs: ASCII, then Latin to Arabic and the scripts up to Georgian and beyond. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);
  return (unit >= 0xc0 && unit <= 0x1fff && unit !== 0xd7 && unit !== 0xf7) || (unit >= 0xa640 && unit <= 0xabff);
}
