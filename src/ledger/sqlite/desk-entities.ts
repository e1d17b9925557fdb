import { sql } from 'kysely';
import type { EntityRow } from '../../contract/desk.ts';
import type { Db } from './db.ts';
import type { Fold } from './save.ts';

const FORMS = 6;

/** Entities of claims that are to be seen, the most frequent first. `text` stands in a name or in a text's words. */
export async function findEntities(
  db: Db,
  fold: Fold,
  { text, type, limit }: { text?: string; type?: string; limit: number },
): Promise<EntityRow[]> {
  const wanted = text === undefined ? '' : fold(text).trim();
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const like = sql`(e.folded like ${pattern} escape '\\' or lower(e.id) = ${wanted} or exists (
    select 1 from claim_entities f where f.entity_id = e.id and f.folded like ${pattern} escape '\\'))`;
  const { rows } = await sql<Omit<EntityRow, 'roles' | 'forms'>>`
    select e.id, e.type, e.name, e.wikidata, e.lat, e.lon, e.country, count(distinct ce.claim) as claims
    from entities e join claim_entities ce on ce.entity_id = e.id
      join current_claims cc on cc.claim = ce.claim and (cc.review is null or cc.review <> 'rejected')
    where ${wanted === '' ? sql`1` : like} and ${type === undefined ? sql`1` : sql`e.type = ${type}`}
    group by e.id order by claims desc, e.id limit ${limit}`.execute(db);
  if (rows.length === 0) return [];
  const details = await sql<{ id: string; role: string; text: string; count: number }>`
    select ce.entity_id as id, ce.role, ce.text, count(distinct ce.claim) as count
    from claim_entities ce join current_claims cc on cc.claim = ce.claim
      and (cc.review is null or cc.review <> 'rejected')
    where ce.entity_id in (${sql.join(rows.map(({ id }) => id))})
    group by ce.entity_id, ce.role, ce.text`.execute(db);
  return rows.map((row) => {
    const roles: Record<string, number> = {};
    const forms = new Map<string, number>();
    for (const one of details.rows) {
      if (one.id !== row.id) continue;
      roles[one.role] = (roles[one.role] ?? 0) + one.count;
      forms.set(one.text, (forms.get(one.text) ?? 0) + one.count);
    }
    const sorted = [...forms].sort((a, b) => b[1] - a[1]).slice(0, FORMS);
    return { ...row, roles, forms: sorted.map(([form, count]) => ({ text: form, count })) };
  });
}
