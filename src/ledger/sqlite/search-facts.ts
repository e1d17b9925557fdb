import { sql } from 'kysely';
import type { ClaimFacts } from '../search/columns.ts';
import type { Db } from './connection.ts';

/** Claims whose facts are read at once. */
const PAGE = 4096;

/** The facts of the claims with rows from `from` to `to` (exclusive), in their order. */
export async function* claimFacts(db: Db, from: number, to: number): AsyncGenerator<ClaimFacts> {
  for (let at = from; at < to; at += PAGE) yield* await factsBetween(db, at, Math.min(to, at + PAGE));
}

async function factsBetween(db: Db, from: number, to: number): Promise<ClaimFacts[]> {
  const claims = await db
    .selectFrom('claims as c')
    .innerJoin('runs as r', 'r.id', 'c.run_id')
    .select(['c.id', 'c.kind', 'c.status', 'c.support_level', 'c.outcome', 'c.first_day', 'c.last_day'])
    .select(['c.quantity_min', 'c.quantity_max', 'c.quantity_unit', 'c.quantity_approximate', 'c.place_id'])
    .select(['c.attribution_id', 'r.publisher', 'r.published', 'r.document_id'])
    .where('c.id', '>=', from)
    .where('c.id', '<', to)
    .orderBy('c.id')
    .execute();
  const parties = await db
    .selectFrom('claim_entities')
    .select(['claim', 'role', 'entity_id'])
    .where('claim', '>=', from)
    .where('claim', '<', to)
    .execute();
  const items = await db
    .selectFrom('claim_items')
    .select(['claim', 'item_id'])
    .where('claim', '>=', from)
    .where('claim', '<', to)
    .execute();
  const checks = await sql<{ claim: number; code: string }>`
    select cc.claim, k.code from check_claims cc join checks k on k.id = cc.check_id
    where cc.claim >= ${from} and cc.claim < ${to} order by cc.claim, k.position`.execute(db);
  const actors = grouped(parties.filter((p) => p.role === 'actor').map((p) => [p.claim, p.entity_id]));
  const targets = grouped(parties.filter((p) => p.role === 'target').map((p) => [p.claim, p.entity_id]));
  const itemsOf = grouped(items.map((i) => [i.claim, i.item_id]));
  const checksOf = grouped(checks.rows.map((k) => [k.claim, k.code]));
  return claims.map((c) => ({
    id: c.id,
    kind: c.kind,
    status: c.status,
    support: c.support_level,
    outcome: c.outcome,
    min: c.quantity_min,
    max: c.quantity_max,
    unit: c.quantity_unit,
    approximate: c.quantity_approximate === 1,
    firstDay: c.first_day,
    lastDay: c.last_day,
    published: c.published,
    place: c.place_id,
    speaker: c.attribution_id,
    publisher: c.publisher,
    document: c.document_id,
    actors: actors.get(c.id) ?? [],
    targets: targets.get(c.id) ?? [],
    items: itemsOf.get(c.id) ?? [],
    checks: checksOf.get(c.id) ?? [],
  }));
}

function grouped(pairs: readonly (readonly [claim: number, value: string])[]): Map<number, string[]> {
  const out = new Map<number, string[]>();
  for (const [claim, value] of pairs) {
    const list = out.get(claim);
    if (list) list.push(value);
    else out.set(claim, [value]);
  }
  return out;
}
