import type {
  CheckCount,
  CheckRow,
  ClaimOrder,
  Counts,
  EntityRow,
  Facets,
  PageOf,
  PairCount,
  PlaceCount,
  RunRow,
  SourceHistory,
  SourceRow,
} from '../../contract/desk.ts';
import type { ClaimFilter, StoredClaim, StoredDocument } from '../port.ts';

/** What lists on a screen are narrowed by, beside what `claims` takes; all conditions must hold. */
export interface DeskFilter extends ClaimFilter {
  /** An actor or a target: an id, a canonical name or the words of a text. */
  readonly party?: string;
  readonly support?: readonly string[];
  readonly publisher?: string;
  readonly lang?: string;
  /** Public ids; only these. */
  readonly ids?: readonly string[];
}

export interface ClaimPage {
  readonly order: ClaimOrder;
  readonly descending: boolean;
  readonly limit: number;
  /** The cursor of the page before, as it was given. */
  readonly after?: string;
}

/**
 * Lists as screens need them: pages by cursor, counts by facet, records of sources. Claims go through what is to be
 * seen (`current_claims`), so a ledger opened as of another time answers as of it. Rejects with TallyError
 * CURSOR_UNREADABLE for a cursor that was not given by the same list.
 */
export interface DeskStore {
  counts(): Promise<Counts>;
  /** Changes whenever something is written to the ledger, by whomever. */
  version(): Promise<string>;
  /** Newest first; `text` stands in the title or publisher. */
  documents(query: { text?: string; limit: number; after?: string }): Promise<PageOf<StoredDocument>>;
  claims(filter: DeskFilter, page: ClaimPage): Promise<PageOf<StoredClaim>>;
  /** Counts of what passes, by facet; each facet leaves its own condition out. */
  facets(filter: DeskFilter): Promise<Facets>;
  /** Gravest first, newest documents first. */
  checks(query: {
    document?: string;
    code?: string;
    severity?: string;
    limit: number;
    after?: string;
  }): Promise<PageOf<CheckRow>>;
  /** How often each check was raised, the most frequent first. */
  checkCounts(): Promise<CheckCount[]>;
  sources(): Promise<SourceRow[]>;
  sourceHistory(publisher: string): Promise<SourceHistory[]>;
  entities(query: { text?: string; type?: string; limit: number }): Promise<EntityRow[]>;
  places(filter: DeskFilter): Promise<PlaceCount[]>;
  pairs(filter: DeskFilter): Promise<PairCount[]>;
  runs(limit: number): Promise<RunRow[]>;
}
