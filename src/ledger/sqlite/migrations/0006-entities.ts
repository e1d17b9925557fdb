import { type Kysely, type Migration, sql } from 'kysely';
import { PARTIES_VIEW, SEEN_AS_COLUMNS } from '../identified.ts';

/** Names as people identified them: `seen_as` is made from the decisions, `claim_parties` shows claims through it. */
export const ledger0006: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(`create table seen_as ${SEEN_AS_COLUMNS} strict, without rowid`).execute(db);
    await sql.raw('create index seen_as_by_into on seen_as (into_id)').execute(db);
    await sql.raw(`create view claim_parties as ${PARTIES_VIEW}`).execute(db);
  },
};
