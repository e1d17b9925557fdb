import { type Kysely, Migrator, sql } from 'kysely';
import { rebuildCurrent } from '../current.ts';
import type { Tables } from '../schema.ts';
import { ledger0001 } from './0001-ledger.ts';
import { ledger0002 } from './0002-current.ts';
import { ledger0004 } from './0004-events.ts';
import { ledger0005 } from './0005-search.ts';

/** In the order they run. A migration that was released never changes. */
const migrations = {
  '0001-ledger': ledger0001,
  '0002-current': ledger0002,
  '0004-events': ledger0004,
  '0005-search': ledger0005,
};

/** The `user_version` of a ledger that this program wrote. */
export const SCHEMA_VERSION = Object.keys(migrations).length;

/** Brings a ledger to SCHEMA_VERSION; the caller holds the transaction. Throws what the database threw. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    disableTransactions: true,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  // What is derived follows the tables' newest form.
  await rebuildCurrent(db);
  await sql.raw(`pragma user_version = ${SCHEMA_VERSION}`).execute(db);
}
