import { sql } from 'kysely';
import type { Claim } from '../../contract/reading.ts';
import { edtfOfDay } from '../../kernel/edtf.ts';
import { clusterBlock, type Placed } from '../events/cluster.ts';
import { isPart, originKeyOf, voiceOfPublisher } from '../events/origin-key.ts';
import type { EventRules } from '../events/rules.ts';
import { type Signature, signatureOf } from '../events/signature.ts';
import { stretchOf } from '../events/when.ts';
import type { Db } from './connection.ts';
import { applyEventDecisions, findAnchors } from './events-decisions.ts';
import type { Fold } from './save.ts';
import type { Tables } from './schema.ts';

/** What joining takes beside the database. */
export interface Joining {
  readonly fold: Fold;
  readonly rules: EventRules;
}

/** A signature as it is kept: its block stands in a column of its own. */
export function keyOf(signature: Signature): string {
  const { kind, layer, receivers, place, people, when, plan } = signature;
  return JSON.stringify({ kind, layer, receivers, place, people, when, plan });
}

export function signatureFrom(block: string, key: string): Signature {
  return { ...(JSON.parse(key) as Omit<Signature, 'block'>), block };
}

/** Keeps events in step with a document whose claims to be seen have changed; the caller holds the transaction. */
export async function followDocument(db: Db, fold: Fold, rules: EventRules | null, documentId: string): Promise<void> {
  if (rules) await joinDocument(db, { fold, rules }, documentId);
  else
    await db
      .insertInto('event_waiting')
      .values({ document_id: documentId })
      .onConflict((oc) => oc.doNothing())
      .execute();
}

/**
 * Gives each claim of a document its event. Only blocks are joined anew to which the document brings a signature that
 * no other document had, or from which it takes the last; everything else is counted up.
 */
export async function joinDocument(db: Db, joining: Joining, documentId: string): Promise<void> {
  const before = await db.selectFrom('event_claims').selectAll().where('document_id', '=', documentId).execute();
  const known = new Map(before.map((row) => [row.claim, row]));
  const rows = await claimsOf(db, documentId);
  const blocks = new Set<string>();
  const events = new Set<string>(before.map((row) => row.event));
  const fresh: { row: Tables['event_claims']; signature: Signature }[] = [];
  for (const row of rows) {
    const { fold, rules } = joining;
    const claim = JSON.parse(row.json) as Claim;
    const around = { ...row, claim: row.public_id, document: documentId, publisherKind: row.publisher_kind, fold };
    const signature = signatureOf(claim, around, rules);
    if (!signature) continue;
    const found = await keepSignature(db, signature, blocks);
    fresh.push({
      signature,
      row: {
        claim: row.id,
        document_id: documentId,
        signature: found.id,
        event: found.event,
        live: 1,
        moved: 0,
        origin: JSON.stringify(originKeyOf(claim.attribution, around, rules)),
        voice: voiceOfPublisher(row.publisher, fold, rules),
        part: isPart(claim.quote, fold, rules) ? 1 : 0,
      },
    });
    known.delete(row.id);
  }
  await retire(
    db,
    [...known.values()].filter((row) => row.live === 1),
    blocks,
  );
  for (const { row } of fresh)
    await db
      .insertInto('event_claims')
      .values(row)
      .onConflict((oc) => oc.column('claim').doUpdateSet(row))
      .execute();
  // A reading that took another's place may have left a signature without any claim.
  await blocksLeftBy(db, before, blocks);
  for (const block of blocks) await joinBlock(db, joining.rules, block, events);
  await findAnchors(db, documentId);
  await applyEventDecisions(db, events);
  if (before.length > 0) for (const { row } of fresh) events.add(row.event);
  await countUp(db, documentId, fresh, events);
  await recount(db, events);
  await db.deleteFrom('event_waiting').where('document_id', '=', documentId).execute();
}

async function claimsOf(db: Db, documentId: string) {
  return db
    .selectFrom('current_claims as cc')
    .innerJoin('claims as c', 'c.id', 'cc.claim')
    .innerJoin('current_runs as cr', 'cr.document_id', 'cc.document_id')
    .innerJoin('runs as r', 'r.id', 'cr.run')
    .leftJoin('sources as s', 's.id', 'r.source_id')
    .select(['c.id', 'c.json', 'cc.public_id', 'r.published', 'r.title', 'r.publisher'])
    .select(sql<string | null>`coalesce(r.publisher_kind, s.kind)`.as('publisher_kind'))
    .where('cc.document_id', '=', documentId)
    .where((eb) => eb.or([eb('cc.review', 'is', null), eb('cc.review', '!=', 'rejected')]))
    .orderBy('c.id')
    .execute();
}

/** Finds or adds a signature; its block must be joined anew where no claim had it before. */
async function keepSignature(
  db: Db,
  signature: Signature,
  blocks: Set<string>,
): Promise<{ id: number; event: string }> {
  const { block } = signature;
  const key = keyOf(signature);
  const found = await db
    .selectFrom('event_signatures')
    .select(['id', 'event'])
    .where('block', '=', block)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!found) {
    blocks.add(block);
    const values = { block, key, event: '', how: 'alone' };
    const { id } = await db.insertInto('event_signatures').values(values).returning('id').executeTakeFirstOrThrow();
    return { id, event: '' };
  }
  if (!(await isLive(db, found.id))) blocks.add(block);
  return found;
}

