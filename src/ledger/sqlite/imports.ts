import type { Selectable } from 'kysely';
import type { ImportCounts, ImportInfo, ImportItem, ImportStore, ImportWriter, ItemOutcome } from '../imports/port.ts';
import type { Db } from './db.ts';
import type { CustodyTables } from './schema-custody.ts';

/** Writes what an import did; the caller holds the transaction. */
export function importWriter(db: Db): ImportWriter {
  return {
    async begin({ request, startedAt, author, tool }) {
      const row = { request, started_at: startedAt, author, tool };
      return (await db.insertInto('imports').values(row).returning('id').executeTakeFirstOrThrow()).id;
    },
    async item(id, item) {
      const { documentId, ...rest } = item;
      await db
        .insertInto('import_items')
        .values({ ...rest, document_id: documentId, import: id })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
    async source(id, { source, sha256, byteLength, modified, items, at }) {
      await db
        .insertInto('import_sources')
        .values({ import: id, source, sha256, byte_length: byteLength, modified, items, at })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
    async end(id, at, counts) {
      await db
        .insertInto('import_ends')
        .values({ import: id, at, counts: JSON.stringify(counts) })
        .execute();
    },
  };
}

/** What imports did; `said` turns errors of the database into plain ones. */
export function importStore(db: Db, said: <T>(work: Promise<T>) => Promise<T>): ImportStore {
  return {
    list: () => said(listImports(db)),
    unfinished: (request) =>
      said(
        infoQuery(db)
          .where('imports.request', '=', request)
          .where('import_ends.at', 'is', null)
          .orderBy('imports.id', 'desc')
          .executeTakeFirst(),
      ).then((row) => row ?? null),
    sources: (id) =>
      said(
        db
          .selectFrom('import_sources')
          .select(['source', 'sha256', 'byte_length as byteLength', 'modified', 'items', 'at'])
          .where('import', '=', id)
          .execute(),
      ),
    itemsDone: async (id, source, sha256) => {
      const query = db.selectFrom('import_items').select('item').where('import', '=', id);
      const rows = await said(query.where('source', '=', source).where('sha256', '=', sha256).execute());
      return rows.map((row) => row.item);
    },
    items: (id) => itemsOf(db, id),
    counts: (id) => said(countItems(db, id)),
    ofDocument: async (documentId) => {
      const query = db.selectFrom('import_items').selectAll().where('document_id', '=', documentId);
      return (await said(query.orderBy('id').execute())).map((row) => ({ ...toItem(row), import: row.import }));
    },
  };
}

function infoQuery(db: Db) {
  return db
    .selectFrom('imports')
    .leftJoin('import_ends', 'import_ends.import', 'imports.id')
    .select(['imports.id', 'request', 'started_at as startedAt', 'author', 'tool', 'import_ends.at as endedAt']);
}

function listImports(db: Db): Promise<ImportInfo[]> {
  return infoQuery(db).orderBy('imports.id', 'desc').execute();
}

async function countItems(db: Db, id: number): Promise<ImportCounts> {
  const rows = await db
    .selectFrom('import_items')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n'), eb.fn.sum<number>('claims').as('claims')])
    .where('import', '=', id)
    .groupBy('outcome')
    .execute();
  const counts = { read: 0, same: 0, copy: 0, failed: 0, skipped: 0, claims: 0 };
  for (const { outcome, n, claims } of rows) {
    counts[outcome as ItemOutcome] = n;
    counts.claims += claims;
  }
  return counts;
}

/** Items read at once. */
const PAGE = 1000;

async function* itemsOf(db: Db, id: number): AsyncGenerator<ImportItem> {
  for (let after = 0; ;) {
    const query = db.selectFrom('import_items').selectAll().where('import', '=', id).where('id', '>', after);
    const rows = await query.orderBy('id').limit(PAGE).execute();
    for (const row of rows) yield toItem(row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

function toItem(row: Selectable<CustodyTables['import_items']>): ImportItem {
  const { source, sha256, item, part, code, message, claims, at } = row;
  const outcome = row.outcome as ItemOutcome;
  return { source, sha256, item, part, outcome, code, message, documentId: row.document_id, claims, at };
}
