import type { Generated } from 'kysely';

/** The rows of captures, imports, feeds and copies; migrations/0003-custody.ts makes the tables. JSON columns hold text. */
export interface CustodyTables {
  blobs: { sha256: string; byte_length: number; bytes: Uint8Array };
  captures: {
    id: Generated<number>;
    kind: string;
    requested: string;
    final: string;
    redirects: string;
    status: number | null;
    headers: string;
    sha256: string;
    byte_length: number;
    /** Differs from `sha256` where the body came in a content encoding. */
    body_sha256: string;
    kept: string;
    at: string;
    collector: string;
    tool: string;
    parent: number | null;
    part: string | null;
  };
  document_captures: {
    document_id: string;
    capture: number;
    /** Empty where the document is the whole capture. */
    part: string;
    derived: number;
    at: string;
    external_id: string | null;
    author: string | null;
    /** What was told of the document there. */
    given: string;
    pages: string;
  };
  imports: { id: Generated<number>; request: string; started_at: string; author: string; tool: string };
  import_ends: { import: number; at: string; counts: string };
  import_items: {
    id: Generated<number>;
    import: number;
    source: string;
    sha256: string;
    item: number;
    part: string | null;
    outcome: string;
    code: string | null;
    message: string | null;
    document_id: string | null;
    claims: number;
    at: string;
  };
  import_sources: {
    import: number;
    source: string;
    sha256: string;
    byte_length: number;
    modified: string | null;
    items: number;
    at: string;
  };
  feeds: {
    id: Generated<number>;
    url: string;
    title: string | null;
    added_at: string;
    author: string;
    every_minutes: number;
    removed_at: string | null;
    etag: string | null;
    last_modified: string | null;
    next_at: string;
    failures: number;
  };
  feed_fetches: {
    id: Generated<number>;
    feed: number;
    at: string;
    status: number | null;
    code: string | null;
    message: string | null;
    capture: number | null;
    items: number;
    added: number;
  };
  feed_items: {
    id: Generated<number>;
    feed: number;
    key: string;
    url: string | null;
    title: string | null;
    published: string | null;
    author: string | null;
    seen_at: string;
    state: string;
    attempts: number;
    next_at: string;
    code: string | null;
    message: string | null;
    document_id: string | null;
  };
  /** Derived. */
  copy_texts: {
    id: Generated<number>;
    document_id: string;
    run: number;
    size: number;
    level: number;
    digest: string;
    sketch: Uint8Array;
    minima: Uint8Array;
  };
  /** Derived. */
  copy_keys: { key: number; text: number };
  /** Derived; `a` came into the ledger before `b`. */
  copy_links: { a: number; b: number; exact: number; of_a: number; of_b: number };
}
