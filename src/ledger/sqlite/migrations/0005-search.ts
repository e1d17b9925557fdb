import { type Kysely, type Migration, sql } from 'kysely';
import { appendOnly } from './append-only.ts';

/**
 * What searching needs. All but `saved_queries` is derived: it can be thrown away and made again from the append-only
 * tables (`followSearch` in ../search-follow.ts does so with whatever lies behind `search_state`).
 *
 * The two full-text tables hold terms that ../../search/terms.ts makes, not texts; their rows are numbered as claims
 * and runs are. `search_names` says what a name can mean; `search_values`, `search_blocks` and `search_seen` hold the
 * columns that facets are counted from (../../search/columns.ts); `search_changes` tells an open program which
 * documents have changed since it looked.
 */
const statements = [
  `create virtual table search_claims using fts5(terms, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')`,
  `create virtual table search_texts using fts5(terms, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')`,
  `create table search_state (one integer primary key check (one = 1), claim integer not null, run integer not null,
    blocks integer not null) strict`,
  'insert into search_state values (1, 0, 0, 0)',
  `create table search_names (dictionary text not null, folded text not null, value text not null, label text,
    primary key (dictionary, folded, value)) strict, without rowid`,
  `create table search_values (dictionary text not null, n integer not null, value text not null,
    primary key (dictionary, n)) strict, without rowid`,
  'create table search_blocks (block integer primary key, columns blob not null) strict',
  'create table search_seen (block integer primary key, bits blob not null) strict',
  `create table search_changes (document_id text primary key, seq integer not null) strict, without rowid`,
  'create index search_changes_by_seq on search_changes (seq)',
  'create index current_claims_by_review on current_claims (review) where review is not null',
  `create table saved_queries (
    id integer primary key autoincrement, name text not null, at text not null, author text not null,
    question text not null) strict`,
  'create index saved_queries_by_name on saved_queries (name)',
];

export const ledger0005: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
    for (const trigger of appendOnly(['saved_queries'])) await sql.raw(trigger).execute(db);
  },
};
