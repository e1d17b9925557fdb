import { graphemesOf } from './graphemes.ts';
import { graphemeWidth } from './width.ts';

/** A line may not begin with these, nor end with those (Chinese and Western marks alike). */
const NO_START = new Set(Array.from('，。、；：？！）》」』】〉〕”’…—,.;:?!)]}%％°'));
const NO_END = new Set(Array.from('（《「『【〈〔“‘([{'));

interface Piece {
  text: string;
  width: number;
  /** Spaces between this piece and the next, dropped at a line's end. */
  space: number;
}

/**
 * Breaks a text into lines no wider than `to` columns (10 at least): between words, between Chinese characters, never
 * inside a character, and not before a mark that closes or after one that opens. A longer word is broken where it must be.
 */
export function wrap(text: string, to: number): string[] {
  const limit = Math.max(10, to);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  let gap = 0;
  for (const piece of pieces(text, limit)) {
    if (used > 0 && used + gap + piece.width > limit) {
      lines.push(line);
      line = '';
      used = 0;
      gap = 0;
    }
    line += ' '.repeat(gap) + piece.text;
    used += gap + piece.width;
    gap = piece.space;
  }
  if (used > 0 || lines.length === 0) lines.push(line);
  return lines;
}

/** The beginning of a text in one line of at most `to` columns, with a mark where something was left out. */
export function clip(text: string, to: number): string {
  let out = '';
  let used = 0;
  let short = '';
  for (const segment of graphemesOf(text)) {
    used += graphemeWidth(segment);
    if (used > to) return `${short}…`;
    out += segment;
    if (used < to) short = out;
  }
  return out;
}

function pieces(text: string, limit: number): Piece[] {
  const out: Piece[] = [];
  let open: Piece | null = null;
  let before = '';
  let beforeWide = false;
  for (const segment of graphemesOf(text)) {
    if (segment === ' ') {
      if (open) open.space++;
      before = segment;
      continue;
    }
    const w = graphemeWidth(segment);
    const wide = w > 1;
    const joins = open !== null && before !== ' ' && !mayBreak(before, beforeWide, segment, wide);
    if (open && joins && open.width + w <= limit) {
      open.text += segment;
      open.width += w;
    } else {
      open = { text: segment, width: w, space: 0 };
      out.push(open);
    }
    before = segment;
    beforeWide = wide;
  }
  return out;
}

function mayBreak(before: string, beforeWide: boolean, after: string, afterWide: boolean): boolean {
  if (NO_START.has(after) || NO_END.has(before)) return false;
  return beforeWide || afterWide || before === '/';
}
