import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { CheckFilter, ClaimFilter, Decision, StoredCheck, StoredClaim } from '../port.ts';
import type { Claim, Check } from '../../contract/reading.ts';
import type { Db } from './db.ts';
import { asIdentified, findIdentified } from './identified.ts';
import type { Fold } from './save.ts';
import type { Tables } from './schema.ts';

/** Claims fetched at once; between pages the database is free for other work. */
const PAGE = 200;

export const gravestFirst = sql`case checks.severity when 'error' then 0 when 'warning' then 1 else 2 end`;

/** Claims that are to be seen, each with the run that it stands in. */
export function claimQuery(db: Db) {
  return db
    .selectFrom('claims')
    .innerJoin('current_claims', 'current_claims.claim', 'claims.id')
    .innerJoin('runs', 'runs.id', 'claims.run_id')
    .select(['current_claims.public_id', 'current_claims.review', ...CLAIM_COLUMNS]);
}

const CLAIM_COLUMNS = [
  'claims.id as row',
  'claims.first_day',
  'claims.last_day',
  'claims.json',
  'runs.document_id',
  'runs.number',
  'runs.engine_version',
  'runs.data_version',
  'runs.made_at',
  'runs.title',
  'runs.publisher',
  'runs.published',
  'runs.lang',
] as const;

export type ClaimQuery = ReturnType<typeof claimQuery>;
type ClaimHit = Awaited<ReturnType<ClaimQuery['execute']>>[number];
type Where = ExpressionBuilder<Tables, 'claims' | 'runs' | 'current_claims'>;

export async function withChecks(db: Db, rows: readonly ClaimHit[]): Promise<StoredClaim[]> {
  if (rows.length === 0) return [];
  const found = await db
    .selectFrom('check_claims')
    .innerJoin('checks', 'checks.id', 'check_claims.check_id')
    .select(['check_claims.claim', 'checks.code', 'checks.severity'])
    .where(
      'check_claims.claim',
      'in',
      rows.map((row) => row.row),
    )
    .orderBy(gravestFirst)
    .orderBy('checks.position')
    .execute();
  const codes = new Map<number, { code: string; severity: Check['severity'] }[]>();
  for (const { claim, code, severity } of found) {
    const list = codes.get(claim) ?? [];
    if (!list.some((other) => other.code === code)) list.push({ code, severity: severity as Check['severity'] });
    codes.set(claim, list);
  }
  const seen = new Map((await findIdentified(db)).map((one) => [one.entityId, one]));
  return rows.map((row) => ({
    id: row.public_id,
    documentId: row.document_id,
    run: {
      number: row.number,
      engineVersion: row.engine_version,
      dataVersion: row.data_version,
      madeAt: row.made_at,
    },
    title: row.title,
    publisher: row.publisher,
    published: row.published,
    lang: row.lang,
    claim: asIdentified(JSON.parse(row.json) as Claim, seen),
    review: row.review,
    firstDay: row.first_day,
    lastDay: row.last_day,
    checks: codes.get(row.row) ?? [],
  }));
}

