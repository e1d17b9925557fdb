import { sql } from 'kysely';
import type { PairCount, PlaceCount } from '../../contract/desk.ts';
import type { DeskFilter } from '../desk/port.ts';
import type { Db } from './db.ts';
import { narrowed } from './desk-claims.ts';
import type { Fold } from './save.ts';

/** Marks that a picture can still show apart. */
const MOST = 600;

/** Claims by the place that they name, where that place is known on the map; the most frequent first. */
export async function countPlaces(db: Db, fold: Fold, filter: DeskFilter): Promise<PlaceCount[]> {
  const hits = narrowed(db, fold, filter).clearSelect().select('claims.id');
  const { rows } = await sql<PlaceCount>`
    select e.id, e.name, e.lat, e.lon, count(distinct ce.claim) as count
    from claim_entities ce join entities e on e.id = ce.entity_id
    where ce.role = 'place' and e.lat is not null and e.lon is not null and ce.claim in ${hits}
    group by e.id order by count desc, e.id limit ${MOST}`.execute(db);
  return rows;
}

/** Claims by who acts on whom and how; the most frequent first. Judgement is no act and left out. */
export async function countPairs(db: Db, fold: Fold, filter: DeskFilter): Promise<PairCount[]> {
  const hits = narrowed(db, fold, filter).clearSelect().select('claims.id').where('claims.checkable', '=', 1);
  const { rows } = await sql<PairCount>`
    select a.entity_id as actor, ea.name as actorName, t.entity_id as target, et.name as targetName, c.kind,
      count(distinct c.id) as count
    from claims c join claim_entities a on a.claim = c.id and a.role = 'actor'
      join claim_entities t on t.claim = c.id and t.role = 'target'
      join entities ea on ea.id = a.entity_id join entities et on et.id = t.entity_id
    where c.id in ${hits} and a.entity_id <> t.entity_id
    group by a.entity_id, t.entity_id, c.kind order by count desc, actor, target limit ${MOST}`.execute(db);
  return rows;
}
