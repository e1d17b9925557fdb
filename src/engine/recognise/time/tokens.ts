import type { TimeWord } from '../../../knowledge/times.ts';

/** What stands between a token and the one before it. */
export const Gap = { none: 0, space: 1, comma: 2, far: 3 } as const;

export interface TimeNumber {
  readonly value: number;
  /** How many figures; 0 for a number with scales (十五) or in words. */
  readonly digits: number;
  readonly han?: true;
  /** It holds a numeral that only counts (两). */
  readonly counts?: true;
  /** It is written with 廿 or 卅. */
  readonly packed?: true;
  /** 5th, 1st. */
  readonly ordinal?: true;
  /** Written with an apostrophe for the century. */
  readonly short?: true;
  /** 1990s. */
  readonly decade?: true;
}

/** The smallest pieces that the grammar reads: words of the lexicon, numbers, and dates written in figures alone. */
export interface TimeToken {
  readonly start: number;
  readonly end: number;
  readonly gap: number;
  /** Whether a phrase may begin here: 0 never, 1 only with a neighbour behind it, 2 alone. */
  readonly begins: 0 | 1 | 2;
  readonly word: TimeWord | undefined;
  readonly number: TimeNumber | undefined;
  /** Figures that are a date by their shape; a year or day of 0 is absent. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  readonly clock: boolean;
  /** A number that no word follows directly: a mark does, a line's end or the text's. */
  readonly closed: boolean;
  /** A bracket. */
  readonly mark: string | undefined;
}

/** What a scanner found; the lexer adds what stands around it. */
export type Piece = Partial<Pick<TimeToken, 'word' | 'number' | 'date' | 'clock' | 'mark'>>;
export type Push = (start: number, end: number, piece: Piece) => void;

/** Whether token `i` stands next to the one before it, with at most `most` between. */
export const joined = (tokens: readonly TimeToken[], i: number, most: number = Gap.space): boolean =>
  i < tokens.length && tokens[i]!.gap <= most;

/** The gap between two offsets of a view. Looks at no more than three characters. */
export function gapBetween(view: string, from: number, to: number): number {
  if (to <= from) return Gap.none;
  if (to - from > 3) return Gap.far;
  let comma = false;
  for (let i = from; i < to; i++) {
    const c = view.charCodeAt(i);
    if (c === 44) {
      if (comma) return Gap.far;
      comma = true;
    } else if (c !== 32 && c !== 0xa0 && c !== 0x3000) return Gap.far;
  }
  return comma ? Gap.comma : Gap.space;
}

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export const isLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7);
export const isHan = (c: number): boolean => c >= 0x3400 && c <= 0x9fff;

/** Whether a word may begin a phrase, and whether it may do so alone. */
export function beginsPhrase(word: TimeWord): 0 | 1 | 2 {
  if (word.never) return 0;
  const alone =
    word.shift ??
    word.month ??
    word.weekday ??
    word.half ??
    word.monthHalf ??
    word.quarter ??
    word.season ??
    word.lunarMonth ??
    word.length ??
    word.vague ??
    word.now ??
    word.soFar ??
    word.sinceThen ??
    word.festival ??
    word.daypart ??
    word.edge?.alone;
  if (alone !== undefined) return 2;
  const led =
    word.direction ??
    word.window ??
    word.number ??
    word.tens ??
    word.ordinal ??
    word.indefinite ??
    word.edge ??
    word.boundBefore ??
    word.approximateBefore ??
    word.duration ??
    word.withinBefore ??
    word.recurrence ??
    word.the ??
    word.leading ??
    word.trailing ??
    word.era ??
    word.lunar ??
    word.decade ??
    word.ordinalMark ??
    word.count;
  return led === undefined ? 0 : 1;
}
