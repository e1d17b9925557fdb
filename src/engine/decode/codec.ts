/**
 * How one encoding is read, a character at a time. Decoding and the map from bytes to text are both walks with the
 * same codec, so that the map is exact by construction, also over bytes that no character has.
 */
export interface Codec {
  /** The WHATWG name, lower case. */
  readonly name: string;
  /** Whether a byte below 0x80 always stands for that ASCII character when a character begins there. */
  readonly asciiSafe: boolean;
  /**
   * Reads the character that begins at `at` (`at < bytes.length`) and returns it packed: see `pack`. Bytes that no
   * character has come back as U+FFFD, marked bad, by the WHATWG rules of how many are taken at once.
   */
  read(bytes: Uint8Array, at: number): number;
}

/** What stands for bytes that no character has. */
export const REPLACEMENT = 0xfffd;

/** Code points from here on stand for the few legacy codes that are two characters: base and combining mark. */
export const PAIR_BASE = 0x200000;
const PAIRS = ['Ê\u0304', 'Ê\u030c', 'ê\u0304', 'ê\u030c'] as const;

/** A code point with the number of bytes it took (1 to 4). */
export function pack(codePoint: number, bytes: number): number {
  return (codePoint << 4) | bytes;
}

/** Bytes that no character has. */
export function packBad(bytes: number): number {
  return (REPLACEMENT << 4) | 8 | bytes;
}

export function codePointOf(packed: number): number {
  return packed >> 4;
}

export function bytesOf(packed: number): number {
  return packed & 7;
}

export function isBad(packed: number): boolean {
  return (packed & 8) !== 0;
}

/** How many UTF-16 units the packed character takes. */
export function unitsOf(packed: number): number {
  return packed >> 4 > 0xffff ? 2 : 1;
}

/** The two characters behind a code point at or above PAIR_BASE. */
export function pairText(codePoint: number): string {
  return PAIRS[codePoint - PAIR_BASE] ?? '\ufffd';
}
