import { sql } from 'kysely';
import type { Identified } from '../../contract/entities.ts';
import type { Claim, Entity } from '../../contract/reading.ts';
import type { SeenAs } from '../entities/port.ts';
import type { AsOf } from '../port.ts';
import type { Db } from './db.ts';

/** Derived: what people said that names stand for. Also made as a temporary table where a past state is shown. */
export const SEEN_AS_COLUMNS = `(
  entity_id text primary key, into_id text not null, type text not null, name text not null, folded text not null,
  wikidata text, lat real, lon real, country text, decision integer not null)`;

/** The parties of claims as they are seen now, with the id that the reading gave. */
export const PARTIES_VIEW = `
  select ce.claim, ce.role, ce.position, coalesce(s.into_id, ce.entity_id) as entity_id, ce.entity_id as read_id,
    ce.text, ce.folded
  from claim_entities ce left join seen_as s on s.entity_id = ce.entity_id`;

/** Subjects of decisions about entities begin so. */
export const ENTITY_SUBJECT = 'entity:';

/** Makes `seen_as` anew from the decisions; the caller holds the transaction. */
export async function rebuildIdentified(db: Db, fold: (text: string) => string, asOf: AsOf = {}): Promise<void> {
  await sql`delete from seen_as`.execute(db);
  const until = asOf.ledger ?? null;
  const { rows } = await sql<{ id: number; kind: string; subject: string; change: string }>`
    select id, kind, subject, change from decisions
    where subject >= ${ENTITY_SUBJECT} and subject < ${'entity;'} and (${until} is null or at <= ${until})
    order by id`.execute(db);
  const undone = new Set<number>();
  const links = new Map<string, { into: Identified; decision: number }>();
  const read = rows.map((row) => ({
    ...row,
    change: JSON.parse(row.change) as { into?: Identified; decision?: number },
  }));
  for (const { id, kind, change } of read.toReversed())
    if (kind === 'undo' && !undone.has(id) && change.decision !== undefined) undone.add(change.decision);
  for (const { id, kind, subject, change } of read)
    if (kind !== 'undo' && !undone.has(id) && change.into)
      links.set(subject.slice(ENTITY_SUBJECT.length), { into: change.into, decision: id });
  for (const [entityId, first] of links) {
    const { into, decision } = endOf(links, entityId, first);
    if (into.id === entityId && first.into.id !== entityId) continue;
    const { id, type, name, wikidata, lat, lon, country } = into;
    await db
      .insertInto('seen_as')
      .values({
        entity_id: entityId,
        into_id: id,
        type,
        name,
        folded: fold(name),
        wikidata,
        lat,
        lon,
        country,
        decision,
      })
      .execute();
  }
}

type Link = { readonly into: Identified; readonly decision: number };

/** Follows "A is B, B is C" to its end; a circle ends where it would begin again. */
function endOf(links: ReadonlyMap<string, Link>, from: string, first: Link): Link {
  const met = new Set([from]);
  let at = first;
  for (let next = links.get(at.into.id); next && !met.has(at.into.id); next = links.get(at.into.id)) {
    met.add(at.into.id);
    at = { into: next.into, decision: first.decision };
  }
  return at;
}

export async function findIdentified(db: Db): Promise<SeenAs[]> {
  const rows = await db.selectFrom('seen_as').selectAll().orderBy('entity_id').execute();
  return rows.map(({ entity_id, into_id, type, name, wikidata, lat, lon, country, decision }) => ({
    entityId: entity_id,
    id: into_id,
    type: type as Identified['type'],
    name,
    wikidata,
    lat,
    lon,
    country,
    decision,
  }));
}

/** A claim with its parties as people identified them; their words stay the text's own. */
export function asIdentified(claim: Claim, seen: ReadonlyMap<string, SeenAs>): Claim {
  if (seen.size === 0) return claim;
  const entity = <T extends Entity>(one: T): T => {
    const as = seen.get(one.id);
    if (!as) return one;
    const { id, type, name, wikidata, lat, lon, country } = as;
    return { ...one, id, type, name, wikidata, lat, lon, country };
  };
  const speaker = claim.attribution && seen.get(claim.attribution.id);
  return {
    ...claim,
    actors: claim.actors.map(entity),
    targets: claim.targets.map(entity),
    place: claim.place && entity(claim.place),
    attribution:
      claim.attribution && speaker ? { ...claim.attribution, id: speaker.id, name: speaker.name } : claim.attribution,
  };
}
