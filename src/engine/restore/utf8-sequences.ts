import type { CodePage } from './code-page.ts';

/** A character of UTF-8 found in a text that was read through a code page. */
export interface Sequence {
  readonly start: number;
  readonly end: number;
  /** What the bytes are in UTF-8; U+FFFD where one of them was lost. */
  readonly text: string;
  readonly codePoint: number;
  /** How many bytes of UTF-8. */
  readonly bytes: number;
  /** Whether a no-break space had become a plain one. */
  readonly loose: boolean;
}

const HIGH_SURROGATE = { first: 0xd800, last: 0xdbff };

/** Reads one UTF-8 character at `at`, or null. Surrogates written as three bytes each are joined (CESU-8). */
export function sequenceAt(text: string, at: number, page: CodePage): Sequence | null {
  const one = readOne(text, at, page);
  if (one === null || one.codePoint < HIGH_SURROGATE.first || one.codePoint > 0xdfff) return one;
  if (one.codePoint > HIGH_SURROGATE.last) return null;
  const low = readOne(text, one.end, page);
  if (low === null || low.codePoint < 0xdc00 || low.codePoint > 0xdfff) return null;
  const codePoint = 0x10000 + ((one.codePoint - 0xd800) << 10) + (low.codePoint - 0xdc00);
  return { ...one, end: low.end, codePoint, text: String.fromCodePoint(codePoint), bytes: 6 };
}

function readOne(text: string, at: number, page: CodePage): Sequence | null {
  const lead = page.byteOf(text.charCodeAt(at));
  const more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
  if (more === 0) return null;
  let codePoint = lead & (0x3f >> more);
  let lost = false;
  let loose = false;
  for (let i = 1; i <= more; i++) {
    const unit = text.charCodeAt(at + i);
    if (unit === 0xfffd && page.hasHoles) {
      lost = true;
      // One mark may stand for all the bytes that are left.
      if ((page.byteOf(text.charCodeAt(at + i + 1)) & 0xc0) !== 0x80) {
        return { start: at, end: at + i + 1, text: '\ufffd', codePoint: 0xfffd, bytes: more + 1, loose };
      }
      continue;
    }
    let byte = page.byteOf(unit);
    if (unit === 0x20) {
      byte = 0xa0;
      loose = true;
    }
    if ((byte & 0xc0) !== 0x80) return null;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const end = at + more + 1;
  if (lost) return { start: at, end, text: '\ufffd', codePoint: 0xfffd, bytes: more + 1, loose };
  if ((more === 2 && codePoint < 0x800) || (more === 3 && (codePoint < 0x10000 || codePoint > 0x10ffff))) return null;
  return { start: at, end, text: String.fromCodePoint(codePoint), codePoint, bytes: more + 1, loose };
}