async function isLive(db: Db, signature: number): Promise<boolean> {
  const one = await db
    .selectFrom('event_claims')
    .select('claim')
    .where('signature', '=', signature)
    .where('live', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

async function retire(db: Db, rows: readonly Tables['event_claims'][], blocks: Set<string>): Promise<void> {
  for (const { claim } of rows)
    await db.updateTable('event_claims').set({ live: 0 }).where('claim', '=', claim).execute();
  await blocksLeftBy(db, rows, blocks);
}

async function blocksLeftBy(db: Db, rows: readonly Tables['event_claims'][], blocks: Set<string>): Promise<void> {
  for (const signature of new Set(rows.map((row) => row.signature))) {
    if (await isLive(db, signature)) continue;
    const { block } = await db
      .selectFrom('event_signatures')
      .select('block')
      .where('id', '=', signature)
      .executeTakeFirstOrThrow();
    blocks.add(block);
  }
}

/** Joins the signatures of a block that have claims and writes what has changed. */
async function joinBlock(db: Db, rules: EventRules, block: string, events: Set<string>): Promise<void> {
  const rows = await db
    .selectFrom('event_signatures as es')
    .select(['es.id', 'es.key', 'es.event', 'es.how'])
    .where('es.block', '=', block)
    .where(sql<boolean>`exists (select 1 from event_claims ec where ec.signature = es.id and ec.live = 1)`)
    .execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const members = rows.map(({ key }) => ({ key, signature: signatureFrom(block, key) }));
  for (const placed of clusterBlock(block, members, rules)) {
    const row = byKey.get(placed.key)!;
    if (row.event !== placed.event || row.how !== placed.how) await move(db, row, placed, events);
  }
}

async function move(db: Db, row: { id: number; event: string }, to: Placed, events: Set<string>): Promise<void> {
  const { event, how } = to;
  await db.updateTable('event_signatures').set({ event, how }).where('id', '=', row.id).execute();
  if (row.event === event) return;
  await db.updateTable('event_claims').set({ event }).where('signature', '=', row.id).where('moved', '=', 0).execute();
  if (row.event !== '') events.add(row.event);
  // A new signature has only this document's claims, which are counted up; another that moved is counted anew.
  if (row.event !== '') events.add(event);
}

/** Adds a new document's claims to the counts of the events that need no counting anew. */
async function countUp(
  db: Db,
  documentId: string,
  fresh: readonly { row: Tables['event_claims']; signature: Signature }[],
  events: Set<string>,
): Promise<void> {
  const now = await db
    .selectFrom('event_claims')
    .select(['claim', 'event'])
    .where('document_id', '=', documentId)
    .where('live', '=', 1)
    .execute();
  const eventOf = new Map(now.map(({ claim, event }) => [claim, event]));
  const added = new Map<string, { kind: string; claims: number; first: string | null; last: string | null }>();
  for (const { row, signature } of fresh) {
    const event = eventOf.get(row.claim)!;
    if (events.has(event)) continue;
    const days = daysOf(signature);
    const sum = added.get(event) ?? { kind: signature.kind, claims: 0, ...days };
    const first = least(sum.first, days.first);
    added.set(event, { ...sum, claims: sum.claims + 1, first, last: most(sum.last, days.last) });
  }
  for (const [event, { kind, claims, first, last }] of added)
    await sql`insert into events (event, kind, first_day, last_day, articles, claims)
      values (${event}, ${kind}, ${first}, ${last}, 1, ${claims})
      on conflict (event) do update set articles = articles + 1, claims = claims + excluded.claims,
        first_day = min(coalesce(first_day, excluded.first_day), coalesce(excluded.first_day, first_day)),
        last_day = max(coalesce(last_day, excluded.last_day), coalesce(excluded.last_day, last_day))`.execute(db);
}

/** Counts events from their claims, and forgets those that have none left. */
export async function recount(db: Db, events: ReadonlySet<string>): Promise<void> {
  for (const event of events) {
    if (event === '') continue;
    const rows = await db
      .selectFrom('event_claims as ec')
      .innerJoin('event_signatures as es', 'es.id', 'ec.signature')
      .select(['es.id', 'es.block', 'es.key'])
      .select((eb) => eb.fn.countAll<number>().as('claims'))
      .where('ec.event', '=', event)
      .where('ec.live', '=', 1)
      .groupBy('es.id')
      .execute();
    await db.deleteFrom('events').where('event', '=', event).execute();
    if (rows.length === 0) continue;
    const articles = await sql<{ n: number }>`select count(distinct document_id) as n from event_claims
      where event = ${event} and live = 1`.execute(db);
    const signatures = rows.map(({ block, key }) => signatureFrom(block, key));
    const days = signatures.map(daysOf);
    await db
      .insertInto('events')
      .values({
        event,
        kind: signatures.map(({ kind }) => kind).sort()[0]!,
        first_day: days.map(({ first }) => first).reduce(least),
        last_day: days.map(({ last }) => last).reduce(most),
        articles: articles.rows[0]?.n ?? 0,
        claims: rows.reduce((sum, row) => sum + row.claims, 0),
      })
      .execute();
  }
}

function daysOf({ when }: Signature): { first: string | null; last: string | null } {
  const stretch = stretchOf(when);
  return stretch ? { first: edtfOfDay(stretch[0]), last: edtfOfDay(stretch[1]) } : { first: null, last: null };
}

const least = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);
const most = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

/** Joins every document that waits; returns how many. The caller holds the transaction. */
export async function joinWaiting(db: Db, joining: Joining, limit: number): Promise<number> {
  const waiting = await db.selectFrom('event_waiting').select('document_id').limit(limit).execute();
  for (const { document_id } of waiting) await joinDocument(db, joining, document_id);
  return waiting.length;
}

/** Forgets all that was derived, so that every document waits to be joined. */
export async function forgetEvents(db: Db): Promise<void> {
  for (const table of ['event_anchors', 'events', 'event_claims', 'event_signatures', 'event_waiting'] as const)
    await db.deleteFrom(table).execute();
  await sql`insert into event_waiting (document_id) select document_id from current_runs`.execute(db);
}
