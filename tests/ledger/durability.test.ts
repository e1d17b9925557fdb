import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { all, openTestLedger } from '../support/readings.ts';
import { temporaryFolder } from '../support/surface.ts';

/** Writes to the ledger in another process and kills it without warning after some documents; gives those it had acknowledged. */
async function writeAndKill(path: string, name: string, after: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/ledger/fixtures/writer.ts', path, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    said += chunk;
    if (said.split('\n').length > after) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return said.split('\n').slice(0, -1);
}

it('loses no acknowledged document when a writer is killed', async () => {
  const path = join(temporaryFolder(), 'ledger.sqlite');
  const acknowledged: string[] = [];
  for (const [i, after] of [5, 17, 40].entries()) {
    const ids = await writeAndKill(path, `writer${i}`, after);
    expect(ids.length).toBeGreaterThanOrEqual(after);
    acknowledged.push(...ids);
  }
  const ledger = await openTestLedger(path);
  const documents = await ledger.documents();
  expect(documents.map((document) => document.id)).toEqual(expect.arrayContaining(acknowledged));
  // What was under way when the process died is there whole or not at all.
  expect(documents.every((document) => document.claims === 6 && document.checks === 2)).toBe(true);
  expect(await all(ledger.claims())).toHaveLength(documents.length * 6);
  await ledger.close();
});
