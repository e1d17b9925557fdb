import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { rebuildCurrent } from '../current.ts';
import type { Found } from './found.ts';

/**
 * Makes what is to be seen anew, in temporary tables beside the ledger's own, and compares: claims that are shown as
 * accepted or left out must follow from the readings and the decisions.
 */
export async function verifyShown(db: Db, found: Found): Promise<void> {
  const { rows: temporary } = await sql`select name from sqlite_temp_master where name = 'current_claims'`.execute(db);
  // A ledger shown as of another time shows no less than what follows from it: there is nothing to compare.
  if (temporary.length > 0) return;
  await sql`create temp table current_runs (document_id text primary key, run integer not null)`.execute(db);
  await sql`create temp table current_claims (claim integer primary key, public_id text not null unique,
    document_id text not null, review text, decision integer)`.execute(db);
  try {
    await rebuildCurrent(db);
    const { rows } = await sql<{ public_id: string }>`
      select distinct public_id from (
        select * from (select claim, public_id, review, decision from main.current_claims
          except select claim, public_id, review, decision from temp.current_claims)
        union all
        select * from (select claim, public_id, review, decision from temp.current_claims
          except select claim, public_id, review, decision from main.current_claims))
      order by public_id limit 100`.execute(db);
    for (const { public_id: id } of rows)
      found('VERIFY_SHOWN', id, `Claim ${id} is shown otherwise than its readings and decisions make it.`);
  } finally {
    await sql`drop table temp.current_claims`.execute(db);
    await sql`drop table temp.current_runs`.execute(db);
  }
}
