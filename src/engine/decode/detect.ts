import { bytesOf, codePointOf, isBad, type Codec } from './codec.ts';
import type { Codecs } from './codecs.ts';

/** How much of the text that is not ASCII is looked at (bytes). */
const SAMPLE = 24_000;

/** Candidates where UTF-8 does not fit; on a tie the earlier wins. */
const CANDIDATES = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1252',
  'windows-1251',
  'koi8-r',
  'windows-1250',
  'ibm866',
];

/** The encodings that a declaration is weighed against, with what they are worth on a sample. */
export interface Weighed {
  readonly encoding: string;
  /** Mean commonness a byte that is not ASCII; bad bytes weigh heavily. */
  readonly score: number;
  /** Share of the bytes looked at that no character has. */
  readonly bad: number;
}

/** The share of bad bytes from which on an encoding is held not to be the text's. */
export const TOO_BAD = 0.02;

/**
 * Guesses an encoding from the bytes alone: UTF-16 by where its zero bytes fall, UTF-8 by validity, the others by how
 * common the characters are that the bytes would be.
 */
export function detect(bytes: Uint8Array, codecs: Codecs, commonness: Int8Array): Weighed {
  const wide = utf16ByZeros(bytes);
  if (wide !== null) return { encoding: wide, score: 4, bad: 0 };
  const sample = interestingPart(bytes);
  if (sample === null) return { encoding: 'utf-8', score: 0, bad: 0 };
  const unicode = weigh(codecs.byName.get('utf-8')!, bytes, sample, commonness);
  if (unicode.bad <= TOO_BAD) return unicode;
  let best: Weighed = { encoding: 'windows-1252', score: -Infinity, bad: 1 };
  for (const name of CANDIDATES) {
    const weighed = weigh(codecs.byName.get(name)!, bytes, sample, commonness);
    if (weighed.score > best.score) best = weighed;
  }
  // Badly damaged UTF-8 is still UTF-8 where nothing else fits better.
  return unicode.bad < 0.3 && unicode.score > best.score ? unicode : best;
}

/** What reading a sample of the bytes with a codec is worth. */
export function weigh(
  codec: Codec,
  bytes: Uint8Array,
  sample: { start: number; end: number },
  commonness: Int8Array,
): Weighed {
  let total = 0;
  let count = 0;
  let bad = 0;
  let before = 0x20;
  const wide = !codec.asciiSafe;
  for (let at = sample.start; at < sample.end;) {
    const packed = codec.read(bytes, at);
    const length = bytesOf(packed);
    const codePoint = codePointOf(packed);
    // A character cut off by the end of the sample says nothing.
    if (at + length > sample.end || (isBad(packed) && at + 4 > bytes.length)) break;
    if (codePoint >= 0x80 || wide) {
      count += length;
      if (isBad(packed)) {
        bad += length;
        total -= 12 * length;
      } else {
        total += (commonness[codePoint > 0xffff ? 0xd800 : codePoint]! + joins(before, codePoint)) * length;
      }
    }
    before = codePoint;
    at += length;
  }
  return { encoding: codec.name, score: count === 0 ? 0 : total / count, bad: count === 0 ? 0 : bad / count };
}

/**
 * What two neighbours say: letters of one script and case stand together; a capital after a small letter, a symbol
 * inside a word or two scripts in one word are signs of a wrong code page.
 */
function joins(before: number, now: number): number {
  const a = letterClass(before);
  const b = letterClass(now);
  if (b === 0) return a !== 0 && now >= 0xa1 && now <= 0xbf ? -2 : 0;
  if (a === 0) return isCapital(b) ? 0.5 : 0;
  if (a >> 1 !== b >> 1) return -3;
  return isCapital(b) && !isCapital(a) ? -3 : isCapital(b) ? 0 : 1.5;
}

function isCapital(letter: number): boolean {
  return (letter & 1) === 1;
}

/** 0 for no letter; else script (2 Latin, 4 Cyrillic) with 1 added for capitals. */
function letterClass(c: number): number {
  if (c < 0x80) return c >= 0x61 && c <= 0x7a ? 2 : c >= 0x41 && c <= 0x5a ? 3 : 0;
  if (c >= 0xc0 && c <= 0x17f && c !== 0xd7 && c !== 0xf7) {
    return c >= 0x100 ? 2 + (c & 1 ? 0 : 1) : c < 0xdf ? 3 : 2;
  }
  if (c >= 0x400 && c <= 0x45f) return c < 0x430 ? 5 : 4;
  return 0;
}

/** UTF-16 without a mark: nearly all zero bytes stand on one side. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length & ~1, SAMPLE);
  let even = 0;
  let odd = 0;
  let lineEven = 0;
  let lineOdd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) {
      even++;
      if (bytes[i + 1]! < 0x80) lineEven++;
    }
    if (bytes[i + 1] === 0) {
      odd++;
      if (bytes[i]! < 0x80) lineOdd++;
    }
  }
  // Chinese has few zero bytes (only beside ASCII); a text of one byte a character has none.
  if (end < 4 || even + odd < Math.max(1, end / 1000)) return null;
  if (odd > 8 * even && lineOdd > 0) return 'utf-16le';
  if (even > 8 * odd && lineEven > 0) return 'utf-16be';
  return null;
}

/** From the first byte that is not ASCII, backed up to a line start so that a pair is not entered in its middle. */
export function interestingPart(bytes: Uint8Array): { start: number; end: number } | null {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 0x80) at++;
  if (at === bytes.length) return null;
  return { start: at, end: Math.min(bytes.length, at + SAMPLE * 4) };
}
