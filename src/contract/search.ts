import type { AnsweredAsOf } from './rollups.ts';
import type { Check, Claim, ClaimKind, Status, SupportLevel } from './reading.ts';

/** What claims can be narrowed by, in the order in which it is shown. Values are codes and ids of the contract. */
export const FACETS = [
  'kind',
  'status',
  'actor',
  'target',
  'item',
  'place',
  'speaker',
  'publisher',
  'support',
  'check',
  'review',
  'year',
] as const;
export type FacetName = (typeof FACETS)[number];

export const REVIEWS = ['accepted', 'corrected', 'rejected', 'added'] as const;

/**
 * Which claims are asked for: values of one facet are alternatives, facets and the rest must all hold. Names (`actor`,
 * `target`, `place`, `item`, `speaker`) match an id, a canonical name or the words of a text, whole and in either
 * script; an item also matches its class. `review` knows `none`; rejected claims are left out unless asked for.
 */
export interface SearchFilter {
  kind?: ClaimKind[];
  status?: Status[];
  actor?: string[];
  target?: string[];
  item?: string[];
  place?: string[];
  speaker?: string[];
  publisher?: string[];
  support?: SupportLevel[];
  check?: string[];
  review?: ((typeof REVIEWS)[number] | 'none')[];
  /** Years in which it may have happened, `2025`. */
  year?: string[];
  document?: string[];
  /** Actor or target. */
  party?: string[];
  /** Days (`2025-06-14`); a claim fits if its time may overlap them. */
  from?: string;
  to?: string;
}

export const SEARCH_SORTS = ['ledger', 'newest', 'time', 'quantity'] as const;
/** `ledger`: as claims came; `newest`: last published first; `time`: last happened first; `quantity`: largest first. */
export type SearchSort = (typeof SEARCH_SORTS)[number];

export interface SearchQuestion {
  /**
   * Words that must all be there, in any order; "words in quotation marks" must follow each other. A Latin word also
   * finds longer words that begin with it, outside quotation marks.
   */
  words?: string;
  filter?: SearchFilter;
  sort?: SearchSort;
  /** Where the page before ended: its `next`. */
  cursor?: string;
  /** Claims a page, 1 to 500; 50 where it is not given. */
  limit?: number;
  /** Which facets to count; all where it is not given. */
  facets?: FacetName[];
}

export interface FacetValue {
  /** A code or id, to be used in a filter as it stands. */
  value: string;
  /** Canonical English name, where the value is an id. */
  name: string | null;
  count: number;
  chosen: boolean;
}

/**
 * Counts of one facet among the claims that pass all other conditions, its own aside, so that alternatives can be
 * seen. Counts are exact. A claim with two actors counts for both.
 */
export interface Facet {
  name: FacetName;
  /** The most frequent, chosen ones always among them. */
  values: FacetValue[];
  /** How many different values there are, listed or not. */
  distinct: number;
}

export interface SearchedClaim {
  id: string;
  documentId: string;
  run: { number: number; engineVersion: string; dataVersion: string; madeAt: string };
  title: string | null;
  publisher: string | null;
  published: string | null;
  lang: string;
  claim: Claim;
  firstDay: string | null;
  lastDay: string | null;
  review: (typeof REVIEWS)[number] | null;
  checks: readonly Pick<Check, 'code' | 'severity'>[];
}

export interface ClaimPage {
  /** Claims that fit, exactly. */
  total: number;
  claims: SearchedClaim[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
  facets: Facet[];
}

export interface SearchedDocument {
  id: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  lang: string;
  /** Words around the first place where the first of the words stands; offsets are UTF-16 units of `text`. */
  snippet: { text: string; start: number; end: number } | null;
}

/** Answer of `tally search` and of the API's search. */
export interface SearchPage extends ClaimPage {
  question: SearchQuestion;
  asOf: AnsweredAsOf;
  /** Documents whose text has all the words; none where no words were given. */
  documents: { total: number; documents: SearchedDocument[] };
}

/** A question that was given a name. Saving one again under its name adds a newer version. */
export interface SavedQuery {
  name: string;
  version: number;
  at: string;
  author: string;
  question: SearchQuestion;
}
