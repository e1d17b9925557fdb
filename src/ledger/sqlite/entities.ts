import { sql } from 'kysely';
import type { EntityType } from '../../contract/reading.ts';
import type { EntityFilter, EntityStore, LedgerEntity } from '../entities/port.ts';
import type { Db } from './db.ts';
import { findIdentified } from './identified.ts';
import type { Fold } from './save.ts';

interface Row {
  id: string;
  type: string;
  name: string;
  wikidata: string | null;
  lat: number | null;
  lon: number | null;
  country: string | null;
  actor: number;
  target: number;
  place: number;
  attribution: number;
  claims: number;
  documents: number;
}

/** Entities with how often claims that are to be seen name them. `where` is a condition on `named`. */
function entityQuery(where: ReturnType<typeof sql<boolean>>, limit: number) {
  return sql<Row>`
    with named as (
      select p.entity_id, p.role, p.claim, cc.document_id
      from claim_parties p join current_claims cc on cc.claim = p.claim
      where (cc.review is null or cc.review != 'rejected'))
    select coalesce(s.into_id, e.id) as id, coalesce(s.type, e.type) as type, coalesce(s.name, e.name) as name,
      coalesce(s.wikidata, e.wikidata) as wikidata, coalesce(s.lat, e.lat) as lat, coalesce(s.lon, e.lon) as lon,
      coalesce(s.country, e.country) as country, n.*
    from (
      select entity_id as named_id, count(distinct claim) as claims, count(distinct document_id) as documents,
        count(distinct case when role = 'actor' then claim end) as actor,
        count(distinct case when role = 'target' then claim end) as target,
        count(distinct case when role = 'place' then claim end) as place,
        count(distinct case when role = 'attribution' then claim end) as attribution
      from named group by entity_id) n
    left join entities e on e.id = n.named_id
    left join (select * from seen_as group by into_id) s on s.into_id = n.named_id
    where ${where}
    order by n.claims desc, id
    limit ${limit}`;
}

function toEntity(row: Row): LedgerEntity {
  const { id, name, wikidata, lat, lon, country, actor, target, place, attribution, claims, documents } = row;
  const counts = { actor, target, place, attribution, claims, documents };
  return { id, type: row.type as EntityType, name, wikidata, lat, lon, country, counts };
}

function condition(filter: EntityFilter, fold: Fold) {
  const parts = [sql<boolean>`1`];
  if (filter.type !== undefined) parts.push(sql<boolean>`coalesce(s.type, e.type) = ${filter.type}`);
  if (filter.text !== undefined && filter.text !== '') {
    const like = `%${fold(filter.text).replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql<boolean>`(e.folded like ${like} escape '\\' or s.folded like ${like} escape '\\'
      or lower(coalesce(s.into_id, e.id)) = ${filter.text.toLowerCase()}
      or exists (select 1 from claim_parties f where f.entity_id = n.named_id and f.folded like ${like} escape '\\'))`);
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** The entities of a ledger, seen through what people identified. */
export function entityStore(db: Db, fold: Fold, said: <T>(work: Promise<T>) => Promise<T>): EntityStore {
  return {
    list: (filter, limit) =>
      said(entityQuery(condition(filter, fold), limit).execute(db)).then(({ rows }) => rows.map(toEntity)),
    async get(id) {
      const { rows } = await said(entityQuery(sql<boolean>`n.named_id = ${id}`, 1).execute(db));
      return rows[0] ? toEntity(rows[0]) : null;
    },
    async forms(id) {
      const { rows } = await said(
        sql<{ text: string; count: number }>`
          select p.text, count(*) as count from claim_parties p join current_claims cc on cc.claim = p.claim
          where p.entity_id = ${id} and (cc.review is null or cc.review != 'rejected')
          group by p.text order by count desc, p.text limit 100`.execute(db),
      );
      return rows;
    },
    identified: () => said(findIdentified(db)),
  };
}
