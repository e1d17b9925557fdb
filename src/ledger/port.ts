import type { DeskStore } from './desk/port.ts';
import type { EntityStore } from './entities/port.ts';
import type { Check, Claim, ClaimKind, Reading, Status } from '../contract/reading.ts';
import type { Verification } from '../contract/custody.ts';
import type { CaptureStore, CaptureWriter } from './captures/port.ts';
import type { CopyStore } from './copies/port.ts';
import type { FeedStore, FeedWriter } from './feeds/port.ts';
import type { GivenMetadata } from './given.ts';
import type { ImportStore, ImportWriter } from './imports/port.ts';
import type { EventStore } from './events/port.ts';
import type { RollupStore } from './rollups/port.ts';
import type { SearchStore } from './search/port.ts';

export type { GivenMetadata } from './given.ts';

/** A reading to be kept, with the bytes that it is a reading of. Times are ISO 8601 in UTC. */
export interface NewReading {
  readonly bytes: Uint8Array;
  /** The id under which the document was handed in, where it had one; kept the first time that its bytes come. */
  readonly externalId?: string | null;
  readonly given: GivenMetadata;
  /** When, by whom and from where the bytes were got; kept only the first time that they come. */
  readonly got: { readonly at: string; readonly by: string; readonly from: string };
  readonly madeAt: string;
  readonly engineVersion: string;
  readonly dataVersion: string;
  readonly reading: Reading;
  /** What kind of publisher this is, where the reader could tell (see data/interface, `publisherKind`). */
  readonly publisherKind: string | null;
}

export interface SavedReading {
  readonly documentId: string;
  /** The number of the run among those of its document, from 1. */
  readonly run: number;
  readonly addedDocument: boolean;
  readonly addedRun: boolean;
}

export interface RunInfo {
  readonly number: number;
  readonly engineVersion: string;
  readonly dataVersion: string;
  readonly madeAt: string;
}

export interface StoredDocument {
  readonly id: string;
  /** The id under which it was handed in, where it had one. */
  readonly externalId: string | null;
  readonly sha256: string;
  readonly byteLength: number;
  readonly gotAt: string;
  readonly gotBy: string;
  readonly gotFrom: string;
  readonly given: GivenMetadata;
  readonly publisherKind: string | null;
  readonly reliability: string | null;
  /** The newest run. */
  readonly run: RunInfo;
  readonly runs: number;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly lang: string;
  readonly encoding: string;
  readonly claims: number;
  readonly checks: number;
}

/** A reading as it was kept, with what is known of its document. */
export interface StoredReading {
  readonly document: StoredDocument;
  readonly run: RunInfo;
  readonly reading: Reading;
}

export interface StoredClaim {
  /** `<document>.<claim>`, such as `d1f3a09c2b4.c7`. */
  readonly id: string;
  readonly documentId: string;
  readonly run: RunInfo;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly lang: string;
  readonly claim: Claim;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** What people made of it; null where nobody has decided anything. */
  readonly review: Review | null;
  /** What concerns it, gravest first, each code once. */
  readonly checks: readonly Pick<Check, 'code' | 'severity'>[];
}

export interface StoredCheck {
  readonly documentId: string;
  readonly code: string;
  readonly severity: Check['severity'];
  /** Public ids of the claims that it concerns. */
  readonly claims: readonly string[];
  readonly message: string;
  readonly evidence: string;
}

/**
 * Which claims are asked for; every condition given must hold. Names of actors, targets, places, items and speakers
 * match an id, a canonical name or the words of the text, whole and folded; `text` matches anywhere in the quote or
 * in the words of the roles. `from` and `to` are days; a claim fits if its time may overlap them.
 */
