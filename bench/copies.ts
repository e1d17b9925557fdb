import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import * as OpenCC from 'opencc-js';
import { createFold } from '../src/knowledge/folding.ts';
import { connect, immediately } from '../src/ledger/sqlite/connection.ts';
import { noteCopies } from '../src/ledger/sqlite/copies.ts';
import { knowledgeFromData } from '../scripts/lib/knowledge.ts';
import { articleOf, noised } from '../tests/support/articles.ts';

// npx tsx bench/copies.ts [--documents 100000] — files made-up articles of 300 to 1,200 characters, then copies of some of
// them, changed in the ways that copies are; says how many are found and how long each takes. Bar: a few milliseconds.
const { values } = parseArgs({ options: { documents: { type: 'string', default: '100000' } } });
const count = Number(values.documents);
const fold = createFold(knowledgeFromData().folding);
const folder = mkdtempSync(join(tmpdir(), 'tallystick-copies-'));
const path = join(folder, 'ledger.sqlite');
const db = await connect({ path, mode: 'write' });
// Texts alone are filed here; what they would hang on is left out.
await sql`pragma foreign_keys = off`.execute(db);

/** Milliseconds that this process has had of the processor: what it would take on a machine left alone. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const BATCH = 64;
const textOf = (i: number): string => articleOf(i, 300 + (i % 10) * 100);
const started = performance.now();
let last = started;
let lastCpu = cpuTime();
for (let i = 0; i < count; i += BATCH) {
  await immediately(db, async (connection) => {
    for (let j = i; j < Math.min(count, i + BATCH); j++) await noteCopies(connection, fold, `d${j}`, j, textOf(j));
  });
  if (Math.floor(i / 10_000) !== Math.floor((i + BATCH) / 10_000)) {
    const now = performance.now();
    const cpu = cpuTime();
    const [clock, busy] = [(now - last) / 10_000, (cpu - lastCpu) / 10_000];
    console.log(`${i + BATCH} filed, ${clock.toFixed(2)} ms each by the clock, ${busy.toFixed(2)} of the processor`);
    last = now;
    lastCpu = cpu;
  }
}
console.log(
  `${count} texts in ${((performance.now() - started) / 1000).toFixed(0)} s; ${(statSync(path).size / 1e6).toFixed(0)} MB`,
);

const half = (text: string): string => text.slice(Math.floor(text.length / 4), Math.floor((text.length * 3) / 4));
const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });
/** Ends a transaction without keeping what it did. */
class Rollback extends Error {}

const CHANGES: Readonly<Record<string, (text: string, i: number) => string>> = {
  'under another title': (text, i) => `另一個題目${i}\n${text}`,
  'in simplified characters': (text) => toSimplified(text),
  'half of it cut away': (text) => half(text),
  'one character in 25 changed': (text, i) => noised(text, 25, i),
  'marks between the characters': (text) => Array.from(text).join('·'),
  'set in a text twice as long': (text, i) => articleOf(2e6 + i, 400) + text + articleOf(3e6 + i, 800),
  'half, in simplified, noise in it': (text, i) => noised(half(toSimplified(text)), 40, i),
  'no copy of anything': (_, i) => articleOf(4e6 + i, 800),
};
const EACH = 200;
let next = count;
for (const [name, change] of Object.entries(CHANGES)) {
  let found = 0;
  let spent = 0;
  let busy = 0;
  for (let i = 0; i < EACH; i++) {
    const origin = Math.floor((i * count) / EACH);
    const text = change(textOf(origin), i);
    const id = next++;
    // Filed and taken back, so that copies are not found by each other; the commit is not timed.
    await immediately(db, async (connection) => {
      const start = performance.now();
      const cpu = cpuTime();
      await noteCopies(connection, fold, `d${id}`, id, text);
      spent += performance.now() - start;
      busy += cpuTime() - cpu;
      const { rows } = await sql<{ document_id: string }>`
        select t.document_id from copy_links l join copy_texts t on t.id = l.a
        where l.b = (select id from copy_texts where document_id = ${`d${id}`})`.execute(connection);
      if (rows.some((row) => row.document_id === `d${origin}`) || (name.startsWith('no') && rows.length > 0)) found++;
      throw new Rollback();
    }).catch((error: unknown) => {
      if (!(error instanceof Rollback)) throw error;
    });
  }
  console.log(
    `${name.padEnd(34)} found ${String(found).padStart(3)} of ${EACH}, ${(spent / EACH).toFixed(2)} ms each (${(busy / EACH).toFixed(2)})`,
  );
}
await db.destroy();
rmSync(folder, { recursive: true });
