import { type Selectable, sql } from 'kysely';
import type { ReadDocument } from '../../contract/reading.ts';
import { compare } from '../copies/compare.ts';
import { keysOf, type Signature, signatureOf } from '../copies/signature.ts';
import type { Db } from './db.ts';
import type { CustodyTables } from './schema-custody.ts';

/** Texts looked up under one key: the oldest, so that what was copied a thousand times is still found at its origin. */
const UNDER_ONE_KEY = 200;
/** Texts compared with a new one, those that share most keys first. */
const MOST_COMPARED = 128;
/** Copies noted for a new text, the nearest first: of bulletins after one pattern each would be a copy of all others. */
const MOST_NOTED = 64;

/**
 * Files a document's text under its keys and links it with its copies; the caller holds the transaction. A newer reading
 * with another text takes the place of the one before.
 */
export async function noteCopies(db: Db, fold: Fold, documentId: string, run: number, text: string): Promise<void> {
  const signature = signatureOf(fold(text));
  const known = await db.selectFrom('copy_texts').selectAll().where('document_id', '=', documentId).executeTakeFirst();
  const row = rowOf(documentId, run, signature);
  if (known) {
    if (known.digest === signature.digest) {
      await db.updateTable('copy_texts').set({ run }).where('id', '=', known.id).execute();
      return;
    }
    await forget(db, known.id, toSignature(known));
    await db.updateTable('copy_texts').set(row).where('id', '=', known.id).execute();
  }
  const id = known?.id ?? (await db.insertInto('copy_texts').values(row).returning('id').executeTakeFirstOrThrow()).id;
  const keys = keysOf(signature);
  const candidates = await candidatesFor(db, id, keys, signature.digest);
  if (keys.length > 0)
    await sql`insert into copy_keys (key, text) select value, ${id} from json_each(${JSON.stringify(keys)})`.execute(
      db,
    );
  const links = candidates
    .flatMap((candidate) => {
      const shares = compare(signature, toSignature(candidate));
      return shares ? [{ other: candidate.id, ...shares }] : [];
    })
    .sort((a, b) => Math.max(b.ofA, b.ofB) - Math.max(a.ofA, a.ofB) || a.other - b.other)
    .slice(0, MOST_NOTED)
    .map(({ other, exact, ofA, ofB }) =>
      id < other
        ? { a: id, b: other, exact: exact ? 1 : 0, of_a: ofA, of_b: ofB }
        : { a: other, b: id, exact: exact ? 1 : 0, of_a: ofB, of_b: ofA },
    );
  if (links.length > 0) await db.insertInto('copy_links').values(links).execute();
}

/** Files every document to be seen whose text was not filed yet. Gives how many there were. */
export async function catchUpCopies(db: Db, fold: Fold): Promise<number> {
  const counted = await sql<{ missing: number }>`
    select (select count(*) from current_runs) - (select count(*) from copy_texts) as missing`.execute(db);
  // Nearly always there are none, and counting is much faster than looking for them.
  if (counted.rows[0]?.missing === 0) return 0;
  const { rows } = await sql<{ document_id: string; run: number }>`
    select document_id, run from current_runs
    where document_id not in (select document_id from copy_texts) order by run`.execute(db);
  for (const { document_id: documentId, run } of rows) {
    const { document } = await db.selectFrom('runs').select('document').where('id', '=', run).executeTakeFirstOrThrow();
    await noteCopies(db, fold, documentId, run, (JSON.parse(document) as ReadDocument).text);
  }
  return rows.length;
}

type Fold = (text: string) => string;

type TextRow = Selectable<CustodyTables['copy_texts']>;

/** Texts that share a key with a new one, or its very words. */
async function candidatesFor(db: Db, id: number, keys: readonly number[], digest: string): Promise<TextRow[]> {
  const { rows } = await sql<{ texts: string }>`
    select (select json_group_array(text) from
      (select text from copy_keys where key = k.value and text <> ${id} order by text limit ${UNDER_ONE_KEY})) as texts
    from json_each(${JSON.stringify(keys)}) k`.execute(db);
  const shared = new Map<number, number>();
  for (const { texts } of rows)
    if (texts !== '[]') for (const text of JSON.parse(texts) as number[]) shared.set(text, (shared.get(text) ?? 0) + 1);
  const nearest = [...shared.entries()]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COMPARED)
    .map(([text]) => text);
  const same = await db
    .selectFrom('copy_texts')
    .select('id')
    .where('digest', '=', digest)
    .where('id', '<>', id)
    .orderBy('id')
    .limit(UNDER_ONE_KEY)
    .execute();
  const ids = [...new Set([...nearest, ...same.map((row) => row.id)])];
  if (ids.length === 0) return [];
  return db.selectFrom('copy_texts').selectAll().where('id', 'in', ids).orderBy('id').execute();
}

async function forget(db: Db, id: number, before: Signature): Promise<void> {
  await sql`delete from copy_keys where text = ${id}
    and key in (select value from json_each(${JSON.stringify(keysOf(before))}))`.execute(db);
  await sql`delete from copy_links where a = ${id} or b = ${id}`.execute(db);
}

function rowOf(documentId: string, run: number, { size, level, digest, sketch, minima }: Signature) {
  return { document_id: documentId, run, size, level, digest, sketch: toBytes(sketch), minima: toBytes(minima) };
}

function toSignature({ size, level, digest, sketch, minima }: Omit<TextRow, 'id'>): Signature {
  return { size, level, digest, sketch: toNumbers(sketch), minima: toNumbers(minima) };
}

/** Numbers of 32 bits, little end first, so that a ledger can be carried to another machine. */
function toBytes(numbers: Uint32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32LE(number, i * 4);
  return bytes;
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  // A copy, since the numbers must begin at a multiple of four.
  const numbers = new Uint32Array(Uint8Array.from(bytes).buffer);
  if (!LITTLE_END_FIRST) for (const [i, number] of numbers.entries()) numbers[i] = swapped(number);
  return numbers;
}

const LITTLE_END_FIRST = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

function swapped(number: number): number {
  return ((number << 24) | ((number & 0xff00) << 8) | ((number >>> 8) & 0xff00) | (number >>> 24)) >>> 0;
}
