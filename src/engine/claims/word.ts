import type { Frame } from '../../knowledge/frames.ts';
import type { Thing } from '../../knowledge/lexicon.ts';
import type { Token } from '../lexicon/tokens.ts';
import type { QuantityMark, TimeMark } from '../recognise/marks.ts';

/** How a name was written: in full, as a short form, as an abbreviation in a compound, as an adjective. */
export type Via = 'name' | 'short' | 'abbr' | 'adjective' | 'pattern';

/**
 * What the claim reader reads: a token with its senses settled, or a quantity or a time as one word. Offsets are UTF-16.
 */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly script: Token['script'] | 'quantity' | 'time';
  readonly token: Token | null;
  /** The thing named, items included. */
  readonly thing: Thing | null;
  readonly via: Via | null;
  /** Frames that the word may open, verbs first, with the flags of its form. */
  readonly frames: readonly FrameUse[];
  readonly quantity: QuantityMark | null;
  readonly time: TimeMark | null;
}
export interface FrameUse {
  readonly frame: Frame;
  readonly noun: boolean;
  readonly flags: number;
}
