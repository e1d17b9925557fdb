import { type Selectable, sql } from 'kysely';
import type { CaptureWriter, NewCapture, StoredCapture, StoredLink } from '../captures/port.ts';
import type { Db } from './db.ts';
import type { CustodyTables } from './schema-custody.ts';

/** Writes captures; the caller holds the transaction. */
export function captureWriter(db: Db): CaptureWriter {
  return {
    keep: (capture) => keepCapture(db, capture),
    async link({ documentId, capture, part, derived, at, externalId, author, given, pages }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('document_captures')
        .values({
          document_id: documentId,
          capture,
          part: part ?? '',
          derived: derived ? 1 : 0,
          at,
          external_id: externalId,
          author,
          given: JSON.stringify(given),
          pages: JSON.stringify(pages),
        })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

async function keepCapture(db: Db, capture: NewCapture): Promise<number> {
  const known = await sameCapture(db, capture);
  if (known !== undefined) return known;
  if (capture.kept === 'whole') await keepBytes(db, capture);
  const { kind, requested, final, redirects, status, headers, sha256, bodySha256, kept, at, collector, tool } = capture;
  const { id } = await db
    .insertInto('captures')
    .values({
      kind,
      requested,
      final,
      redirects: JSON.stringify(redirects),
      status,
      headers: JSON.stringify(headers),
      sha256,
      byte_length: capture.bytes.byteLength,
      body_sha256: bodySha256,
      kept,
      at,
      collector,
      tool,
      parent: capture.parent,
      part: capture.part,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A file found again as it was tells nothing new; an answer of a server does, even where it is the same. */
async function sameCapture(db: Db, capture: NewCapture): Promise<number | undefined> {
  const { kind, requested, sha256, parent, part } = capture;
  const same = db.selectFrom('captures').select('id').where('sha256', '=', sha256).where('kind', '=', kind);
  if (parent !== null) return (await same.where('parent', '=', parent).where('part', '=', part).executeTakeFirst())?.id;
  const asked = same.where('requested', '=', requested).where('parent', 'is', null);
  return (await (kind === 'http' ? asked.where('at', '=', capture.at) : asked).executeTakeFirst())?.id;
}

/** Bytes that are a document's, or were captured before, are not kept twice. */
async function keepBytes(db: Db, { sha256, bytes }: NewCapture): Promise<void> {
  const document = await db.selectFrom('documents').select('id').where('sha256', '=', sha256).executeTakeFirst();
  if (document) return;
  const known = await db.selectFrom('blobs').select('sha256').where('sha256', '=', sha256).executeTakeFirst();
  if (known) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await db.insertInto('blobs').values({ sha256, byte_length: bytes.byteLength, bytes: buffer }).execute();
}

export async function findCapture(db: Db, id: number): Promise<StoredCapture | null> {
  const row = await db.selectFrom('captures').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toCapture(row) : null;
}

/** Captures read at once. */
const PAGE = 500;

export async function* findCaptures(db: Db): AsyncGenerator<StoredCapture> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('captures')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of rows) yield toCapture(row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

export async function findCaptureBytes(db: Db, id: number): Promise<Uint8Array | null> {
  const capture = await db.selectFrom('captures').select(['sha256', 'kept']).where('id', '=', id).executeTakeFirst();
  if (capture?.kept !== 'whole') return null;
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from blobs where sha256 = ${capture.sha256}
    union all select bytes from documents where sha256 = ${capture.sha256} limit 1`.execute(db);
  return rows[0]?.bytes ?? null;
}

export async function findLinks(db: Db, documentId: string): Promise<StoredLink[]> {
  const rows = await db
    .selectFrom('document_captures')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('capture')
    .orderBy('part')
    .execute();
  const links: StoredLink[] = [];
  for (const row of rows)
    links.push({
      documentId,
      capture: row.capture,
      part: row.part === '' ? null : row.part,
      derived: row.derived === 1,
      at: row.at,
      externalId: row.external_id,
      author: row.author,
      given: JSON.parse(row.given) as StoredLink['given'],
      pages: JSON.parse(row.pages) as StoredLink['pages'],
      captures: await outward(db, row.capture),
    });
  return links;
}

async function outward(db: Db, id: number): Promise<StoredCapture[]> {
  const out: StoredCapture[] = [];
  // A capture's parent always came before it, so this ends.
  for (let at: number | null = id; at !== null;) {
    const capture: StoredCapture | null = await findCapture(db, at);
    if (!capture) break;
    out.push(capture);
    at = capture.parent !== null && capture.parent < capture.id ? capture.parent : null;
  }
  return out;
}

export function toCapture(row: Selectable<CustodyTables['captures']>): StoredCapture {
  return {
    id: row.id,
    kind: row.kind as StoredCapture['kind'],
    requested: row.requested,
    final: row.final,
    redirects: JSON.parse(row.redirects) as StoredCapture['redirects'],
    status: row.status,
    headers: JSON.parse(row.headers) as StoredCapture['headers'],
    sha256: row.sha256,
    byteLength: row.byte_length,
    bodySha256: row.body_sha256,
    kept: row.kept as StoredCapture['kept'],
    at: row.at,
    collector: row.collector,
    tool: row.tool,
    parent: row.parent,
    part: row.part,
  };
}
