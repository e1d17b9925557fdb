import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { verificationSchema } from '../../../src/contract/custody.ts';
import { articleOf } from '../../support/articles.ts';
import { openTestLedger } from '../../support/readings.ts';
import { SAMPLE_TEXT } from '../../support/sample.ts';
import { tally, temporaryFolder } from '../../support/surface.ts';

let path: string;
let id: string;

beforeEach(async () => {
  const folder = temporaryFolder();
  path = join(temporaryFolder(), 'ledger.sqlite');
  writeFileSync(join(folder, 'a.txt'), `👥${SAMPLE_TEXT}`);
  writeFileSync(join(folder, 'b.jsonl'), `${JSON.stringify({ id: '1', text: articleOf(1) })}\n`);
  await tally(['--ledger', path, 'import', '--workers', '1', folder]);
  const ledger = await openTestLedger(path);
  id = (await ledger.documents())[0]!.id;
  const by = { author: 'tester', reason: 'seen', change: {} };
  for (const [i, kind] of (['accept', 'reject', 'accept'] as const).entries())
    await ledger.decide({ at: `2025-09-16T00:00:0${i}.000Z`, kind, subject: `${id}.c${i + 1}`, ...by });
  await ledger.close();
});

async function verify(...args: string[]) {
  const { code, out } = await tally(['--ledger', path, 'verify', '--json', ...args]);
  return { code, ...verificationSchema.parse(JSON.parse(out)) };
}

/** Changes the file behind the ledger's back: guards off, changed, guards on again. */
function tamper(statement: string, keepGuards = true): void {
  const file = new BetterSqlite(path);
  file.pragma('foreign_keys = off');
  const guards = file
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_master where type = 'trigger'")
    .all();
  for (const { name } of guards) file.exec(`drop trigger ${name}`);
  file.exec(statement);
  if (keepGuards) for (const { sql } of guards) file.exec(sql);
  file.close();
}

describe('tally verify', () => {
  it('finds nothing wrong in a ledger that nobody touched', async () => {
    expect(await verify()).toMatchObject({
      code: 0,
      ok: true,
      documents: 2,
      captures: 2,
      claims: 6,
      decisions: 3,
      breaks: [],
    });
    const { code, out } = await tally(['--ledger', path, 'verify']);
    expect(code).toBe(0);
    expect(out).toContain('the log of decisions is unbroken');
  });

  it.each([
    [
      'a byte of a document',
      `update documents set bytes = cast(replace(cast(bytes as text), '1.5', '2.5') as blob)`,
      'VERIFY_DOCUMENT',
    ],
    ['a document with its hash', `update documents set sha256 = 'ab' || substr(sha256, 3)`, 'VERIFY_DOCUMENT'],
    ['a captured file', `update blobs set bytes = cast('{}' as blob)`, 'VERIFY_CAPTURE'],
    ['captured bytes that are gone', 'delete from blobs', 'VERIFY_CAPTURE'],
    ['a capture that is gone', 'delete from captures where id = 2', 'VERIFY_CAPTURE'],
    ['the reason of a decision', `update decisions set reason = 'else' where id = 2`, 'VERIFY_DECISIONS'],
    ['the author of the last decision', `update decisions set author = 'x' where id = 3`, 'VERIFY_DECISIONS'],
    ['a decision taken out', 'delete from decisions where id = 2', 'VERIFY_DECISIONS'],
    ['the last decision taken out', 'delete from decisions where id = 3', 'VERIFY_MISSING'],
    ['the quote of a claim', `update claims set quote = '朝鮮' where claim_id = 'c2'`, 'VERIFY_QUOTE'],
    ['the place of a claim', `update claims set start = start + 1 where claim_id = 'c2'`, 'VERIFY_QUOTE'],
    ['the text of a reading', `update runs set document = replace(document, '庫爾斯克', '別爾哥羅')`, 'VERIFY_QUOTE'],
    ['the kind of a claim', `update claims set kind = 'payment' where claim_id = 'c1'`, 'VERIFY_CLAIM'],
    ['a claim that is gone', `delete from claims where claim_id = 'c6'`, 'VERIFY_MISSING'],
    ['a reading that is gone', `delete from runs where id = 2`, 'VERIFY_MISSING'],
    ['what is shown of a claim', `update current_claims set review = null where review = 'rejected'`, 'VERIFY_SHOWN'],
  ])('sees %s', async (_, statement, expected) => {
    tamper(statement);
    const found = await verify();
    expect(found).toMatchObject({ code: 6, ok: false });
    expect(found.breaks.map(({ code }) => code)).toContain(expected);
    for (const { message } of found.breaks) expect(message).toMatch(/^[A-Z0-9].{10,}\.$/s);
  });

  it('sees that a guard is off', async () => {
    tamper('select 1', false);
    expect((await verify()).breaks).toContainEqual(
      expect.objectContaining({ code: 'VERIFY_GUARD', subject: 'documents' }),
    );
  });

  it('sees a log that was written anew as a whole, where its hash was noted', async () => {
    const before = await verify();
    expect((await verify('--expect', before.lastHash)).code).toBe(0);
    const ledger = await openTestLedger(path);
    const more = { author: 'x', reason: 'y', change: {} };
    await ledger.decide({ at: '2025-09-17T00:00:00.000Z', kind: 'accept', subject: `${id}.c4`, ...more });
    await ledger.close();
    expect((await verify('--expect', before.lastHash)).code).toBe(0);
    expect(await verify('--expect', 'f'.repeat(64))).toMatchObject({
      code: 6,
      breaks: [{ code: 'VERIFY_EXPECTED' }],
    });
  });
});
