import { isWide, type Piece } from './lines.ts';

export interface Paragraph {
  text: string;
  /** Whether its last line fills the column. */
  full: boolean;
  readonly size: number;
}

/** A larger step than the usual one by this much, or a change of type by this much, begins a paragraph. */
const STEP = 1.35;
const TYPE = 1.12;
/** How far a first line is set in, and how far a last one may fall short of the column, in sizes. */
const INDENT = 0.9;
const SHORT = 3;

const ENDS = /[.!?。！？…:：;；"”」』)）]$/;

/** Puts the lines of a block together into paragraphs: hyphens at line ends joined, Chinese without blanks. */
export function paragraphsOf(lines: readonly Piece[]): Paragraph[] {
  const out: Paragraph[] = [];
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  const step = usualStep(lines);
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = out.at(-1);
    if (!before || !last || begins(before, line, { left, right, step })) {
      out.push({ text: line.text, full: false, size: line.size });
    } else {
      last.text = joinLines(last.text, line.text);
    }
    out.at(-1)!.full = line.right > right - SHORT * line.size;
  });
  return out;
}

function begins(before: Piece, line: Piece, block: { left: number; right: number; step: number }): boolean {
  if (line.y - before.y > STEP * block.step) return true;
  const [small, large] = [before.size, line.size].sort((a, b) => a - b) as [number, number];
  if (large > TYPE * small) return true;
  // Cells of a table stand one row a line.
  if (line.text.includes('\t') || before.text.includes('\t')) return true;
  const short = before.right < block.right - SHORT * before.size;
  if (line.left > block.left + INDENT * line.size && before.left < line.left - 0.5 * line.size)
    return short || ENDS.test(before.text);
  return short && ENDS.test(before.text);
}

function usualStep(lines: readonly Piece[]): number {
  const steps = lines
    .slice(1)
    .map((line, i) => line.y - lines[i]!.y)
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? Infinity;
}

/** Whether a paragraph goes on in the first one of the next page. */
export function goesOn(last: Paragraph, next: Paragraph): boolean {
  if (ENDS.test(last.text) || Math.abs(last.size - next.size) >= 0.5) return false;
  return last.full || /^\p{Ll}/u.test(next.text);
}

/** Two lines of one paragraph as one. */
export function joinLines(before: string, line: string): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line;
  // A word parted at the line end goes on in small letters; a hyphen before a capital or a figure is its own.
  if (/\p{Ll}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line;
  if (/[\p{L}\p{N}][-\u2010]$/u.test(before)) return before + line;
  return isWide(before.at(-1)) || isWide(line[0]) ? before + line : `${before} ${line}`;
}
