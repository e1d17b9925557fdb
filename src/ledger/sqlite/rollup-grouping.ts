import { sql } from 'kysely';
import type { Grouping } from '../rollups/port.ts';
import type { Db } from './connection.ts';

/**
 * Events and origins as the ledger derives them (`event_claims`). Where it keeps none, or not of these claims, nothing
 * is told, and claims are grouped by what they agree in.
 */
export function eventGrouping(db: Db): Grouping {
  let keepsEvents: boolean | null = null;
  const column = async (name: 'event' | 'origin', claims: readonly number[]): Promise<Map<number, string>> => {
    if (keepsEvents === null) {
      const { rows } = await sql`select 1 from sqlite_master where name = 'event_claims'`.execute(db);
      keepsEvents = rows.length > 0;
    }
    if (!keepsEvents || claims.length === 0) return new Map();
    const { rows } = await sql<{ claim: number; value: string }>`
      select e.claim, e.${sql.ref(name)} as value from json_each(${JSON.stringify(claims)}) j
      join event_claims e on e.claim = j.value`.execute(db);
    return new Map(rows.map(({ claim, value }) => [claim, value]));
  };
  return { events: (claims) => column('event', claims), origins: (claims) => column('origin', claims) };
}
