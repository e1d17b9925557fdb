import { sql } from 'kysely';
import type { Facets, FacetValue } from '../../contract/desk.ts';
import type { DeskFilter } from '../desk/port.ts';
import type { Db } from './db.ts';
import { narrowed } from './desk-claims.ts';
import type { Fold } from './save.ts';

/** Values of a facet that are shown; nobody reads more in a list beside a table. */
const MOST = 40;

/** Counts of what passes by every facet. A facet leaves its own condition out, so that its other values can be chosen. */
export async function countFacets(db: Db, fold: Fold, filter: DeskFilter): Promise<Facets> {
  const hits = (without?: keyof DeskFilter) => {
    const { [without ?? 'ids']: left, ...rest } = filter;
    const asked: DeskFilter = without === undefined && left !== undefined ? filter : rest;
    return narrowed(db, fold, asked).clearSelect();
  };
  const column = async (
    facet: keyof DeskFilter,
    name: 'claims.kind' | 'claims.status' | 'claims.support_level' | 'runs.publisher',
  ): Promise<FacetValue[]> => {
    const rows = await hits(facet)
      .select(sql<string>`${sql.ref(name)}`.as('value'))
      .select(sql<number>`count(*)`.as('count'))
      .where(name, 'is not', null)
      .groupBy(name)
      .orderBy('count', 'desc')
      .limit(MOST)
      .execute();
    return rows.map(({ value, count }) => ({ value, name: value, count }));
  };
  const roles = async (facet: keyof DeskFilter, wanted: readonly string[]): Promise<FacetValue[]> => {
    const { rows } = await sql<FacetValue>`
      select e.id as value, e.name as name, count(distinct ce.claim) as count
      from claim_entities ce join entities e on e.id = ce.entity_id
      where ce.role in (${sql.join(wanted)}) and ce.claim in ${hits(facet).select('claims.id')}
      group by e.id order by count desc, e.id limit ${MOST}`.execute(db);
    return rows;
  };
  const items = await sql<FacetValue>`
    select ci.item_id as value, ci.item_id as name, count(distinct ci.claim) as count
    from claim_items ci where ci.claim in ${hits('item').select('claims.id')}
    group by ci.item_id order by count desc limit ${MOST}`.execute(db);
  const checks = await sql<FacetValue>`
    select k.code as value, k.code as name, count(distinct cc.claim) as count
    from check_claims cc join checks k on k.id = cc.check_id
    where cc.claim in ${hits('check').select('claims.id')} group by k.code order by count desc`.execute(db);
  const reviews = await hits('review')
    .select(sql<string>`coalesce(current_claims.review, 'none')`.as('value'))
    .select(sql<number>`count(*)`.as('count'))
    .groupBy('value')
    .orderBy('count', 'desc')
    .execute();
  const months = await hits()
    .select(sql<string>`substr(coalesce(claims.first_day, claims.last_day), 1, 7)`.as('month'))
    .select(sql<number>`count(*)`.as('count'))
    .where((eb) => eb.or([eb('claims.first_day', 'is not', null), eb('claims.last_day', 'is not', null)]))
    .groupBy('month')
    .orderBy('month')
    .execute();
  const [all] = await hits()
    .select(sql<number>`count(*)`.as('count'))
    .execute();
  return {
    total: all?.count ?? 0,
    kind: await column('kind', 'claims.kind'),
    status: await column('status', 'claims.status'),
    support: await column('support', 'claims.support_level'),
    review: reviews.map(({ value, count }) => ({ value, name: value, count })),
    check: checks.rows,
    party: await roles('party', ['actor', 'target']),
    item: items.rows,
    place: await roles('place', ['place']),
    attribution: await roles('attribution', ['attribution']),
    publisher: await column('publisher', 'runs.publisher'),
    months,
  };
}
