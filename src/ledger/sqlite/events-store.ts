import { sql } from 'kysely';
import type { EventRules } from '../events/rules.ts';
import type { EventStore } from '../events/port.ts';
import type { Db } from './db.ts';
import { applyEventDecisions, findAnchors } from './events-decisions.ts';
import { findEvent, listEvents } from './events-find.ts';
import { followDocument, forgetEvents, joinWaiting, recount } from './events.ts';
import { ENTITY_SUBJECT } from './identified.ts';
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
    .select(['kind', 'document_id', 'subject'])
    .where('id', '=', decision)
    .executeTakeFirstOrThrow();
  if (row.document_id !== null) {
    await followDocument(db, fold, rules, row.document_id);
    return;
  }
  if (row.subject.startsWith(ENTITY_SUBJECT)) {
    await followEntity(db, { fold, rules }, row.subject.slice(ENTITY_SUBJECT.length));
    return;
  }
  const concernsEvents = row.kind === 'merge' || row.kind === 'split' || row.kind === 'undo';
  if (!concernsEvents) return;
  const events = new Set<string>();
  await findAnchors(db);
  await applyEventDecisions(db, events);
  await recount(db, events);
}

/** Articles rejoined at once after a decision about a name; those of a name that stands in more wait for a refresh. */
const MOST_AT_ONCE = 200;

/** Joins anew the documents whose claims name a thing that is now seen as another. */
async function followEntity(db: Db, { fold, rules }: Tools, entity: string): Promise<void> {
  const { rows } = await sql<{ document_id: string }>`
    select distinct cc.document_id from claim_entities ce join current_claims cc on cc.claim = ce.claim
    where ce.entity_id = ${entity} or ce.entity_id in (select entity_id from seen_as where into_id = ${entity})
    order by cc.document_id`.execute(db);
  for (const [i, { document_id }] of rows.entries())
    await followDocument(db, fold, i < MOST_AT_ONCE ? rules : null, document_id);
}