/** Claims to be seen that pass the filter, page by page in the order they were written. */
export async function* findClaims(db: Db, fold: Fold, filter: ClaimFilter, limit: number): AsyncGenerator<StoredClaim> {
  let after = 0;
  let left = limit;
  while (left > 0) {
    const rows = await filtered(claimQuery(db), fold, filter)
      .where('claims.id', '>', after)
      .orderBy('claims.id')
      .limit(Math.min(PAGE, left))
      .execute();
    yield* await withChecks(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.row;
    left -= rows.length;
  }
}

/** Claims to be seen by their rows, in the order of the rows given. */
export async function claimsOfRows(db: Db, rows: readonly number[]): Promise<StoredClaim[]> {
  if (rows.length === 0) return [];
  const hits = await claimQuery(db)
    .where('claims.id', 'in', [...rows])
    .execute();
  const byRow = new Map(hits.map((hit) => [hit.row, hit]));
  return withChecks(
    db,
    rows.flatMap((row) => byRow.get(row) ?? []),
  );
}

/** One claim as it is to be seen now, or as the run with the number given read it. */
export async function findClaim(db: Db, publicId: string, run: number | undefined): Promise<StoredClaim | null> {
  const dot = publicId.lastIndexOf('.');
  if (dot < 0) return null;
  const row = await (
    run === undefined
      ? claimQuery(db).where('current_claims.public_id', '=', publicId)
      : db
          .selectFrom('claims')
          .innerJoin('runs', 'runs.id', 'claims.run_id')
          .select([sql<string>`${publicId}`.as('public_id'), sql<null>`null`.as('review'), ...CLAIM_COLUMNS])
          .where('runs.document_id', '=', publicId.slice(0, dot))
          .where('claims.claim_id', '=', publicId.slice(dot + 1))
          .where('runs.number', '=', run)
  ).executeTakeFirst();
  return row ? ((await withChecks(db, [row]))[0] ?? null) : null;
}

export function filtered(query: ClaimQuery, fold: Fold, filter: ClaimFilter): ClaimQuery {
  let q = query;
  const { document, kind, status, check, text, from, to, review } = filter;
  q = reviewed(q, review);
  if (document !== undefined) q = q.where('runs.document_id', '=', document);
  if (kind) q = q.where('claims.kind', 'in', [...kind]);
  if (status) q = q.where('claims.status', 'in', [...status]);
  for (const role of ['actor', 'target', 'place', 'attribution'] as const) {
    const wanted = filter[role];
    if (wanted !== undefined) q = q.where((eb) => hasEntity(eb, role, wanted, fold(wanted)));
  }
  const { item } = filter;
  if (item !== undefined) q = q.where((eb) => hasItem(eb, item, fold(item)));
  if (check !== undefined) q = q.where((eb) => hasCheck(eb, check));
  if (text !== undefined) {
    const pattern = `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
    q = q.where(sql<boolean>`claims.folded like ${pattern} escape '\\'`);
  }
  // A time that is open on one side reaches any day there; a claim without a time fits no period.
  if (from !== undefined || to !== undefined) q = q.where('claims.time_edtf', 'is not', null);
  if (from !== undefined) q = q.where((eb) => eb.or([eb('claims.last_day', '>=', from), openAfter(eb)]));
  if (to !== undefined) q = q.where((eb) => eb.or([eb('claims.first_day', '<=', to), openBefore(eb)]));
  return q;
}

function reviewed(query: ClaimQuery, wanted: ClaimFilter['review']): ClaimQuery {
  const column = 'current_claims.review';
  if (!wanted) return query.where((eb) => eb.or([eb(column, 'is', null), eb(column, '!=', 'rejected')]));
  const named = wanted.filter((review) => review !== 'none');
  return query.where((eb) =>
    eb.or([
      ...(named.length > 0 ? [eb(column, 'in', named)] : []),
      ...(wanted.includes('none') ? [eb(column, 'is', null)] : []),
    ]),
  );
}

function openAfter(eb: Where) {
  return eb.and([eb('claims.last_day', 'is', null), eb('claims.first_day', 'is not', null)]);
}

function openBefore(eb: Where) {
  return eb.and([eb('claims.first_day', 'is', null), eb('claims.last_day', 'is not', null)]);
}

export function hasEntity(eb: Where, role: string, wanted: string, folded: string) {
  return eb.exists(
    eb
      .selectFrom('claim_parties as ce')
      .leftJoin('entities as e', 'e.id', 'ce.entity_id')
      .leftJoin('seen_as as s', 's.entity_id', 'ce.read_id')
      .select('ce.claim')
      .whereRef('ce.claim', '=', 'claims.id')
      .where('ce.role', '=', role)
      .where((w) =>
        w.or([
          w(sql`lower(ce.entity_id)`, '=', wanted.toLowerCase()),
          w(sql`coalesce(s.folded, e.folded)`, '=', folded),
          w('ce.folded', '=', folded),
        ]),
      ),
  );
}

function hasItem(eb: Where, wanted: string, folded: string) {
  return eb.exists(
    eb
      .selectFrom('claim_items as ci')
      .select('ci.claim')
      .whereRef('ci.claim', '=', 'claims.id')
      .where((w) =>
        w.or([
          w(sql`lower(ci.item_id)`, '=', wanted.toLowerCase()),
          w(sql`lower(ci.class)`, '=', wanted.toLowerCase()),
          w('ci.folded', '=', folded),
        ]),
      ),
  );
}

function hasCheck(eb: Where, code: string) {
  return eb.exists(
    eb
      .selectFrom('check_claims as cc')
      .innerJoin('checks as k', 'k.id', 'cc.check_id')
      .select('cc.claim')
      .whereRef('cc.claim', '=', 'claims.id')
      .where('k.code', '=', code),
  );
}

/** Checks of the newest runs that pass the filter, gravest first within a document. */
export async function findChecks(db: Db, filter: CheckFilter): Promise<StoredCheck[]> {
  let query = db
    .selectFrom('checks')
    .innerJoin('runs', 'runs.id', 'checks.run_id')
    .innerJoin('current_runs', 'current_runs.run', 'checks.run_id')
    .select(['checks.id', 'checks.code', 'checks.severity', 'checks.message', 'checks.evidence', 'runs.document_id']);
  if (filter.document !== undefined) query = query.where('runs.document_id', '=', filter.document);
  if (filter.code !== undefined) query = query.where('checks.code', '=', filter.code);
  if (filter.severity !== undefined) query = query.where('checks.severity', '=', filter.severity);
  const rows = await query.orderBy('checks.run_id').orderBy(gravestFirst).orderBy('checks.position').execute();
  const claims = await db
    .selectFrom('check_claims')
    .innerJoin('claims', 'claims.id', 'check_claims.claim')
    .innerJoin('current_runs', 'current_runs.run', 'claims.run_id')
    .select(['check_claims.check_id', 'claims.claim_id'])
    .orderBy('check_claims.position')
    .execute();
  const byCheck = new Map<number, string[]>();
  for (const { check_id, claim_id } of claims) byCheck.set(check_id, [...(byCheck.get(check_id) ?? []), claim_id]);
  return rows.map((row) => ({
    documentId: row.document_id,
    code: row.code,
    severity: row.severity as Check['severity'],
    claims: (byCheck.get(row.id) ?? []).map((claim) => `${row.document_id}.${claim}`),
    message: row.message,
    evidence: row.evidence,
  }));
}

/** Decisions in the order they were taken, all or those about one subject. */
export async function findDecisions(db: Db, subject: string | undefined): Promise<Decision[]> {
  let query: SelectQueryBuilder<Tables, 'decisions', Tables['decisions']> = db
    .selectFrom('decisions')
    .selectAll() as never;
  if (subject !== undefined) query = query.where('subject', '=', subject);
  const rows = await query.orderBy('id').execute();
  return rows.map(({ id, at, author, kind, subject: about, reason, change, hash }) => ({
    id: Number(id),
    at,
    author,
    kind: kind as Decision['kind'],
    subject: about,
    reason,
    change: JSON.parse(change) as unknown,
    hash,
  }));
}
