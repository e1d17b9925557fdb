import { TallyError } from '../../kernel/errors.ts';
import { eventId } from '../events/cluster.ts';
import type { EventDecision } from '../events/port.ts';
import type { Db } from './db.ts';
import { type ClaimAnchor, findAgain } from './current.ts';

/** A claim that a merge or split is about. Claims of one group stand for one event: the first found again counts. */
interface EventAnchor extends ClaimAnchor {
  readonly claim: string;
  readonly document: string;
  readonly group: number;
}

interface InForce extends EventDecision {
  readonly anchors: readonly EventAnchor[];
}

/**
 * What a merge or split keeps of the claims that it names, so that they are found again in a newer reading. `groups`
 * are public ids: for a merge a few claims of each event, for a split the claims that leave, each for itself.
 * Throws TallyError CLAIM_NOT_FOUND.
 */
export async function eventAnchors(db: Db, groups: readonly (readonly string[])[]): Promise<EventAnchor[]> {
  const anchors: EventAnchor[] = [];
  for (const [group, ids] of groups.entries())
    for (const id of ids) {
      const found = await db
        .selectFrom('current_claims')
        .innerJoin('claims', 'claims.id', 'current_claims.claim')
        .innerJoin('runs', 'runs.id', 'claims.run_id')
        .select(['runs.number', 'runs.document_id', 'claims.kind', 'claims.quote', 'claims.start', 'claims.end'])
        .where('current_claims.public_id', '=', id)
        .executeTakeFirst();
      if (!found) throw new TallyError('CLAIM_NOT_FOUND', `The ledger has no claim ${id}.`);
      const { number: run, document_id: document, kind, quote, start, end } = found;
      anchors.push({ claim: id, document, group, run, kind, quote, start, end });
    }
  return anchors;
}

/** Merges and splits that were not undone, in the order they were decided. */
export async function eventDecisions(db: Db): Promise<InForce[]> {
  const rows = await db
    .selectFrom('decisions')
    .select(['id', 'kind', 'author', 'at', 'reason', 'change'])
    .where('kind', 'in', ['merge', 'split'])
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const undos = await db.selectFrom('decisions').select(['id', 'change']).where('kind', '=', 'undo').execute();
  const undone = new Set<number>();
  for (const { id, change } of undos.toSorted((a, b) => b.id - a.id))
    if (!undone.has(id)) undone.add((JSON.parse(change) as { decision: number }).decision);
  return rows
    .filter(({ id }) => !undone.has(id))
    .map(({ id, kind, author, at, reason, change }) => {
      const { anchors = [] } = (JSON.parse(change) ?? {}) as { anchors?: EventAnchor[] };
      return { id, kind: kind as 'merge' | 'split', author, at, reason, anchors };
    });
}

/** Finds the claims of merges and splits again, of one document or of all decisions. */
export async function findAnchors(db: Db, documentId?: string): Promise<void> {
  const decisions = await eventDecisions(db);
  if (decisions.length === 0 && documentId !== undefined) return;
  await (
    documentId === undefined
      ? db.deleteFrom('event_anchors')
      : db.deleteFrom('event_anchors').where('document_id', '=', documentId)
  ).execute();
  for (const { id, anchors } of decisions)
    for (const [position, anchor] of anchors.entries()) {
      const { document, claim } = anchor;
      if (documentId !== undefined && document !== documentId) continue;
      const found = await findAgain(db, document, { subject: claim, change: anchor });
      const values = { decision: id, position, document_id: document, claim: found?.claim ?? null };
      await db.insertInto('event_anchors').values(values).execute();
    }
}

/**
 * Lays people's decisions over what the rules joined: a split gives its claims an event of their own, a merge makes the
 * events of its claims one, and bears the id of the first. What a later split took out, an earlier merge no longer
 * holds. Adds the ids of events that lost or won claims to `events`.
 */
export async function applyEventDecisions(db: Db, events: Set<string>): Promise<void> {
  const decisions = await eventDecisions(db);
  const moved = await movable(db).where('ec.moved', '=', 1).execute();
  if (decisions.length === 0 && moved.length === 0) return;
  const { pins, aliases } = await outcome(db, decisions);
  const concerned = new Map(moved.map((row) => [row.claim, row]));
  if (pins.size > 0)
    for (const row of await movable(db)
      .where('ec.claim', 'in', [...pins.keys()])
      .execute())
      concerned.set(row.claim, row);
  if (aliases.size > 0)
    for (const row of await movable(db)
      .where('es.event', 'in', [...aliases.keys()])
      .execute())
      concerned.set(row.claim, row);
  for (const { claim, base, event } of concerned.values()) {
    const own = pins.get(claim)?.event ?? base;
    const wanted = aliases.get(own) ?? own;
    const isMoved = wanted === base ? 0 : 1;
    if (wanted !== event) {
      events.add(event).add(wanted);
    }
    await db.updateTable('event_claims').set({ event: wanted, moved: isMoved }).where('claim', '=', claim).execute();
  }
}

/** Claims with the event that the rules give them and the one that they are in. */
function movable(db: Db) {
  return db
    .selectFrom('event_claims as ec')
    .innerJoin('event_signatures as es', 'es.id', 'ec.signature')
    .select(['ec.claim', 'es.event as base', 'ec.event'])
    .where('ec.live', '=', 1);
}

interface Outcome {
  /** Claims that a split gave an event of their own. */
  readonly pins: ReadonlyMap<number, { readonly event: string; readonly decision: number }>;
  /** Events that go by another's id. */
  readonly aliases: ReadonlyMap<string, string>;
}

async function outcome(db: Db, decisions: readonly InForce[]): Promise<Outcome> {
  const rows = await db
    .selectFrom('event_anchors as ea')
    .innerJoin('event_claims as ec', 'ec.claim', 'ea.claim')
    .innerJoin('event_signatures as es', 'es.id', 'ec.signature')
    .select(['ea.decision', 'ea.position', 'ea.claim', 'es.event as base'])
    .where('ec.live', '=', 1)
    .execute();
  const found = new Map(rows.map((row) => [`${row.decision} ${row.position}`, row]));
  const anchorsOf = ({ id, anchors }: InForce) =>
    anchors.flatMap(({ group }, position) => {
      const row = found.get(`${id} ${position}`);
      return row ? [{ group, claim: row.claim!, base: row.base }] : [];
    });
  const pins = new Map<number, { event: string; decision: number }>();
  for (const decision of decisions)
    if (decision.kind === 'split')
      for (const { claim } of anchorsOf(decision))
        pins.set(claim, { event: eventId('split', String(decision.id)), decision: decision.id });
  const parent = new Map<string, string>();
  const root = (event: string): string => {
    let at = event;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const decision of decisions) {
    if (decision.kind !== 'merge') continue;
    const heads = new Map<number, string>();
    for (const { group, claim, base } of anchorsOf(decision)) {
      const pin = pins.get(claim);
      if (heads.has(group) || (pin && pin.decision > decision.id)) continue;
      heads.set(group, pin?.event ?? base);
    }
    const [first, ...others] = [...heads].sort(([a], [b]) => a - b).map(([, event]) => root(event));
    for (const other of others)
      if (first !== undefined && root(other) !== root(first)) parent.set(root(other), root(first));
  }
  return { pins, aliases: new Map([...parent.keys()].map((event) => [event, root(event)])) };
}