export interface ClaimFilter {
  readonly document?: string;
  readonly kind?: readonly ClaimKind[];
  readonly status?: readonly Status[];
  readonly actor?: string;
  readonly target?: string;
  readonly place?: string;
  readonly item?: string;
  readonly attribution?: string;
  readonly check?: string;
  /** What people made of it, `none` where nobody decided; rejected claims are left out unless they are asked for. */
  readonly review?: readonly (Review | 'none')[];
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface CheckFilter {
  readonly document?: string;
  readonly code?: string;
  readonly severity?: Check['severity'];
}

/** What people have made of a claim: read by an engine and accepted, changed, turned down, or written by a person. */
export type Review = 'accepted' | 'corrected' | 'rejected' | 'added';

export type DecisionKind =
  'accept' | 'correct' | 'reject' | 'add' | 'undo' | 'grade' | 'merge' | 'split' | 'alias' | 'identify';

/** What a person did, and why. Decisions are only ever added. */
export interface NewDecision {
  readonly at: string;
  readonly author: string;
  readonly kind: DecisionKind;
  /**
   * The public id of a claim; of a document, to add a claim to it; `decision:<id>` to undo one; `source:<publisher>`,
   * or what else the kind is about.
   */
  readonly subject: string;
  readonly reason: string;
  /** What changes by it, in the decision's own terms. An `undo` names the decision: `{ decision: 12 }`. */
  readonly change: unknown;
  /** The whole claim as a person has it, for `correct` and `add`; its id is given to it. */
  readonly claim?: Claim;
}

export interface Decision extends Omit<NewDecision, 'claim'> {
  readonly id: number;
  /** The hash of the log up to and with this decision (see decision-chain.ts). */
  readonly hash: string;
}

/**
 * Which state of a ledger is asked for. `day`: only what had been published by that day (`2025-06-30`); documents
 * without a day of publication count from the day they were got. `ledger`: only what the ledger held at that time
 * (ISO 8601, UTC). A ledger opened so refuses to be written.
 */
export interface AsOf {
  readonly day?: string;
  readonly ledger?: string;
}

/** The letters of the Admiralty code. */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** What may be written together, in one transaction. */
export interface LedgerWriter {
  /** As Ledger.save. */
  save(reading: NewReading): Promise<SavedReading>;
  readonly captures: CaptureWriter;
  readonly imports: ImportWriter;
  readonly feeds: FeedWriter;
}

/**
 * The store, whatever database stands behind it. Everything but sources and entities is append-only. Queries look at
 * the newest run of each document unless they name another. Methods reject with TallyError `LEDGER_…`.
 */
export interface Ledger {
  readonly location: string;
  readonly events: EventStore;
  /**
   * Keeps a reading, whole or not at all. When the document's newest run has the same engine, data and given
   * metadata, nothing is added.
   */
  save(reading: NewReading): Promise<SavedReading>;
  /**
   * Does several writes in one transaction: all are kept, and on the disk when this resolves, or none. `work` uses the
   * writer alone; any other method of the ledger called within it would wait for ever.
   */
  together<T>(work: (writer: LedgerWriter) => Promise<T>): Promise<T>;
  documents(): Promise<StoredDocument[]>;
  /** By id, or by SHA-256 in hexadecimal; null where there is none. */
  document(idOrSha256: string): Promise<StoredDocument | null>;
  reading(documentId: string, run?: number): Promise<StoredReading | null>;
  runs(documentId: string): Promise<RunInfo[]>;
  /** Bytes of a document from `start`, `end` exclusive; all of them where no range is given. */
  bytes(documentId: string, range?: { start: number; end: number }): Promise<Uint8Array | null>;
  /** Claims in the order documents came and sentences stand, read page by page so that memory stays flat. */
  claims(filter?: ClaimFilter, limit?: number): AsyncIterable<StoredClaim>;
  claim(id: string, run?: number): Promise<StoredClaim | null>;
  checks(filter?: CheckFilter): Promise<StoredCheck[]>;
  readonly search: SearchStore;
  readonly rollups: RollupStore;
  decide(decision: NewDecision): Promise<Decision>;
  decisions(subject?: string): Promise<Decision[]>;
  /** Sets a publisher's grade; the one before stays in the history. */
  gradeSource(
    publisher: string,
    reliability: Reliability | null,
    by: Omit<NewDecision, 'kind' | 'subject' | 'change'>,
  ): Promise<void>;
  /** Copies of documents: found when they are kept. */
  readonly copies: CopyStore;
  /** Where documents came from: the evidence as it was got. */
  readonly captures: CaptureStore;
  readonly imports: ImportStore;
  readonly feeds: FeedStore;
  /** Proves that nothing was altered: hashes everything anew, follows the log of decisions, and looks up every quote. */
  verify(): Promise<Verification>;
  /** Who and what claims are about. */
  readonly entities: EntityStore;
  /** Lists as screens need them. */
  readonly desk: DeskStore;
  close(): Promise<void>;
}
