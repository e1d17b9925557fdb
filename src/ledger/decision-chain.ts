import { createHash } from 'node:crypto';

/** The hash before the first decision. */
export const FIRST_HASH = '0'.repeat(64);

/** A decision as it is hashed; `change` is the JSON text that is kept. */
export interface ChainedDecision {
  readonly id: number;
  readonly at: string;
  readonly author: string;
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly change: string;
}

/**
 * The hash of a decision, in hexadecimal: SHA-256 over the hash before it and every field of it. So a log that was
 * altered, cut in its middle or put in another order no longer fits its last hash.
 */
export function chainHash(previous: string, decision: ChainedDecision): string {
  const { id, at, author, kind, subject, reason, change } = decision;
  return createHash('sha256')
    .update(JSON.stringify([previous, id, at, author, kind, subject, reason, change]))
    .digest('hex');
}
