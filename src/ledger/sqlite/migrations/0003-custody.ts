import { type Kysely, type Migration, sql } from 'kysely';
import { appendOnly } from './append-only.ts';

/** Where documents came from: captures (the evidence as it was got) and which part of which capture a document is. */
const captures = [
  // Bytes of captures that are no document's bytes; each kept once, however often it was captured.
  `create table blobs (
    sha256 text primary key, byte_length integer not null, bytes blob not null) strict`,
  `create table captures (
    id integer primary key autoincrement, kind text not null check (kind in ('file', 'stream', 'http', 'archive')),
    requested text not null, final text not null, redirects text not null, status integer, headers text not null,
    sha256 text not null, byte_length integer not null, body_sha256 text not null,
    kept text not null check (kept in ('whole', 'parts')), at text not null, collector text not null,
    tool text not null, parent integer references captures (id), part text) strict`,
  `create table document_captures (
    document_id text not null references documents (id), capture integer not null references captures (id),
    part text not null, derived integer not null, at text not null, external_id text, author text, given text not null,
    pages text not null,
    primary key (document_id, capture, part)) strict, without rowid`,
];

/** What was asked to be imported, and what became of each thing. */
const imports = [
  `create table imports (
    id integer primary key autoincrement, request text not null, started_at text not null, author text not null,
    tool text not null) strict`,
  `create table import_ends (
    import integer primary key references imports (id), at text not null, counts text not null) strict`,
  `create table import_items (
    id integer primary key autoincrement, import integer not null references imports (id), source text not null,
    sha256 text not null, item integer not null, part text,
    outcome text not null check (outcome in ('read', 'same', 'copy', 'failed', 'skipped')), code text, message text,
    document_id text references documents (id), claims integer not null, at text not null) strict`,
  `create table import_sources (
    import integer not null references imports (id), source text not null, sha256 text not null,
    byte_length integer not null, modified text, items integer not null, at text not null,
    primary key (import, source, sha256)) strict, without rowid`,
];

/** Feeds that are watched. What is asked of them next is working state; what came of each request is written down. */
const feeds = [
  `create table feeds (
    id integer primary key autoincrement, url text not null unique, title text, added_at text not null,
    author text not null, every_minutes integer not null, removed_at text, etag text, last_modified text,
    next_at text not null, failures integer not null) strict`,
  `create table feed_fetches (
    id integer primary key autoincrement, feed integer not null references feeds (id), at text not null,
    status integer, code text, message text, capture integer references captures (id), items integer not null,
    added integer not null) strict`,
  `create table feed_items (
    id integer primary key autoincrement, feed integer not null references feeds (id), key text not null,
    url text, title text, published text, author text, seen_at text not null,
    state text not null check (state in ('waiting', 'read', 'failed', 'refused')), attempts integer not null,
    next_at text not null, code text, message text, document_id text references documents (id),
    unique (feed, key)) strict`,
];

/** Derived: signatures of the texts to be seen, the keys that they are filed under, and the copies found. */
const copies = [
  `create table copy_texts (
    id integer primary key, document_id text not null unique references documents (id), run integer not null,
    size integer not null, level integer not null, digest text not null, sketch blob not null,
    minima blob not null) strict`,
  `create table copy_keys (key integer not null, text integer not null, primary key (key, text)) strict, without rowid`,
  `create table copy_links (
    a integer not null, b integer not null, exact integer not null, of_a real not null, of_b real not null,
    primary key (a, b)) strict, without rowid`,
];

const indexes = [
  'create index captures_by_sha256 on captures (sha256)',
  'create index captures_by_requested on captures (requested, sha256)',
  'create index captures_by_parent on captures (parent, part) where parent is not null',
  'create index import_items_by_document on import_items (document_id) where document_id is not null',
  'create index document_captures_by_capture on document_captures (capture)',
  'create unique index import_items_by_place on import_items (import, source, sha256, item)',
  'create index feed_items_by_state on feed_items (state, next_at)',
  'create index feed_items_by_url on feed_items (url)',
  'create index copy_texts_by_digest on copy_texts (digest)',
  'create index copy_links_by_b on copy_links (b)',
];

const written = [
  'blobs',
  'captures',
  'document_captures',
  'imports',
  'import_ends',
  'import_items',
  'import_sources',
  'feed_fetches',
];

export const ledger0003: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...captures, ...imports, ...feeds, ...copies, ...indexes])
      await sql.raw(statement).execute(db);
    for (const trigger of appendOnly(written)) await sql.raw(trigger).execute(db);
  },
};
