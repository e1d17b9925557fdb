import type { Break, Verification } from '../../../contract/custody.ts';
import type { Db } from '../db.ts';
import { verifyBytes } from './bytes.ts';
import { verifyClaims } from './claims.ts';
import { verifyShown } from './shown.ts';
import { verifyLog } from './log.ts';
import { verifyRows } from './rows.ts';
import type { Found } from './found.ts';

/** Breaks listed; a ledger with more than these is not worth a longer list. */
const MOST = 1000;

/**
 * Looks at everything that a ledger holds: the file, its guards, the hash of every byte kept, the chain of decisions, and
 * the words of every claim. Changes nothing. Each break names what it is about and says what is wrong.
 */
export async function verifyLedger(db: Db): Promise<Verification> {
  const breaks: Break[] = [];
  const found: Found = (code, subject, message) => {
    if (breaks.length < MOST) breaks.push({ code, subject, message });
  };
  await verifyRows(db, found);
  const { documents, captures } = await verifyBytes(db, found);
  const { decisions, lastHash } = await verifyLog(db, found);
  const claims = await verifyClaims(db, found);
  await verifyShown(db, found);
  return { ok: breaks.length === 0, documents, captures, claims, decisions, lastHash, breaks };
}
