import { sql } from 'kysely';
import type { SourceHistory, SourceRow } from '../../contract/desk.ts';
import type { Db } from './db.ts';

/** Whom a publisher cites, at most so many. */
const CITES = 12;

/** Every publisher with its record: what its claims rest on, what the checks found, what people made of them. */
export async function findSources(db: Db): Promise<SourceRow[]> {
  const seen = sql`current_runs cr join runs r on r.id = cr.run join sources s on s.id = r.source_id`;
  const { rows } = await sql<{
    id: number;
    publisher: string;
    kind: string | null;
    reliability: SourceRow['reliability'];
    documents: number;
    first: string | null;
    last: string | null;
  }>`select s.id, s.publisher, s.kind, s.reliability, count(*) as documents,
      min(substr(r.published, 1, 10)) as first, max(substr(r.published, 1, 10)) as last
    from ${seen} group by s.id order by documents desc, s.publisher`.execute(db);
  const claims = await sql<{ id: number; level: string; review: string | null; checkable: number; count: number }>`
    select s.id, c.support_level as level, cc.review, c.checkable, count(*) as count
    from ${seen} join current_claims cc on cc.document_id = cr.document_id join claims c on c.id = cc.claim
    group by s.id, c.support_level, cc.review, c.checkable`.execute(db);
  const checks = await sql<{ id: number; code: string; count: number }>`
    select s.id, k.code, count(*) as count from ${seen} join checks k on k.run_id = cr.run
    group by s.id, k.code`.execute(db);
  const cites = await sql<{ id: number; entity: string; name: string; class: string | null; count: number }>`
    select s.id, e.id as entity, e.name, c.attribution_class as class, count(*) as count
    from ${seen} join current_claims cc on cc.document_id = cr.document_id join claims c on c.id = cc.claim
      join entities e on e.id = c.attribution_id
    group by s.id, e.id order by count desc`.execute(db);
  return rows.map((source) => {
    const own = claims.rows.filter(({ id }) => id === source.id);
    const sum = (list: { count: number }[]): number => list.reduce((n, { count }) => n + count, 0);
    const by = (key: 'level' | 'review', list: typeof own): Record<string, number> => {
      const out: Record<string, number> = {};
      for (const row of list) {
        const name = row[key] ?? 'none';
        out[name] = (out[name] ?? 0) + row.count;
      }
      return out;
    };
    const checkable = own.filter((row) => row.checkable === 1);
    return {
      publisher: source.publisher,
      kind: source.kind,
      reliability: source.reliability,
      documents: source.documents,
      claims: sum(own),
      checkable: sum(checkable),
      support: by('level', checkable),
      reviews: by('review', own),
      checks: Object.fromEntries(checks.rows.filter(({ id }) => id === source.id).map((row) => [row.code, row.count])),
      cites: cites.rows
        .filter(({ id }) => id === source.id)
        .slice(0, CITES)
        .map((row) => ({ id: row.entity, name: row.name, class: row.class ?? 'entity', count: row.count })),
      firstPublished: source.first,
      lastPublished: source.last,
    };
  });
}

/** What was decided about a publisher, the newest first. */
export async function findSourceHistory(db: Db, publisher: string): Promise<SourceHistory[]> {
  return db
    .selectFrom('source_history as h')
    .innerJoin('sources as s', 's.id', 'h.source_id')
    .select(['h.at', 'h.author', 'h.field', 'h.before', 'h.after', 'h.reason'])
    .where('s.publisher', '=', publisher)
    .orderBy('h.id', 'desc')
    .execute();
}
