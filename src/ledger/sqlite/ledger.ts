import { TallyError } from '../../kernel/errors.ts';
import type { AsOf, Ledger, NewReading, SavedReading } from '../port.ts';
import { connect, immediately, type OpenOptions } from './connection.ts';
import type { Db } from './db.ts';
import { shadowCurrent } from './current.ts';
import { captureWriter, findCapture, findCaptureBytes, findCaptures, findLinks } from './captures.ts';
import { feedStore, feedWriter } from './feeds.ts';
import { importStore, importWriter } from './imports.ts';
import { catchUpCopies } from './copies.ts';
import { findCopies, findCopyGroups } from './copies-find.ts';
import { addDecision } from './decide.ts';
import { createDeskStore } from './desk.ts';
import { findBytes, findDocument, findDocuments, findReading, findRuns } from './documents.ts';
import { entityStore } from './entities.ts';
import { ledgerError } from './errors.ts';
import type { EventRules } from '../events/rules.ts';
import { createEventStore, followDecision } from './events-store.ts';
import { followDocument } from './events.ts';
import { findChecks, findClaim, findClaims, findDecisions } from './find.ts';
import { type Fold, saveReading } from './save.ts';
import { verifyLedger } from './verify/verify.ts';
import { eventGrouping } from './rollup-grouping.ts';
import { createRollups } from './rollups.ts';
import { createSearch } from './search.ts';
import { followSearch } from './search-follow.ts';
import { ClaimIndex } from './search-index.ts';

export interface SqliteLedgerOptions extends OpenOptions {
  /** How texts are folded for search; the same for everything in a ledger. */
  readonly fold: Fold;
  /** How claims join into events; without them, documents are kept and wait to be joined. */
  readonly eventRules?: EventRules | null;
  /** A state other than the newest; then the ledger refuses to be written. */
  readonly asOf?: AsOf;
}

/** Opens a ledger kept in one SQLite file. Rejects with TallyError `LEDGER_…`. */
export async function openSqliteLedger(options: SqliteLedgerOptions): Promise<Ledger> {
  const { path, fold, asOf, eventRules = null } = options;
  const db = await connect(options);
  if (asOf) await shadowCurrent(db, fold, asOf);
  const write = <T>(work: (connection: Db) => Promise<T>): Promise<T> => {
    if (asOf) return Promise.reject(new TallyError('LEDGER_AS_OF', PAST));
    return said(immediately(db, work));
  };
  const said = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw ledgerError(error, path);
    }
  };
  const keep = async (connection: Db, reading: NewReading): Promise<SavedReading> => {
    const saved = await saveReading(connection, fold, reading);
    if (saved.addedRun) await followDocument(connection, fold, eventRules, saved.documentId);
    return saved;
  };
  const index = new ClaimIndex(db, {
    isPast: asOf !== undefined,
    follow: () => write((connection) => followSearch(connection, fold, null)),
  });
  return {
    location: path,
    events: createEventStore(db, { fold, rules: asOf ? null : eventRules }, { read: said, write }),
    save: (reading) => write((connection) => keep(connection, reading)),
    together: (work) =>
      write((connection) =>
        work({
          save: (reading) => keep(connection, reading),
          captures: captureWriter(connection),
          imports: importWriter(connection),
          feeds: feedWriter(connection),
        }),
      ),
    search: saidOf(createSearch({ db, fold, index, write }), path),
    rollups: saidOf(createRollups(db, fold, index, eventGrouping(db)), path),
    documents: () => said(findDocuments(db)),
    document: (id) => said(findDocument(db, id)),
    reading: (id, run) => said(findReading(db, id, run)),
    runs: (id) => said(findRuns(db, id)),
    bytes: (id, range) => said(findBytes(db, id, range)),
    claims: (filter = {}, limit = Infinity) => saidEach(findClaims(db, fold, filter, limit), path),
    claim: (id, run) => said(findClaim(db, id, run)),
    checks: (filter = {}) => said(findChecks(db, filter)),
    decisions: (subject) => said(findDecisions(db, subject)),
    decide: (decision) =>
      write(async (connection) => {
        const decided = await addDecision(connection, fold, decision);
        await followDecision(connection, { fold, rules: eventRules }, decided.id);
        return decided;
      }),
    gradeSource: (publisher, reliability, by) =>
      write((connection) => grade(connection, fold, publisher, reliability, by)),
    copies: {
      of: (id) => said(findCopies(db, id)),
      groups: () => said(findCopyGroups(db)),
      catchUp: () => write((connection) => catchUpCopies(connection, fold)),
    },
    captures: {
      get: (id) => said(findCapture(db, id)),
      ofDocument: (id) => said(findLinks(db, id)),
      all: () => saidEach(findCaptures(db), path),
      bytes: (id) => said(findCaptureBytes(db, id)),
    },
    imports: importStore(db, said),
    feeds: feedStore(db, said),
    verify: () => said(verifyLedger(db)),
    entities: entityStore(db, fold, said),
    desk: createDeskStore(db, fold, said),
    close: () => db.destroy(),
  };
}

/** The same store, with what its database throws said in the ledger's words. */
function saidOf<T extends object>(store: T, path: string): T {
  const said = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]): Promise<unknown> => {
      try {
        return await (method as (...given: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        throw ledgerError(error, path);
      }
    },
  ]);
  return Object.fromEntries(said) as T;
}

const PAST = 'The ledger is shown as it stood at another time, and cannot be written so. Leave out the time to write.';

async function* saidEach<T>(rows: AsyncIterable<T>, path: string): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    throw ledgerError(error, path);
  }
}

async function grade(
  db: Db,
  fold: Fold,
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
  await addDecision(db, fold, { ...by, kind: 'grade', subject: `source:${publisher}`, change });
}
