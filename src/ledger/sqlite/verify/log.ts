import { chainHash, FIRST_HASH } from '../../decision-chain.ts';
import type { Db } from '../db.ts';
import type { Found } from './found.ts';

/** Follows the chain of decisions from its first hash to its last. */
export async function verifyLog(db: Db, found: Found): Promise<{ decisions: number; lastHash: string }> {
  const rows = await db.selectFrom('decisions').selectAll().orderBy('id').execute();
  let hash = FIRST_HASH;
  let before = 0;
  for (const row of rows) {
    if (row.id !== before + 1)
      found('VERIFY_DECISIONS', `decision:${before + 1}`, `Decision ${before + 1} was taken out of the log.`);
    const right = chainHash(hash, row);
    if (row.hash !== right)
      found(
        'VERIFY_DECISIONS',
        `decision:${row.id}`,
        `The log of decisions is broken at decision ${row.id} (${row.kind} of ${row.subject} by ${row.author}, ${row.at}): it, or one before it, was altered.`,
      );
    // Goes on from what is written, so that one break is not reported for everything behind it.
    hash = row.hash;
    before = row.id;
  }
  return { decisions: rows.length, lastHash: hash };
}
