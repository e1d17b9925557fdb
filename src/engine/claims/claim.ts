import type { Frame } from '../../knowledge/frames.ts';
import type { Thing } from '../../knowledge/lexicon.ts';
import type { ClaimKind, Outcome, Reason, Status } from '../../contract/reading.ts';
import type { Span } from '../../kernel/span.ts';
import type { QuantityMark, TimeMark } from '../recognise/marks.ts';
import type { PartyMention } from './fill/scene.ts';
import type { Speaker } from './fill/speakers.ts';

/** A party of a claim with the words that show it, or null where the text left it out and it was carried over. */
export interface Party {
  readonly thing: Thing;
  readonly mention: PartyMention | null;
}

/** A claim as the reader makes it, before names are turned into contract entities. Offsets are UTF-16. */
export interface DraftClaim extends Span {
  readonly sentence: Span;
  readonly kind: ClaimKind;
  readonly quoted: boolean;
  readonly actors: readonly Party[];
  readonly targets: readonly Party[];
  readonly items: readonly Thing[];
  readonly quantity: QuantityMark | null;
  readonly time: TimeMark | null;
  /** The time as the claim takes it: the mark's own, or `../…` for a count up to it. */
  readonly edtf: string | null;
  readonly timeCarried: boolean;
  /** When it was said, where the words beside the reporting verb tell and it is not when it happened. */
  readonly reported: string | null;
  readonly place: Thing | null;
  readonly placeWord: number;
  readonly outcome: Outcome | null;
  readonly status: Status;
  readonly speaker: Speaker | null;
  /** Sentences between the speaker and the claim. */
  readonly speakerGap: number;
  /** The frame whose words show the claim, where it makes claims of this kind. */
  readonly frame: Frame | null;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}
