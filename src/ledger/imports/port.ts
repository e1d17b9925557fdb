/**
 * What became of one thing that was to be imported. `same`: it was read before, and nothing is new. `copy`: its bytes
 * are those of a document that is known from elsewhere; that it was also here is noted.
 */
export type ItemOutcome = 'read' | 'same' | 'copy' | 'failed' | 'skipped';

export interface ImportItem {
  /** The path or address that was opened, and the SHA-256 of its bytes (empty where there were none to be had). */
  readonly source: string;
  readonly sha256: string;
  /** Its number in the source, from 0, in the order in which the source is opened. */
  readonly item: number;
  readonly part: string | null;
  readonly outcome: ItemOutcome;
  /** Of the error, for `failed` and `skipped`. */
  readonly code: string | null;
  readonly message: string | null;
  readonly documentId: string | null;
  /** Claims found, for `read`. */
  readonly claims: number;
  readonly at: string;
}

/** A source that was opened to its end. */
export interface ImportedSource {
  readonly source: string;
  readonly sha256: string;
  readonly byteLength: number;
  /** When the file was last changed; null for what is no file. */
  readonly modified: string | null;
  readonly items: number;
  readonly at: string;
}

export type ImportCounts = Readonly<Record<ItemOutcome, number>> & { readonly claims: number };

export interface ImportInfo {
  readonly id: number;
  /** What was asked for, as canonical JSON. */
  readonly request: string;
  readonly startedAt: string;
  readonly author: string;
  readonly tool: string;
  /** Null while it is under way, or where it was stopped. */
  readonly endedAt: string | null;
}

export interface ImportStore {
  /** All imports, the newest first. */
  list(): Promise<ImportInfo[]>;
  /** The newest import of a request that did not come to its end. */
  unfinished(request: string): Promise<ImportInfo | null>;
  /** Sources that an import has finished, by name; a source whose bytes changed meanwhile may stand there twice. */
  sources(id: number): Promise<ImportedSource[]>;
  /** Numbers of the items of a source, with these bytes, that an import has already dealt with. */
  itemsDone(id: number, source: string, sha256: string): Promise<number[]>;
  /** What became of the items of an import, in the order they were dealt with. */
  items(id: number): AsyncIterable<ImportItem>;
  /** How many items had which outcome. */
  counts(id: number): Promise<ImportCounts>;
  /** Under which imports a document came. */
  ofDocument(documentId: string): Promise<(ImportItem & { readonly import: number })[]>;
}

/** Inside a transaction (see Ledger.together). */
export interface ImportWriter {
  begin(start: Omit<ImportInfo, 'id' | 'endedAt'>): Promise<number>;
  /** Notes what became of an item; an item noted already is left as it is. */
  item(id: number, item: ImportItem): Promise<void>;
  source(id: number, source: ImportedSource): Promise<void>;
  end(id: number, at: string, counts: ImportCounts): Promise<void>;
}
