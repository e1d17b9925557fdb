import type { Check, CitedSource, Claim, Support } from '../../contract/reading.ts';
import type { Diagnostic } from '../../kernel/errors.ts';
import type { Span } from '../../kernel/span.ts';

/** A claim as it comes from resolution: of the contract's shape, its offsets UTF-16 units, its support not yet known. */
export type UnsupportedClaim = Omit<Claim, 'support'>;

/** A time expression after resolution. Offsets are UTF-16 units. */
export interface AssessedTime extends Span {
  /** Null where it stays unresolved. */
  readonly edtf: string | null;
  /** Monday 1 to Sunday 7: what the words say beside a date, and what that date is. */
  readonly weekday?: { readonly stated: number; readonly actual: number };
  /** The words name a day that does not exist. */
  readonly impossible?: boolean;
}
/** A quantity expression. Offsets are UTF-16 units. */
export interface AssessedQuantity extends Span {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly approximate: boolean;
}
/** What a sourcing statement says the reader will find. */
export interface AssessedPromise extends Span {
  readonly what: 'sources' | 'screenshots' | 'links' | 'references';
}

export interface AssessInput {
  readonly document: { readonly sources: readonly CitedSource[] };
  readonly claims: readonly UnsupportedClaim[];
  readonly promises: readonly AssessedPromise[];
  readonly views: { readonly text: string; readonly view: string };
  /** ISO day or time of publication, or null. */
  readonly published: string | null;
  readonly times: readonly AssessedTime[];
  /** In order, without overlap. */
  readonly sentences: readonly Span[];
  /** Every quantity that was recognised; without it, those of the claims serve. */
  readonly quantities?: readonly AssessedQuantity[];
  /** How many pictures came with the text, where its format tells. */
  readonly pictures?: number;
}

export interface Assessment {
  /** One for each claim, in the order given. */
  readonly support: Support[];
  /** By place in the text, then by code. */
  readonly checks: Check[];
  readonly diagnostics: Diagnostic[];
}

/** A check with the place it is about, which orders the list. */
export interface Finding {
  readonly at: number;
  readonly check: Check;
}
