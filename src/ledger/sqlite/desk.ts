import { sql } from 'kysely';
import type { CheckCount, CheckRow, Counts, PageOf, RunRow } from '../../contract/desk.ts';
import type { DeskStore } from '../desk/port.ts';
import type { StoredDocument } from '../port.ts';
import type { Db } from './db.ts';
import { readCursor, writeCursor } from './desk-cursor.ts';
import { pageOfClaims } from './desk-claims.ts';
import { countFacets } from './desk-facets.ts';
import { findEntities } from './desk-entities.ts';
import { countPairs, countPlaces } from './desk-pictures.ts';
import { findSourceHistory, findSources } from './desk-sources.ts';
import { documentQuery, toDocument } from './documents.ts';
import { gravestFirst } from './find.ts';
import type { Fold } from './save.ts';

/** Lists for screens over one connection; `said` turns what the database throws into coded errors. */
export function createDeskStore(db: Db, fold: Fold, said: <T>(work: Promise<T>) => Promise<T>): DeskStore {
  return {
    counts: () => said(counts(db)),
    version: () => said(version(db)),
    documents: (query) => said(pageOfDocuments(db, fold, query)),
    claims: (filter, page) => said(pageOfClaims(db, fold, filter, page)),
    facets: (filter) => said(countFacets(db, fold, filter)),
    checks: (query) => said(pageOfChecks(db, query)),
    checkCounts: () => said(checkCounts(db)),
    sources: () => said(findSources(db)),
    sourceHistory: (publisher) => said(findSourceHistory(db, publisher)),
    entities: (query) => said(findEntities(db, fold, query)),
    places: (filter) => said(countPlaces(db, fold, filter)),
    pairs: (filter) => said(countPairs(db, fold, filter)),
    runs: (limit) => said(newestRuns(db, limit)),
  };
}

async function counts(db: Db): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(*) from current_runs) as documents,
    (select count(*) from current_claims where review is null or review <> 'rejected') as claims,
    (select count(*) from checks join current_runs on current_runs.run = checks.run_id) as checks,
    (select count(*) from sources) as sources,
    (select count(*) from entities) as entities,
    (select count(*) from decisions) as decisions`.execute(db);
  return rows[0]!;
}

async function version(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`select
    (select coalesce(max(id), 0) from runs) || '.' || (select coalesce(max(id), 0) from decisions) || '.' ||
    (select coalesce(max(id), 0) from source_history) as version`.execute(db);
  return rows[0]!.version;
}

async function pageOfDocuments(
  db: Db,
  fold: Fold,
  { text, limit, after }: { text?: string; limit: number; after?: string },
): Promise<PageOf<StoredDocument>> {
  let query = documentQuery(db).select(sql<number>`d.rowid`.as('at'));
  const [last] = readCursor(after, ['number']);
  if (last !== undefined) query = query.where(sql<boolean>`d.rowid < ${last}`);
  const wanted = text === undefined ? '' : fold(text).trim();
  if (wanted === '') query = query.limit(limit + 1);
  const rows = await query.orderBy(sql`d.rowid desc`).execute();
  // Titles are few beside claims and are folded here, because the ledger keeps no folded title.
  const fitting =
    wanted === ''
      ? rows
      : rows.filter((row) => fold([row.title, row.publisher, row.external_id].join('\n')).includes(wanted));
  const shown = fitting.slice(0, limit);
  return {
    items: shown.map(toDocument),
    next: fitting.length > limit ? writeCursor([shown.at(-1)!.at]) : null,
  };
}

async function pageOfChecks(
  db: Db,
  query: { document?: string; code?: string; severity?: string; limit: number; after?: string },
): Promise<PageOf<CheckRow>> {
  const { document, code, severity, limit, after } = query;
  const [offset = 0] = readCursor(after, ['number']);
  let wanted = db
    .selectFrom('checks')
    .innerJoin('current_runs', 'current_runs.run', 'checks.run_id')
    .select(['checks.id', 'checks.code', 'checks.severity', 'checks.message', 'checks.evidence'])
    .select('current_runs.document_id');
  if (document !== undefined) wanted = wanted.where('current_runs.document_id', '=', document);
  if (code !== undefined) wanted = wanted.where('checks.code', '=', code);
  if (severity !== undefined) wanted = wanted.where('checks.severity', '=', severity);
  const rows = await wanted
    .orderBy(gravestFirst)
    .orderBy('checks.run_id', 'desc')
    .orderBy('checks.position')
    .limit(limit + 1)
    .offset(Number(offset))
    .execute();
  const shown = rows.slice(0, limit);
  const claims = await claimsOfChecks(
    db,
    shown.map(({ id }) => id),
  );
  return {
    items: shown.map((row) => ({
      document: row.document_id,
      code: row.code,
      severity: row.severity as CheckRow['severity'],
      claims: claims.get(row.id) ?? [],
      message: row.message,
      evidence: row.evidence,
    })),
    next: rows.length > limit ? writeCursor([Number(offset) + limit]) : null,
  };
}

async function checkCounts(db: Db): Promise<CheckCount[]> {
  return (await db
    .selectFrom('checks')
    .innerJoin('current_runs', 'current_runs.run', 'checks.run_id')
    .select(['checks.code', 'checks.severity', sql<number>`count(*)`.as('count')])
    .groupBy(['checks.code', 'checks.severity'])
    .orderBy(gravestFirst)
    .orderBy('count', 'desc')
    .execute()) as CheckCount[];
}

/** Public ids of the claims that checks concern, as the reading named them. */
async function claimsOfChecks(db: Db, checks: readonly number[]): Promise<Map<number, string[]>> {
  const out = new Map<number, string[]>();
  if (checks.length === 0) return out;
  const rows = await db
    .selectFrom('check_claims')
    .innerJoin('claims', 'claims.id', 'check_claims.claim')
    .innerJoin('runs', 'runs.id', 'claims.run_id')
    .select(['check_claims.check_id', 'claims.claim_id', 'runs.document_id'])
    .where('check_claims.check_id', 'in', [...checks])
    .orderBy('check_claims.position')
    .execute();
  for (const row of rows)
    out.set(row.check_id, [...(out.get(row.check_id) ?? []), `${row.document_id}.${row.claim_id}`]);
  return out;
}

async function newestRuns(db: Db, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<Omit<RunRow, 'madeAt'> & { madeAt: string }>`select
      r.number, r.engine_version as engineVersion, r.data_version as dataVersion, r.made_at as madeAt,
      r.document_id as document, r.title, r.publisher,
      (select count(*) from claims c where c.run_id = r.id and c.decision is null) as claims,
      (select count(*) from checks k where k.run_id = r.id) as checks,
      json_array_length(r.document, '$.repairs') as repairs,
      json_array_length(r.diagnostics) as diagnostics
    from runs r order by r.id desc limit ${limit}`.execute(db);
  return rows;
}
