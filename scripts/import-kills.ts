import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importUnderKills } from './lib/import-kills.ts';
import { writeMixedDocuments } from './lib/mixed-documents.ts';

// npx tsx scripts/import-kills.ts [--documents 10000] [--kills 10] [--workers 2] — imports mixed documents with the built
// command, killed with SIGKILL at random moments and begun again, and compares with an undisturbed import.
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '10' },
    workers: { type: 'string', default: '2' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'tallystick-kills-'));
const documents = join(folder, 'documents');
writeMixedDocuments(documents, Number(values.documents));
const run = await importUnderKills(
  (ledger) => [
    process.execPath,
    'dist/cli/main.mjs',
    '--ledger',
    ledger,
    'import',
    '--workers',
    values.workers,
    documents,
  ],
  { whole: join(folder, 'whole.sqlite'), killed: join(folder, 'killed.sqlite') },
  { kills: Number(values.kills), startup: 1000, random: Math.random },
);
const same = JSON.stringify(run.whole) === JSON.stringify(run.killed);
console.log(`${values.documents} documents, undisturbed ${run.undisturbed.toFixed(1)} s, killed ${run.kills} times`);
for (const [part, rows] of Object.entries(run.whole.rows)) {
  const equal = run.whole.hashes[part] === run.killed.hashes[part];
  console.log(
    `  ${part.padEnd(10)} ${String(rows).padStart(8)} rows  ${equal ? 'equal' : `DIFFER (${run.killed.rows[part]} rows)`}`,
  );
}
if (same) rmSync(folder, { recursive: true });
else console.log(`Both ledgers are kept in ${folder}.`);
process.exitCode = same ? 0 : 1;
