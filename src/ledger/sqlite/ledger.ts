import { TallyError } from '../../kernel/errors.ts';
import type { Ledger, StoredClaim } from '../port.ts';
import { connect, type Db, immediately, type OpenOptions } from './connection.ts';
import { findBytes, findDocument, findDocuments, findReading, findRuns } from './documents.ts';
import { ledgerError } from './errors.ts';
import { findChecks, findClaim, findClaims, findDecisions } from './find.ts';
import { type Fold, saveReading } from './save.ts';

export interface SqliteLedgerOptions extends OpenOptions {
  /** How texts are folded for search; the same for everything in a ledger. */
  readonly fold: Fold;
}

/** Opens a ledger kept in one SQLite file. Rejects with TallyError `LEDGER_…`. */
export async function openSqliteLedger(options: SqliteLedgerOptions): Promise<Ledger> {
  const { path, fold } = options;
  const db = await connect(options);
  const said = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw ledgerError(error, path);
    }
  };
  return {
    location: path,
    save: (reading) => said(immediately(db, (connection) => saveReading(connection, fold, reading))),
    documents: () => said(findDocuments(db)),
    document: (id) => said(findDocument(db, id)),
    reading: (id, run) => said(findReading(db, id, run)),
    runs: (id) => said(findRuns(db, id)),
    bytes: (id, range) => said(findBytes(db, id, range)),
    claims: (filter = {}, limit = Infinity) => saidEach(findClaims(db, fold, filter, limit), path),
    claim(id, run) {
      const dot = id.lastIndexOf('.');
      if (dot < 0) return Promise.resolve(null);
      return said(findClaim(db, id.slice(0, dot), id.slice(dot + 1), run));
    },
    checks: (filter = {}) => said(findChecks(db, filter)),
    decisions: (subject) => said(findDecisions(db, subject)),
    decide: (decision) =>
      said(
        immediately(db, async (connection) => {
          const row = { ...decision, change: JSON.stringify(decision.change ?? null) };
          const { id } = await connection.insertInto('decisions').values(row).returning('id').executeTakeFirstOrThrow();
          return { ...decision, id };
        }),
      ),
    gradeSource: (publisher, reliability, by) =>
      said(immediately(db, (connection) => grade(connection, publisher, reliability, by))),
    close: () => db.destroy(),
  };
}

async function* saidEach(claims: AsyncIterable<StoredClaim>, path: string): AsyncGenerator<StoredClaim> {
  try {
    yield* claims;
  } catch (error) {
    throw ledgerError(error, path);
  }
}

async function grade(
  db: Db,
  publisher: string,
  reliability: string | null,
  by: { at: string; author: string; reason: string },
): Promise<void> {
  const source = await db.selectFrom('sources').selectAll().where('publisher', '=', publisher).executeTakeFirst();
  if (!source) throw new TallyError('SOURCE_UNKNOWN', `The ledger has no publisher "${publisher}".`);
  await db.updateTable('sources').set({ reliability }).where('id', '=', source.id).execute();
  const change = { field: 'reliability', before: source.reliability, after: reliability };
  await db
    .insertInto('source_history')
    .values({ source_id: source.id, ...by, ...change })
    .execute();
  await db
    .insertInto('decisions')
    .values({ ...by, kind: 'grade', subject: `source:${publisher}`, change: JSON.stringify(change) })
    .execute();
}
