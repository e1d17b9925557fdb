import { type Kysely, type Migration, sql } from 'kysely';
import { appendOnly } from './append-only.ts';

const tables = [
  `create table documents (
    id text primary key, sha256 text not null unique, byte_length integer not null, content_type text, title text,
    url text, publisher text, published text, lang text, got_at text not null, got_by text not null,
    got_from text not null, bytes blob not null) strict`,
  `create table sources (
    id integer primary key, publisher text not null unique, kind text,
    reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F'))) strict`,
  `create table source_history (
    id integer primary key autoincrement, source_id integer not null references sources (id), at text not null,
    author text not null, field text not null, before text, after text, reason text not null) strict`,
  `create table runs (
    id integer primary key autoincrement, document_id text not null references documents (id), number integer not null,
    engine_version text not null, data_version text not null, made_at text not null, given text not null,
    source_id integer references sources (id), publisher_kind text, title text, publisher text, published text,
    lang text not null, encoding text not null, reading_id text not null, document text not null,
    diagnostics text not null, unique (document_id, number)) strict`,
  `create table entities (
    id text primary key, type text not null, name text not null, folded text not null, wikidata text, lat real,
    lon real, country text) strict`,
  `create table claims (
    id integer primary key autoincrement, run_id integer not null references runs (id), claim_id text not null,
    position integer not null, kind text not null, checkable integer not null, status text not null, outcome text,
    quantity_min real, quantity_max real, quantity_unit text, quantity_approximate integer, time_edtf text,
    first_day text, last_day text, reported text, place_id text, attribution_id text, attribution_class text,
    support_level text not null, confidence real not null, quote text not null, start integer not null,
    "end" integer not null, original_start integer not null, original_end integer not null, folded text not null,
    json text not null, unique (run_id, claim_id)) strict`,
  `create table claim_entities (
    claim integer not null references claims (id), role text not null, position integer not null,
    entity_id text not null references entities (id), text text not null, folded text not null,
    primary key (claim, role, position)) strict, without rowid`,
  `create table claim_items (
    claim integer not null references claims (id), position integer not null, item_id text not null,
    class text not null, folded text not null, primary key (claim, position)) strict, without rowid`,
  `create table checks (
    id integer primary key autoincrement, run_id integer not null references runs (id), position integer not null,
    code text not null, severity text not null, message text not null, evidence text not null) strict`,
  `create table check_claims (
    check_id integer not null references checks (id), position integer not null,
    claim integer not null references claims (id), primary key (check_id, position)) strict, without rowid`,
  `create table decisions (
    id integer primary key autoincrement, at text not null, author text not null,
    kind text not null check (kind in ('accept', 'correct', 'reject', 'merge', 'split', 'grade')),
    subject text not null, reason text not null, change text not null) strict`,
];

const indexes = [
  'create index claims_by_kind on claims (kind)',
  'create index claims_by_first_day on claims (first_day)',
  'create index claim_entities_by_entity on claim_entities (entity_id, role)',
  'create index claim_items_by_item on claim_items (item_id)',
  'create index checks_by_run on checks (run_id)',
  'create index checks_by_code on checks (code)',
  'create index check_claims_by_claim on check_claims (claim)',
  'create index decisions_by_subject on decisions (subject)',
];

const written = [
  'documents',
  'runs',
  'claims',
  'claim_entities',
  'claim_items',
  'checks',
  'check_claims',
  'decisions',
  'source_history',
];

export const ledger0001: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...tables, ...indexes]) await sql.raw(statement).execute(db);
    for (const trigger of appendOnly(written)) await sql.raw(trigger).execute(db);
  },
};
