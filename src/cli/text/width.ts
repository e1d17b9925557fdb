import stringWidth from 'string-width';
import { graphemesOf } from './graphemes.ts';

/**
 * Characters that would break a screen or deceive its reader: controls (among them the escape that begins terminal
 * commands), marks that turn the direction of writing, and line separators.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text from outside, made safe for one line of a terminal. */
export function clean(text: string): string {
  return text.replace(DIRECTION, '').replace(UNSAFE, ' ');
}

/** Columns that a text takes in a terminal; East Asian wide characters take two. Colours take none. */
export function width(text: string): number {
  if (text.includes('\u001b')) return stringWidth(text);
  let sum = 0;
  for (const grapheme of graphemesOf(text)) sum += graphemeWidth(grapheme);
  return sum;
}

/** Columns of one character, as a reader sees it. What most texts consist of is known without asking. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1) {
    const unit = grapheme.charCodeAt(0);
    if (unit >= 0x20 && unit <= 0x7e) return 1;
    if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3001 && unit <= 0x3011)) return 2;
  }
  return stringWidth(grapheme);
}

/** A text filled with spaces to a width. */
export function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}
