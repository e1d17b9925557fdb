import type { Database } from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept; those used last stay. */
const MOST = 256;

/**
 * A database that prepares each statement once: making one anew takes longer than most of them run. SQLite prepares a
 * statement again by itself when the tables change. No statement may be read row by row while it is used again; the
 * ledger reads whole answers.
 */
export function withPrepared(file: Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      file.close();
    },
    prepare(text) {
      const known = kept.get(text);
      if (known) kept.delete(text);
      const statement = known ?? file.prepare(text);
      kept.set(text, statement);
      if (kept.size > MOST) kept.delete(kept.keys().next().value!);
      return statement;
    },
  };
}
