import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { Found } from './found.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Hashes every document and every capture anew; one of them is in memory at a time. */
export async function verifyBytes(db: Db, found: Found): Promise<{ documents: number; captures: number }> {
  const documents = await db.selectFrom('documents').select(['id', 'sha256', 'byte_length']).orderBy('id').execute();
  const whole = new Set<string>();
  for (const { id, sha256, byte_length: length } of documents) {
    const row = await db.selectFrom('documents').select('bytes').where('id', '=', id).executeTakeFirstOrThrow();
    const hash = hashOf(row.bytes);
    if (hash === sha256 && row.bytes.byteLength === length) whole.add(sha256);
    else
      found(
        'VERIFY_DOCUMENT',
        id,
        `The bytes of document ${id} are not those that were got: their SHA-256 is ${hash}, and was ${sha256}.`,
      );
    if (!sha256.startsWith(id.slice(1)))
      found('VERIFY_DOCUMENT', id, `Document ${id} does not bear the name of its hash ${sha256}.`);
  }
  const blobs = await db.selectFrom('blobs').select('sha256').orderBy('sha256').execute();
  for (const { sha256 } of blobs) {
    const row = await db.selectFrom('blobs').select('bytes').where('sha256', '=', sha256).executeTakeFirstOrThrow();
    const hash = hashOf(row.bytes);
    if (hash === sha256) whole.add(sha256);
    else found('VERIFY_CAPTURE', sha256, `Captured bytes were altered: their SHA-256 is ${hash}, and was ${sha256}.`);
  }
  const kept = await db.selectFrom('captures').select(['id', 'requested', 'sha256', 'kept']).orderBy('id').execute();
  for (const { id, requested, sha256, kept: how } of kept)
    if (how === 'whole' && !whole.has(sha256))
      found('VERIFY_CAPTURE', `k${id}`, `The bytes of capture k${id} (${requested}) are not there as they were got.`);
  const { rows } = await sql<{ document_id: string }>`
    select document_id from document_captures where capture not in (select id from captures)`.execute(db);
  for (const { document_id: id } of rows)
    found('VERIFY_CAPTURE', id, `The capture that document ${id} was read from is not there.`);
  return { documents: documents.length, captures: kept.length };
}
