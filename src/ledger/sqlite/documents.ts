import { sql } from 'kysely';
import type { Check, Claim, ReadDiagnostic, ReadDocument } from '../../contract/reading.ts';
import type { GivenMetadata, RunInfo, StoredDocument, StoredReading } from '../port.ts';
import type { Db } from './db.ts';

/** Documents in the order they came, each with the run to be seen. The bytes stay on the disk. */
export function documentQuery(db: Db) {
  return db
    .selectFrom('documents as d')
    .innerJoin('current_runs as cr', 'cr.document_id', 'd.id')
    .innerJoin('runs as r', 'r.id', 'cr.run')
    .leftJoin('sources as s', 's.id', 'r.source_id')
    .select((eb) => [
      'd.id',
      'd.external_id',
      'd.sha256',
      'd.byte_length',
      'd.got_at',
      'd.got_by',
      'd.got_from',
      'r.given',
      'r.number',
      'r.engine_version',
      'r.data_version',
      'r.made_at',
      'r.title',
      'r.publisher',
      'r.published',
      'r.publisher_kind',
      'r.lang',
      'r.encoding',
      's.kind as source_kind',
      's.reliability',
      eb
        .selectFrom('runs as all')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('all.document_id', '=', 'd.id')
        .as('runs'),
      eb
        .selectFrom('claims')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('claims.run_id', '=', 'r.id')
        .where('claims.decision', 'is', null)
        .as('claims'),
      eb
        .selectFrom('checks')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('checks.run_id', '=', 'r.id')
        .as('checks'),
    ]);
}
type DocumentHit = Awaited<ReturnType<ReturnType<typeof documentQuery>['execute']>>[number];

export function toDocument(row: DocumentHit): StoredDocument {
  return {
    id: row.id,
    externalId: row.external_id,
    sha256: row.sha256,
    byteLength: row.byte_length,
    gotAt: row.got_at,
    gotBy: row.got_by,
    gotFrom: row.got_from,
    given: JSON.parse(row.given) as GivenMetadata,
    publisherKind: row.publisher_kind ?? row.source_kind,
    reliability: row.reliability,
    run: {
      number: row.number,
      engineVersion: row.engine_version,
      dataVersion: row.data_version,
      madeAt: row.made_at,
    },
    runs: row.runs ?? 0,
    title: row.title,
    publisher: row.publisher,
    published: row.published,
    lang: row.lang,
    encoding: row.encoding,
    claims: row.claims ?? 0,
    checks: row.checks ?? 0,
  };
}

export async function findDocuments(db: Db): Promise<StoredDocument[]> {
  // The order of the rows is the order in which documents came.
  const rows = await documentQuery(db)
    .orderBy(sql`d.rowid`)
    .execute();
  return rows.map(toDocument);
}

export async function findDocument(db: Db, idOrSha256: string): Promise<StoredDocument | null> {
  const row = await documentQuery(db)
    .where((eb) =>
      eb.or([eb('d.id', '=', idOrSha256), eb('d.sha256', '=', idOrSha256), eb('d.external_id', '=', idOrSha256)]),
    )
    .executeTakeFirst();
  return row ? toDocument(row) : null;
}

export async function findRuns(db: Db, documentId: string): Promise<RunInfo[]> {
  return db
    .selectFrom('runs')
    .select(['number', 'engine_version as engineVersion', 'data_version as dataVersion', 'made_at as madeAt'])
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute();
}

/** A run of a document as it was kept: the newest, or the one with the number given. */
export async function findReading(db: Db, documentId: string, run: number | undefined): Promise<StoredReading | null> {
  const document = await findDocument(db, documentId);
  if (!document) return null;
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('document_id', '=', document.id)
    .where('number', '=', run ?? document.run.number)
    .executeTakeFirst();
  if (!row) return null;
  const claims = await db
    .selectFrom('claims')
    .select(['id', 'claim_id', 'json'])
    .where('run_id', '=', row.id)
    .where('decision', 'is', null)
    .orderBy('position')
    .execute();
  const checks = await db.selectFrom('checks').selectAll().where('run_id', '=', row.id).orderBy('position').execute();
  const about = await db
    .selectFrom('check_claims')
    .innerJoin('claims', 'claims.id', 'check_claims.claim')
    .select(['check_claims.check_id', 'claims.claim_id'])
    .where('claims.run_id', '=', row.id)
    .orderBy('check_claims.position')
    .execute();
  return {
    document,
    run: {
      number: row.number,
      engineVersion: row.engine_version,
      dataVersion: row.data_version,
      madeAt: row.made_at,
    },
    reading: {
      id: row.reading_id,
      document: JSON.parse(row.document) as ReadDocument,
      claims: claims.map((claim) => JSON.parse(claim.json) as Claim),
      checks: checks.map(({ id, code, severity, message, evidence }) => ({
        code,
        severity: severity as Check['severity'],
        claims: about.filter((a) => a.check_id === id).map((a) => a.claim_id),
        message,
        evidence,
      })),
      diagnostics: JSON.parse(row.diagnostics) as ReadDiagnostic[],
    },
  };
}

/** Bytes of a document as they came; null where there is no such document. */
export async function findBytes(
  db: Db,
  documentId: string,
  range: { start: number; end: number } | undefined,
): Promise<Uint8Array | null> {
  const query = db.selectFrom('documents').where('id', '=', documentId);
  const row = range
    ? await query
        .select(sql<Uint8Array>`substr(bytes, ${range.start + 1}, ${Math.max(0, range.end - range.start)})`.as('bytes'))
        .executeTakeFirst()
    : await query.select('bytes').executeTakeFirst();
  return row?.bytes ?? null;
}
