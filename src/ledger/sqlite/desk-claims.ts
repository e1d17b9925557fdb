import { type RawBuilder, sql } from 'kysely';
import type { ClaimOrder, PageOf } from '../../contract/desk.ts';
import type { ClaimPage, DeskFilter } from '../desk/port.ts';
import type { StoredClaim } from '../port.ts';
import type { Db } from './db.ts';
import { readCursor, writeCursor } from './desk-cursor.ts';
import { claimQuery, type ClaimQuery, filtered, hasEntity, withChecks } from './find.ts';
import type { Fold } from './save.ts';

/** What claims are ordered by; where a value is missing, the claim comes last either way. */
const ORDERS: Readonly<Record<Exclude<ClaimOrder, 'document'>, (missing: string | number) => RawBuilder<unknown>>> = {
  time: (missing) => sql`coalesce(claims.first_day, claims.last_day, ${missing})`,
  published: (missing) => sql`coalesce(runs.published, ${missing})`,
  quantity: (missing) => sql`coalesce(claims.quantity_max, claims.quantity_min, ${missing})`,
  confidence: () => sql`claims.confidence`,
  kind: () => sql`claims.kind`,
  status: () => sql`claims.status`,
};
const NUMBERS = new Set<ClaimOrder>(['quantity', 'confidence']);

/** Claims that pass, as a query still without order and bound. */
export function narrowed(db: Db, fold: Fold, filter: DeskFilter): ClaimQuery {
  let query = filtered(claimQuery(db), fold, filter);
  const { party, support, publisher, lang, ids } = filter;
  if (party !== undefined)
    query = query.where((eb) =>
      eb.or([hasEntity(eb, 'actor', party, fold(party)), hasEntity(eb, 'target', party, fold(party))]),
    );
  if (support) query = query.where('claims.support_level', 'in', [...support]);
  if (publisher !== undefined) query = query.where('runs.publisher', '=', publisher);
  if (lang !== undefined) query = query.where('runs.lang', '=', lang);
  if (ids) query = query.where('current_claims.public_id', 'in', [...ids]);
  return query;
}

/** One page of claims. Throws TallyError CURSOR_UNREADABLE. */
export async function pageOfClaims(
  db: Db,
  fold: Fold,
  filter: DeskFilter,
  { order, descending, limit, after }: ClaimPage,
): Promise<PageOf<StoredClaim>> {
  const direction = descending ? 'desc' : 'asc';
  const beyond = sql.raw(descending ? '<' : '>');
  const query = narrowed(db, fold, filter);
  if (order === 'document') {
    const [last] = readCursor(after, ['number']);
    const rows = await (last === undefined ? query : query.where(sql<boolean>`claims.id ${beyond} ${last}`))
      .orderBy('claims.id', direction)
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    return { items: await withChecks(db, shown), next: rows.length > limit ? writeCursor([shown.at(-1)!.row]) : null };
  }
  const isNumber = NUMBERS.has(order);
  const last = isNumber ? (descending ? -1e300 : 1e300) : descending ? '' : '~';
  const key = ORDERS[order](last);
  const [value, id] = readCursor(after, [isNumber ? 'number' : 'string', 'number']);
  const rows = await (
    value === undefined ? query : query.where(sql<boolean>`(${key}, claims.id) ${beyond} (${value}, ${id})`)
  )
    .select(sql<string | number>`${key}`.as('key'))
    .orderBy(key, direction)
    .orderBy('claims.id', direction)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  return {
    items: await withChecks(db, shown),
    next: rows.length > limit && end ? writeCursor([end.key, end.row]) : null,
  };
}
