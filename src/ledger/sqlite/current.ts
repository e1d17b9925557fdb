import { sql } from 'kysely';
import type { AsOf, Review } from '../port.ts';
import type { Db } from './connection.ts';

/** A decision about claims in force: not undone. */
interface ClaimDecision {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly change: ClaimAnchor & { readonly decision?: number };
}

/** Where the claim stood that a decision is about, so that it is found again in a newer reading. */
export interface ClaimAnchor {
  /** The number of the run among those of its document. */
  readonly run: number;
  readonly kind: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Makes `current_runs` and `current_claims` anew, of one document or of all: the newest run of each document, its
 * claims, and over them what people decided, in the order they did. The caller holds the transaction. A connection
 * that has temporary tables of these names fills those, and so sees another state than the ledger's newest.
 */
export async function rebuildCurrent(db: Db, documentId?: string, asOf: AsOf = {}): Promise<void> {
  const ofDocument = documentId === undefined ? sql`` : sql`where document_id = ${documentId}`;
  await sql`delete from current_claims ${ofDocument}`.execute(db);
  await sql`delete from current_runs ${ofDocument}`.execute(db);
  const { day, ledger } = asOf;
  await sql`
    insert into current_runs (document_id, run)
    select r.document_id, max(r.id) from runs r join documents d on d.id = r.document_id
    where (${documentId ?? null} is null or r.document_id = ${documentId ?? null})
      and (${ledger ?? null} is null or r.made_at <= ${ledger ?? null})
      and (${day ?? null} is null or coalesce(substr(r.published, 1, 10), substr(d.got_at, 1, 10)) <= ${day ?? null})
    group by r.document_id`.execute(db);
  await sql`
    insert into current_claims (claim, public_id, document_id, review, decision)
    select c.id, cr.document_id || '.' || c.claim_id, cr.document_id, null, null
    from current_runs cr join claims c on c.run_id = cr.run
    where c.decision is null and (${documentId ?? null} is null or cr.document_id = ${documentId ?? null})`.execute(db);
  for (const [document, decisions] of await decisionsInForce(db, documentId, ledger))
    for (const decision of decisions) await apply(db, document, decision);
}

/** Decisions about claims that were not undone, in order, by document. */
async function decisionsInForce(
  db: Db,
  documentId: string | undefined,
  until: string | undefined,
): Promise<Map<string, ClaimDecision[]>> {
  let query = db
    .selectFrom('decisions')
    .innerJoin('current_runs', 'current_runs.document_id', 'decisions.document_id')
    .select(['decisions.id', 'decisions.kind', 'decisions.subject', 'decisions.change', 'decisions.document_id'])
    .where('decisions.kind', 'in', ['accept', 'correct', 'reject', 'add', 'undo'])
    .where('decisions.document_id', 'is not', null);
  if (documentId !== undefined) query = query.where('decisions.document_id', '=', documentId);
  if (until !== undefined) query = query.where('decisions.at', '<=', until);
  const rows = (await query.orderBy('decisions.id').execute()).map((row) => ({
    ...row,
    change: JSON.parse(row.change) as ClaimDecision['change'],
  }));
  const undone = new Set<number>();
  // An undo may itself be undone: the last word counts, so they are read from the newest back.
  for (const row of rows.toReversed())
    if (row.kind === 'undo' && !undone.has(row.id) && row.change.decision !== undefined)
      undone.add(row.change.decision);
  const byDocument = new Map<string, ClaimDecision[]>();
  for (const row of rows) {
    if (row.kind === 'undo' || undone.has(row.id)) continue;
    const list = byDocument.get(row.document_id!) ?? [];
    list.push(row);
    byDocument.set(row.document_id!, list);
  }
  return byDocument;
}

async function apply(db: Db, document: string, decision: ClaimDecision): Promise<void> {
  const written = await db.selectFrom('claims').select('id').where('decision', '=', decision.id).executeTakeFirst();
  if (decision.kind === 'add') {
    if (written) await put(db, document, written.id, decision.subject, 'added', decision.id);
    return;
  }
  const at = await findAgain(db, document, decision);
  if (decision.kind === 'correct') {
    if (!written) return;
    // Corrected by a person, a claim stays to be seen even where a newer reading no longer finds it.
    const publicId = at?.public_id ?? `${document}.a${decision.id}`;
    if (at) await db.deleteFrom('current_claims').where('claim', '=', at.claim).execute();
    const review = at?.review === 'added' ? 'added' : 'corrected';
    await put(db, document, written.id, publicId, review, decision.id);
    return;
  }
  if (!at) return;
  const review = decision.kind === 'accept' ? (keepsHand(at.review) ?? 'accepted') : 'rejected';
  await db.updateTable('current_claims').set({ review, decision: decision.id }).where('claim', '=', at.claim).execute();
}

/** Accepting what a person wrote leaves it marked as written by a person. */
function keepsHand(review: Review | null): Review | null {
  return review === 'corrected' || review === 'added' ? review : null;
}

async function put(
  db: Db,
  document: string,
  claim: number,
  publicId: string,
  review: Review,
  decision: number,
): Promise<void> {
  await db
    .insertInto('current_claims')
    .values({ claim, public_id: publicId, document_id: document, review, decision })
    .execute();
}

/**
 * The claim that a decision is about, among those to be seen now: by its name where the decision was about this very
 * run, else by its words, its kind and then its nearness.
 */
export async function findAgain(
  db: Db,
  document: string,
  { subject, change }: Pick<ClaimDecision, 'subject' | 'change'>,
) {
  const query = db
    .selectFrom('current_claims')
    .innerJoin('claims', 'claims.id', 'current_claims.claim')
    .innerJoin('runs', 'runs.id', 'claims.run_id')
    .select(['current_claims.claim', 'current_claims.public_id', 'current_claims.review', 'runs.number'])
    .select(['claims.start', 'claims.end', 'claims.kind', 'claims.quote'])
    .where('current_claims.document_id', '=', document);
  const named = await query.where('current_claims.public_id', '=', subject).executeTakeFirst();
  // A claim that a person wrote keeps its name through every reading.
  if (named && (named.number === change.run || named.review === 'added' || named.review === 'corrected')) return named;
  const near = (await query.where('claims.kind', '=', change.kind).execute())
    .map((row) => ({ row, likeness: likeness(row, change) }))
    .filter(({ likeness: score }) => score > 0)
    .sort((a, b) => b.likeness - a.likeness || a.row.claim - b.row.claim);
  return near[0]?.row;
}

/** Two claims are one where they share more than half of their words' span or have the same words. */
const ENOUGH_SHARED = 0.5;

function likeness(row: Omit<ClaimAnchor, 'run'>, anchor: ClaimAnchor): number {
  if (row.quote === anchor.quote) return 2 - Math.min(1, Math.abs(row.start - anchor.start) / 1e6);
  const shared = Math.min(row.end, anchor.end) - Math.max(row.start, anchor.start);
  const whole = Math.max(row.end, anchor.end) - Math.min(row.start, anchor.start);
  const share = whole > 0 ? shared / whole : 0;
  return share > ENOUGH_SHARED ? share : 0;
}

/** Gives this connection tables of its own for what is to be seen, filled as of another time. */
export async function shadowCurrent(db: Db, asOf: AsOf): Promise<void> {
  await sql`create temp table current_runs (document_id text primary key, run integer not null)`.execute(db);
  await sql`create temp table current_claims (claim integer primary key, public_id text not null unique,
    document_id text not null, review text, decision integer)`.execute(db);
  await sql`create index temp.current_claims_as_of on current_claims (document_id)`.execute(db);
  await rebuildCurrent(db, undefined, asOf);
}
