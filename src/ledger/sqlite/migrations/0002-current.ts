import { type Kysely, type Migration, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import { appendOnly } from './append-only.ts';
import { chainHash, FIRST_HASH } from '../../decision-chain.ts';

/**
 * What is now to be seen, beside what was ever written: `current_runs` and `current_claims` are made from the
 * append-only tables and can be made again at any time. Decisions become a chain of hashes, learn more kinds, and
 * may write claims of their own.
 */
const statements = [
  'alter table documents add column external_id text',
  'create index documents_by_external_id on documents (external_id)',
  `create table current_runs (
    document_id text primary key references documents (id), run integer not null references runs (id)) strict, without rowid`,
  `create table current_claims (
    claim integer primary key references claims (id), public_id text not null unique, document_id text not null,
    review text check (review in ('accepted', 'corrected', 'rejected', 'added')), decision integer) strict`,
  'create index current_claims_by_document on current_claims (document_id)',
  'drop trigger decisions_no_update',
  'drop trigger decisions_no_delete',
  'drop index decisions_by_subject',
  'alter table decisions rename to decisions_before',
  `create table decisions (
    id integer primary key autoincrement, at text not null, author text not null,
    kind text not null check (kind in
      ('accept', 'correct', 'reject', 'add', 'undo', 'grade', 'merge', 'split', 'alias', 'identify')),
    subject text not null, document_id text references documents (id), reason text not null, change text not null,
    hash text not null) strict`,
  'create index decisions_by_subject on decisions (subject)',
  'create index decisions_by_document on decisions (document_id) where document_id is not null',
  'alter table claims add column decision integer references decisions (id)',
];

export const ledger0002: Migration = {
  async up(anyDb: Kysely<unknown>) {
    const db = anyDb as Kysely<Tables>;
    for (const statement of statements) await sql.raw(statement).execute(db);
    const before = await sql<{
      id: number;
      at: string;
      author: string;
      kind: string;
      subject: string;
      reason: string;
      change: string;
    }>`select * from decisions_before order by id`.execute(db);
    let hash = FIRST_HASH;
    for (const row of before.rows) {
      hash = chainHash(hash, row);
      await db
        .insertInto('decisions')
        .values({ ...row, document_id: null, hash })
        .execute();
    }
    await sql.raw('drop table decisions_before').execute(db);
    for (const trigger of appendOnly(['decisions'])) await sql.raw(trigger).execute(db);
  },
};
