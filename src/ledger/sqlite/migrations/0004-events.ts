import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Events are derived: from the claims to be seen and the decisions in force they can be made again at any time.
 * `event_claims` keeps the rows of claims that a newer reading replaced (`live` 0), so that a ledger shown as of an
 * earlier time still knows what they were about; `moved` is 1 where a person's decision put a claim elsewhere.
 */
const statements = [
  `create table event_signatures (
    id integer primary key, block text not null, key text not null, event text not null, how text not null,
    unique (block, key)) strict`,
  'create index event_signatures_by_event on event_signatures (event)',
  `create table event_claims (
    claim integer primary key references claims (id), document_id text not null, signature integer not null,
    event text not null, live integer not null, moved integer not null, origin text not null, voice text, part integer not null) strict`,
  'create index event_claims_by_event on event_claims (event)',
  'create index event_claims_by_signature on event_claims (signature, live)',
  'create index event_claims_moved on event_claims (moved) where moved = 1',
  'create index event_claims_by_document on event_claims (document_id)',
  `create table events (
    event text primary key, kind text not null, first_day text, last_day text, articles integer not null,
    claims integer not null) strict, without rowid`,
  'create index events_by_articles on events (articles desc, event)',
  'create index events_by_day on events (last_day desc, event)',
  `create table event_anchors (
    decision integer not null references decisions (id), position integer not null, document_id text not null,
    claim integer, primary key (decision, position)) strict, without rowid`,
  'create index event_anchors_by_document on event_anchors (document_id)',
  'create index decisions_by_kind on decisions (kind)',
  'create table event_waiting (document_id text primary key references documents (id)) strict, without rowid',
  // What stood in the ledger before waits for rules.
  'insert into event_waiting (document_id) select id from documents',
];

export const ledger0004: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
