import { TallyError } from '../../kernel/errors.ts';
import { chainHash, FIRST_HASH } from '../decision-chain.ts';
import type { Decision, NewDecision } from '../port.ts';
import type { Db } from './connection.ts';
import { type ClaimAnchor, rebuildCurrent } from './current.ts';
import { eventAnchors } from './events-decisions.ts';
import { type Fold, keepWrittenClaim } from './save.ts';
import { followSearch } from './search-follow.ts';

/** Decisions that say something of one claim, or write one. */
const ABOUT_CLAIMS = new Set(['accept', 'correct', 'reject', 'add']);

/**
 * Adds a decision at the end of the log's chain and makes what is to be seen follow it; the caller holds the
 * transaction. Throws TallyError CLAIM_NOT_FOUND, DOCUMENT_NOT_FOUND, DECISION_NOT_FOUND, DECISION_INCOMPLETE.
 */
export async function addDecision(db: Db, fold: Fold, decision: NewDecision): Promise<Decision> {
  const { kind, claim } = decision;
  const last = await db.selectFrom('decisions').select(['id', 'hash']).orderBy('id', 'desc').executeTakeFirst();
  const id = (last?.id ?? 0) + 1;
  if ((kind === 'correct' || kind === 'add') !== (claim !== undefined))
    throw new TallyError(
      'DECISION_INCOMPLETE',
      `A decision to ${kind} ${claim ? 'takes no' : 'needs the'} claim as a person has it.`,
    );
  const { subject, documentId, change } = await settle(db, id, decision);
  const { at, author, reason } = decision;
  const row = { id, at, author, kind, subject, reason, change: JSON.stringify(change ?? null) };
  const hash = chainHash(last?.hash ?? FIRST_HASH, row);
  await db
    .insertInto('decisions')
    .values({ ...row, document_id: documentId, hash })
    .execute();
  if (claim) {
    const { run } = await db
      .selectFrom('current_runs')
      .select('run')
      .where('document_id', '=', documentId!)
      .executeTakeFirstOrThrow();
    const name = subject.slice(subject.lastIndexOf('.') + 1);
    await keepWrittenClaim(db, fold, run, id, `${name}~${id}`, { ...claim, id: name });
  }
  if (documentId !== null) await rebuildCurrent(db, documentId);
  if (documentId !== null) await followSearch(db, fold, documentId);
  return { id, at, author, kind, subject, reason, change, hash };
}

/** Finds what a decision is about and adds to its change what finds it again. */
async function settle(
  db: Db,
  id: number,
  { kind, subject, change, claim }: NewDecision,
): Promise<{ subject: string; documentId: string | null; change: unknown }> {
  if (kind === 'add') {
    const document = await db
      .selectFrom('current_runs')
      .selectAll()
      .where('document_id', '=', subject)
      .executeTakeFirst();
    if (!document) throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${subject}.`);
    const { number } = await db
      .selectFrom('runs')
      .select('number')
      .where('id', '=', document.run)
      .executeTakeFirstOrThrow();
    const anchor: ClaimAnchor = anchorOf(number, claim!);
    return { subject: `${subject}.a${id}`, documentId: subject, change: { ...asObject(change), ...anchor } };
  }
  if (kind === 'undo') return settleUndo(db, subject, change);
  if (kind === 'merge' || kind === 'split') {
    const { groups, ...rest } = asObject(change);
    const anchors = await eventAnchors(db, Array.isArray(groups) ? (groups as string[][]) : []);
    return { subject, documentId: null, change: { ...rest, anchors } };
  }
  if (!ABOUT_CLAIMS.has(kind)) return { subject, documentId: null, change };
  const found = await db
    .selectFrom('current_claims')
    .innerJoin('claims', 'claims.id', 'current_claims.claim')
    .innerJoin('runs', 'runs.id', 'claims.run_id')
    .select(['runs.number', 'runs.document_id', 'claims.kind', 'claims.quote', 'claims.start', 'claims.end'])
    .where('current_claims.public_id', '=', subject)
    .executeTakeFirst();
  if (!found) throw new TallyError('CLAIM_NOT_FOUND', `The ledger has no claim ${subject}.`);
  return { subject, documentId: found.document_id, change: { ...asObject(change), ...anchorOf(found.number, found) } };
}

async function settleUndo(db: Db, subject: string, change: unknown) {
  const wanted = Number(asObject(change)['decision']);
  const undone = await db.selectFrom('decisions').selectAll().where('id', '=', wanted).executeTakeFirst();
  if (!undone) throw new TallyError('DECISION_NOT_FOUND', `The ledger has no decision ${subject}.`);
  return { subject: undone.subject, documentId: undone.document_id, change: { ...asObject(change), decision: wanted } };
}

function anchorOf(run: number, claim: Omit<ClaimAnchor, 'run'>): ClaimAnchor {
  return { run, kind: claim.kind, quote: claim.quote, start: claim.start, end: claim.end };
}

function asObject(change: unknown): Record<string, unknown> {
  return typeof change === 'object' && change !== null ? (change as Record<string, unknown>) : {};
}
