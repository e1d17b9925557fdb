import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { countOf, type Found } from './found.ts';

/** What is only ever added to, and guarded by triggers (see migrations/append-only.ts). */
const GUARDED = [
  ...['documents', 'runs', 'claims', 'claim_entities', 'claim_items', 'checks', 'check_claims', 'decisions'],
  ...['source_history', 'blobs', 'captures', 'document_captures', 'imports', 'import_ends', 'import_items'],
  ...['import_sources', 'feed_fetches'],
];
/** Tables whose rows are numbered without a gap, since nothing is removed and what fails takes no number. */
const NUMBERED = ['runs', 'claims', 'checks', 'decisions', 'source_history', 'captures', 'imports', 'feed_fetches'];

/** The file itself, the guards of its tables, and rows that were taken out. */
export async function verifyRows(db: Db, found: Found): Promise<void> {
  const { rows: damage } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(db);
  for (const { quick_check: said } of damage)
    if (said !== 'ok') found('VERIFY_FILE', 'file', `The file is damaged: ${said}.`);
  const { rows: orphans } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  for (const { table, parent } of orphans)
    found('VERIFY_MISSING', table, `A row of ${table} refers to a row of ${parent} that is not there.`);
  const triggers = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db);
  const names = new Set(triggers.rows.map(({ name }) => name));
  for (const table of GUARDED)
    for (const act of ['update', 'delete'])
      if (!names.has(`${table}_no_${act}`))
        found('VERIFY_GUARD', table, `The guard that refuses to ${act} rows of ${table} was taken off.`);
  for (const table of NUMBERED) {
    const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table}`.execute(db);
    const given = rows[0]?.seq ?? 0;
    const there = await countOf(db, table);
    if (given !== there)
      found('VERIFY_MISSING', table, `${given} rows were written to ${table}, and ${there} are there.`);
  }
}
