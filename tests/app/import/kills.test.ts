import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importUnderKills } from '../../../scripts/lib/import-kills.ts';
import { writeMixedDocuments } from '../../../scripts/lib/mixed-documents.ts';
import { openTestLedger } from '../../support/readings.ts';
import { temporaryFolder } from '../../support/surface.ts';

it('gives the same ledger when it is killed again and again as when it is left alone', async () => {
  const folder = temporaryFolder();
  const documents = join(folder, 'documents');
  writeMixedDocuments(documents, 300);
  const ledgers = { whole: join(folder, 'whole.sqlite'), killed: join(folder, 'killed.sqlite') };
  const run = await importUnderKills(
    (ledger) => [process.execPath, '--import', 'tsx', 'tests/app/fixtures/importer.ts', ledger, documents],
    ledgers,
    { kills: 10, startup: 600, random: Math.random },
  );
  expect(run.killed).toEqual(run.whole);
  expect(run.whole.rows['documents']).toBeGreaterThan(240);
  expect(run.whole.rows['items']).toBeGreaterThan(300);
  const ledger = await openTestLedger(ledgers.killed);
  expect((await ledger.verify()).breaks).toEqual([]);
  const imports = await ledger.imports.list();
  expect(imports.map((one) => one.endedAt !== null)).toEqual([true]);
  await ledger.close();
  // However busy the machine is, some of the kills must have struck an import under way.
  expect(run.kills).toBeGreaterThanOrEqual(3);
}, 120_000);
