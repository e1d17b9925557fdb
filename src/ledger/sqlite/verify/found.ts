import { sql } from 'kysely';
import type { Db } from '../db.ts';

/** Takes note of a break. */
export type Found = (code: string, subject: string, message: string) => void;

/** How many rows a table has. */
export async function countOf(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}
