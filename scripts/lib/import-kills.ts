import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';

/** How to run an import into a ledger: a program and its arguments. */
export type ImportCommand = (ledger: string) => readonly [program: string, ...args: string[]];

/** Runs a command; kills it after so many milliseconds where a number is given. Gives whether it came to its end. */
export async function runAndKill(
  [program, ...args]: readonly [string, ...string[]],
  after: number | null,
): Promise<boolean> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = after === null ? null : setTimeout(() => child.kill('SIGKILL'), after);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (timer) clearTimeout(timer);
  // 1: done, and some documents could not be read.
  if (code !== null && code > 1) throw new Error(`the import ended with status ${code}`);
  return code !== null;
}

/** What must be the same in two ledgers: everything but times and the numbers of imports. */
const CONTENTS: Readonly<Record<string, string>> = {
  documents: 'select id, sha256, external_id, title, url, publisher, published, got_from from documents order by rowid',
  readings: `select document_id, number, engine_version, data_version, given, title, publisher, published, lang, encoding,
    document, diagnostics from runs order by id`,
  claims:
    'select r.document_id, c.claim_id, c.position, c.json from claims c join runs r on r.id = c.run_id order by c.id',
  entities: 'select id, type, name from entities order by id',
  checks: 'select run_id, position, code, message, evidence from checks order by id',
  shown: 'select claim, public_id, review from current_claims order by claim',
  captures: `select id, kind, requested, final, status, headers, sha256, kept, parent, part from captures order by id`,
  links: 'select document_id, capture, part, derived, external_id, given from document_captures order by 1, 2, 3',
  items: 'select source, sha256, item, part, outcome, code, document_id, claims from import_items order by id',
  copies: 'select a, b, exact, of_a, of_b from copy_links order by a, b',
  keys: 'select key, text from copy_keys order by key, text',
};

export interface LedgerContents {
  readonly rows: Readonly<Record<string, number>>;
  /** A hash of each part. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Everything that two imports of the same must have the same. */
export function contentsOf(path: string): LedgerContents {
  const file = new BetterSqlite(path, { readonly: true });
  const rows: Record<string, number> = {};
  const hashes: Record<string, string> = {};
  for (const [name, query] of Object.entries(CONTENTS)) {
    const hash = createHash('sha256');
    let count = 0;
    for (const row of file.prepare(query).raw().iterate()) {
      count++;
      hash.update(`${JSON.stringify(row)}\n`);
    }
    rows[name] = count;
    hashes[name] = hash.digest('hex');
  }
  file.close();
  return { rows, hashes };
}

export interface KillRun {
  readonly kills: number;
  /** Seconds that the undisturbed import took. */
  readonly undisturbed: number;
  readonly whole: LedgerContents;
  readonly killed: LedgerContents;
}

/** Whether the import came to its end, killed after it or not: begun again, it would be another import. */
function isOver(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = new BetterSqlite(path, { readonly: true });
  try {
    const has = file.prepare("select 1 from sqlite_master where name = 'import_ends'").get() !== undefined;
    return has && file.prepare('select 1 from import_ends').get() !== undefined;
  } finally {
    file.close();
  }
}

/**
 * Imports twice: once undisturbed, and once killed without warning at `kills` random moments and begun again each time.
 * Moments are drawn over the time that the undisturbed import took, from `startup` milliseconds on.
 */
export async function importUnderKills(
  command: ImportCommand,
  ledgers: { readonly whole: string; readonly killed: string },
  options: { readonly kills: number; readonly startup: number; readonly random: () => number },
): Promise<KillRun> {
  const start = performance.now();
  await runAndKill(command(ledgers.whole), null);
  const took = performance.now() - start;
  let kills = 0;
  while (!isOver(ledgers.killed) && kills < options.kills) {
    const share = Math.max(0, took - options.startup) / options.kills;
    if (!(await runAndKill(command(ledgers.killed), options.startup + 2 * share * options.random()))) kills++;
  }
  if (!isOver(ledgers.killed)) await runAndKill(command(ledgers.killed), null);
  return { kills, undisturbed: took / 1000, whole: contentsOf(ledgers.whole), killed: contentsOf(ledgers.killed) };
}
