import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { TallyError } from '../../kernel/errors.ts';
import { ledgerError, notALedger } from './errors.ts';
import { withPrepared } from './prepared.ts';
import { migrate, SCHEMA_VERSION } from './migrations/index.ts';
import type { Db } from './db.ts';
import type { Tables } from './schema.ts';

/** "TALY": marks an SQLite file as ours, whatever its name. */
const APPLICATION_ID = 0x54414c59;
/** How long a writer waits for another, and in what steps, in milliseconds. */
const WAIT_MS = 10_000;
const STEP_MS = 20;
const MAGIC = 'SQLite format 3\0';

export interface OpenOptions {
  readonly path: string;
  /** `read` refuses to make a new ledger; `write` makes the file and its folder where they are missing. */
  readonly mode: 'read' | 'write';
  /** The largest size that the file may grow to, in bytes. */
  readonly maxBytes?: number;
}

/**
 * Opens, checks and migrates a ledger file. A file that is not a ledger is left untouched. Throws TallyError
 * LEDGER_MISSING, LEDGER_NOT_A_LEDGER, LEDGER_NEWER and those of `ledgerError`.
 */
export async function connect(options: OpenOptions): Promise<Db> {
  const { path, mode } = options;
  let file: Database | undefined;
  try {
    if (existsSync(path)) checkFile(path);
    else if (mode === 'read')
      throw new TallyError('LEDGER_MISSING', `There is no ledger at ${path} yet; reading an article makes one.`);
    else makeFolder(dirname(path));
    file = openFile(path, mode);
    const version = versionOf(file, path);
    if (!file.readonly) prepare(file, options);
    const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(file) }) });
    if (version < SCHEMA_VERSION) {
      if (file.readonly) throw readOnlyAndOld(path);
      await immediately(db, async (connection) => {
        await migrate(connection);
        await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(connection);
      });
    }
    return db;
  } catch (error) {
    file?.close();
    throw ledgerError(error, path);
  }
}

/** Runs `work` in a transaction that may write from its first statement, so that two writers wait for each other. */
export async function immediately<T>(db: Db, work: (connection: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await beginImmediate(connection);
    try {
      const result = await work(connection);
      await sql.raw('commit').execute(connection);
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk); a second rollback then has nothing to do.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Waits for other writers in small steps: SQLite's own waiting stops this whole thread, and with it the very writer
 * that it waits for, where two ledgers are open in one process.
 */
async function beginImmediate(connection: Db): Promise<void> {
  const pragma = (ms: number) => sql.raw(`pragma busy_timeout = ${ms}`).execute(connection);
  await pragma(STEP_MS);
  for (let waited = 0; ; waited += 2 * STEP_MS) {
    try {
      await sql.raw('begin immediate').execute(connection);
      await pragma(WAIT_MS);
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
      if (!isBusy || waited >= WAIT_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }
}

function checkFile(path: string): void {
  if (!statSync(path).isFile())
    throw new TallyError('LEDGER_CANNOT_OPEN', `${path} is not a file. Choose another with --ledger.`);
  const head = Buffer.alloc(MAGIC.length);
  const descriptor = openSync(path, 'r');
  const length = readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  if (length > 0 && head.toString('latin1') !== MAGIC) throw notALedger(path);
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // SQLite would only say that it cannot open the file; this says that the folder is read-only.
  accessSync(folder, constants.W_OK);
}

function openFile(path: string, mode: 'read' | 'write'): Database {
  const timeout = WAIT_MS;
  try {
    return new BetterSqlite(path, { timeout });
  } catch (error) {
    // A ledger on a read-only medium can still be looked at.
    if (mode === 'read') return new BetterSqlite(path, { timeout, readonly: true });
    throw error;
  }
}

function versionOf(file: Database, path: string): number {
  const isOurs = file.pragma('application_id', { simple: true }) === APPLICATION_ID;
  if (!isOurs) {
    const things = file.prepare<[], { n: number }>('select count(*) as n from sqlite_master').get();
    if ((things?.n ?? 0) > 0) throw notALedger(path);
    return 0;
  }
  const version = Number(file.pragma('user_version', { simple: true }));
  if (version > SCHEMA_VERSION)
    throw new TallyError(
      'LEDGER_NEWER',
      `${path} was written by a newer Tallystick (its form is ${version}; this program knows ${SCHEMA_VERSION}). Update Tallystick to open it.`,
    );
  return version;
}

function prepare(file: Database, options: OpenOptions): void {
  file.pragma('journal_mode = WAL');
  // Each commit reaches the disk before it is acknowledged: an article said to be kept is kept.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  // Without this, INSERT OR REPLACE would delete a row behind the append-only triggers.
  file.pragma('recursive_triggers = ON');
  file.pragma('trusted_schema = OFF');
  if (options.maxBytes !== undefined) {
    const pageSize = Number(file.pragma('page_size', { simple: true }));
    file.pragma(`max_page_count = ${Math.max(1, Math.floor(options.maxBytes / pageSize))}`);
  }
}

function readOnlyAndOld(path: string): TallyError {
  return new TallyError(
    'LEDGER_READ_ONLY',
    `${path} has the form of an older Tallystick and cannot be written to bring it up to date. Copy it to a folder of your own.`,
  );
}
