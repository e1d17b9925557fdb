import { sql } from 'kysely';
import type { EventRules } from '../events/rules.ts';
import type { EventStore } from '../events/port.ts';
import type { Db } from './connection.ts';
import { applyEventDecisions, findAnchors } from './events-decisions.ts';
import { findEvent, listEvents } from './events-find.ts';
import { followDocument, forgetEvents, joinWaiting, recount } from './events.ts';
import type { Fold } from './save.ts';

interface Tools {
  readonly fold: Fold;
  readonly rules: EventRules | null;
}

interface Access {
  readonly read: <T>(work: Promise<T>) => Promise<T>;
  readonly write: <T>(work: (connection: Db) => Promise<T>) => Promise<T>;
}

/** Documents joined in one transaction: others get their turn between. */
const BATCH = 50;

export function createEventStore(db: Db, tools: Tools, { read, write }: Access): EventStore {
  const refresh = async (): Promise<number> => {
    const { fold, rules } = tools;
    if (!rules) return 0;
    let joined = 0;
    for (;;) {
      const n = await write((connection) => joinWaiting(connection, { fold, rules }, BATCH));
      joined += n;
      if (n < BATCH) return joined;
    }
  };
  return {
    list: (filter, paging) => read(listEvents(db, tools.fold, filter, paging)),
    get: (id) => read(findEvent(db, id)),
    waiting: () =>
      read(sql<{ n: number }>`select count(*) as n from event_waiting`.execute(db).then(({ rows }) => rows[0]?.n ?? 0)),
    refresh,
    rebuild: async () => {
      await write(forgetEvents);
      return refresh();
    },
  };
}

/** Keeps events in step with a decision; the caller holds the transaction. */
export async function followDecision(db: Db, { fold, rules }: Tools, decision: number): Promise<void> {
  const row = await db
    .selectFrom('decisions')
    .select(['kind', 'document_id'])
    .where('id', '=', decision)
    .executeTakeFirstOrThrow();
  if (row.document_id !== null) {
    await followDocument(db, fold, rules, row.document_id);
    return;
  }
  const concernsEvents = row.kind === 'merge' || row.kind === 'split' || row.kind === 'undo';
  if (!concernsEvents) return;
  const events = new Set<string>();
  await findAnchors(db);
  await applyEventDecisions(db, events);
  await recount(db, events);
}
