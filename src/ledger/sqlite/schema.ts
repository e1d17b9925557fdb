import type { Generated, Insertable } from 'kysely';
import type { Review } from '../port.ts';

/** The rows of the ledger; migrations/ makes the tables and says what guards them. JSON columns hold text. */
export interface Tables {
  documents: {
    id: string;
    sha256: string;
    byte_length: number;
    content_type: string | null;
    title: string | null;
    url: string | null;
    publisher: string | null;
    published: string | null;
    lang: string | null;
    got_at: string;
    got_by: string;
    got_from: string;
    bytes: Uint8Array;
    /** The id under which it was first handed in. */
    external_id: string | null;
  };
  sources: { id: Generated<number>; publisher: string; kind: string | null; reliability: string | null };
  source_history: {
    id: Generated<number>;
    source_id: number;
    at: string;
    author: string;
    field: string;
    before: string | null;
    after: string | null;
    reason: string;
  };
  runs: {
    id: Generated<number>;
    document_id: string;
    number: number;
    engine_version: string;
    data_version: string;
    made_at: string;
    given: string;
    source_id: number | null;
    publisher_kind: string | null;
    title: string | null;
    publisher: string | null;
    published: string | null;
    lang: string;
    encoding: string;
    reading_id: string;
    document: string;
    diagnostics: string;
  };
  claims: {
    id: Generated<number>;
    run_id: number;
    claim_id: string;
    position: number;
    kind: string;
    checkable: number;
    status: string;
    outcome: string | null;
    quantity_min: number | null;
    quantity_max: number | null;
    quantity_unit: string | null;
    quantity_approximate: number | null;
    time_edtf: string | null;
    first_day: string | null;
    last_day: string | null;
    reported: string | null;
    place_id: string | null;
    attribution_id: string | null;
    attribution_class: string | null;
    support_level: string;
    confidence: number;
    quote: string;
    start: number;
    end: number;
    original_start: number;
    original_end: number;
    /** The quote and the words of every role, folded, for search. */
    folded: string;
    json: string;
    /** The decision by which a person wrote it; null where an engine read it. */
    decision: number | null;
  };
  claim_entities: {
    claim: number;
    role: string;
    position: number;
    entity_id: string;
    text: string;
    folded: string;
  };
  claim_items: { claim: number; position: number; item_id: string; class: string; folded: string };
  entities: {
    id: string;
    type: string;
    name: string;
    folded: string;
    wikidata: string | null;
    lat: number | null;
    lon: number | null;
    country: string | null;
  };
  checks: {
    id: Generated<number>;
    run_id: number;
    position: number;
    code: string;
    severity: string;
    message: string;
    evidence: string;
  };
  check_claims: { check_id: number; position: number; claim: number };
  decisions: {
    id: Generated<number>;
    at: string;
    author: string;
    kind: string;
    subject: string;
    document_id: string | null;
    reason: string;
    change: string;
    hash: string;
  };
  /** Derived: the run to be seen of each document. */
  current_runs: { document_id: string; run: number };
  /** Derived: the claims to be seen, with what people made of them. */
  current_claims: {
    claim: number;
    public_id: string;
    document_id: string;
    review: Review | null;
    decision: number | null;
  };
  /** Derived: what claims say of which event they are about, each only once. */
  event_signatures: { id: Generated<number>; block: string; key: string; event: string; how: string };
  /** Derived: the event of each claim, after what people merged and split. */
  event_claims: {
    claim: number;
    document_id: string;
    signature: number;
    event: string;
    live: number;
    moved: number;
    origin: string;
    voice: string | null;
    part: number;
  };
  /** Derived: what lists of events are sorted and bounded by. */
  events: {
    event: string;
    kind: string;
    first_day: string | null;
    last_day: string | null;
    articles: number;
    claims: number;
  };
  /** Derived: the claims, as they are seen now, that merges and splits are about. */
  event_anchors: { decision: number; position: number; document_id: string; claim: number | null };
  /** Documents that were kept while no rules were at hand. */
  event_waiting: { document_id: string };
}

export type NewClaimRow = Insertable<Tables['claims']>;
