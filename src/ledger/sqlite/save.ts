import { createHash } from 'node:crypto';
import type { Claim, Entity } from '../../contract/reading.ts';
import { edtfDays } from '../edtf-days.ts';
import type { GivenMetadata, NewReading, SavedReading } from '../port.ts';
import type { Db } from './connection.ts';
import { rebuildCurrent } from './current.ts';
import type { NewClaimRow, Tables } from './schema.ts';
import { followSearch } from './search-follow.ts';

/** Turns a text into the form in which it is searched. */
export type Fold = (text: string) => string;

/** Rows written by one statement; SQLite takes 32,766 values at once. */
const ROWS = 500;

/** Adds a reading to the ledger; the caller holds the transaction. */
export async function saveReading(db: Db, fold: Fold, item: NewReading): Promise<SavedReading> {
  const { id: documentId, added: addedDocument } = await keepDocument(db, item);
  const given = canonicalJson(item.given);
  const newest = await db
    .selectFrom('runs')
    .select(['number', 'engine_version', 'data_version', 'given'])
    .where('document_id', '=', documentId)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (
    newest?.engine_version === item.engineVersion &&
    newest.data_version === item.dataVersion &&
    newest.given === given
  )
    return { documentId, run: newest.number, addedDocument, addedRun: false };
  const number = (newest?.number ?? 0) + 1;
  const { document, claims, checks, diagnostics } = item.reading;
  const run = await db
    .insertInto('runs')
    .values({
      document_id: documentId,
      number,
      engine_version: item.engineVersion,
      data_version: item.dataVersion,
      made_at: item.madeAt,
      given,
      source_id: await keepSource(db, item),
      publisher_kind: item.publisherKind,
      title: document.title,
      publisher: document.publisher,
      published: document.published,
      lang: document.lang,
      encoding: document.encoding,
      reading_id: item.reading.id,
      document: JSON.stringify(document),
      diagnostics: JSON.stringify(diagnostics),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepEntities(db, fold, claims);
  const rowIds = await keepClaims(db, fold, run.id, claims);
  await rebuildCurrent(db, documentId);
  for (const [position, check] of checks.entries()) {
    const { id } = await db
      .insertInto('checks')
      .values({
        run_id: run.id,
        position,
        code: check.code,
        severity: check.severity,
        message: check.message,
        evidence: check.evidence,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const about = check.claims.flatMap((claim) => rowIds.get(claim) ?? []);
    await insertAll(
      db,
      'check_claims',
      about.map((claim, at) => ({ check_id: id, position: at, claim })),
    );
  }
  await followSearch(db, fold, documentId);
  return { documentId, run: number, addedDocument, addedRun: true };
}

async function keepDocument(db: Db, item: NewReading): Promise<{ id: string; added: boolean }> {
  const sha256 = createHash('sha256').update(item.bytes).digest('hex');
  const known = await db.selectFrom('documents').select('id').where('sha256', '=', sha256).executeTakeFirst();
  if (known) return { id: known.id, added: false };
  const id = await freeId(db, sha256);
  const { given, got, bytes } = item;
  await db
    .insertInto('documents')
    .values({
      id,
      sha256,
      byte_length: bytes.byteLength,
      content_type: given.contentType,
      title: given.title,
      url: given.url,
      publisher: given.publisher,
      published: given.published,
      lang: given.lang,
      got_at: got.at,
      got_by: got.by,
      got_from: got.from,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      external_id: item.externalId ?? null,
    })
    .execute();
  return { id, added: true };
}

/** `d` and the first ten digits of the hash, or as many more as keep it apart from documents already there. */
async function freeId(db: Db, sha256: string): Promise<string> {
  for (let digits = 10; ; digits++) {
    const id = `d${sha256.slice(0, digits)}`;
    const taken = await db.selectFrom('documents').select('id').where('id', '=', id).executeTakeFirst();
    if (!taken) return id;
  }
}

async function keepSource(db: Db, item: NewReading): Promise<number | null> {
  const publisher = item.reading.document.publisher;
  if (publisher === null) return null;
  await db
    .insertInto('sources')
    .values({ publisher, kind: item.publisherKind, reliability: null })
    .onConflict((oc) => oc.column('publisher').doNothing())
    .execute();
  const source = await db
    .selectFrom('sources')
    .select(['id', 'kind'])
    .where('publisher', '=', publisher)
    .executeTakeFirstOrThrow();
  if (source.kind === null && item.publisherKind !== null) {
    await db.updateTable('sources').set({ kind: item.publisherKind }).where('id', '=', source.id).execute();
    await db
      .insertInto('source_history')
      .values({
        source_id: source.id,
        at: item.madeAt,
        author: item.got.by,
        field: 'kind',
        before: null,
        after: item.publisherKind,
        reason: item.reading.document.sha256,
      })
      .execute();
  }
  return source.id;
}

function rolesOf(claim: Claim): { role: string; entity: Entity }[] {
  const all = [
    ...claim.actors.map((entity) => ({ role: 'actor', entity })),
    ...claim.targets.map((entity) => ({ role: 'target', entity })),
  ];
  if (claim.place) all.push({ role: 'place', entity: claim.place });
  if (claim.attribution) {
    const { id, name, text } = claim.attribution;
    const type = claim.attribution.class === 'entity' ? 'organisation' : 'group';
    all.push({
      role: 'attribution',
      entity: { id, type, name, text, wikidata: null, lat: null, lon: null, country: null },
    });
  }
  return all;
}

async function keepEntities(db: Db, fold: Fold, claims: readonly Claim[]): Promise<void> {
  const entities = new Map<string, Tables['entities']>();
  for (const claim of claims) {
    for (const { role, entity } of rolesOf(claim)) {
      // What a role gives in full stands before the little that an attribution knows.
      if (role === 'attribution' && entities.has(entity.id)) continue;
      const { id, type, name, wikidata, lat, lon, country } = entity;
      entities.set(id, { id, type, name, folded: fold(name), wikidata, lat, lon, country });
    }
  }
  for (const rows of chunks([...entities.values()]))
    await db
      .insertInto('entities')
      .values(rows)
      .onConflict((oc) => oc.column('id').doNothing())
      .execute();
}

/** Keeps a claim that a person wrote, beside those of a run and told apart from them by its decision. */
export async function keepWrittenClaim(
  db: Db,
  fold: Fold,
  run: number,
  decision: number,
  claimId: string,
  claim: Claim,
): Promise<void> {
  await keepEntities(db, fold, [claim]);
  const position = (await positionBefore(db, run, claim)) ?? 0;
  const row = { ...claimRow(run, position, claim, fold), claim_id: claimId, decision };
  const { id } = await db.insertInto('claims').values(row).returning('id').executeTakeFirstOrThrow();
  await keepRoles(db, fold, [{ id, claim }]);
}

/** The position of the last claim of a run that does not begin after this one. */
async function positionBefore(db: Db, run: number, claim: Claim): Promise<number | undefined> {
  const before = await db
    .selectFrom('claims')
    .select('position')
    .where('run_id', '=', run)
    .where('start', '<=', claim.start)
    .orderBy('start', 'desc')
    .executeTakeFirst();
  return before?.position;
}

async function keepClaims(db: Db, fold: Fold, run: number, claims: readonly Claim[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const part of chunks(claims.map((claim, position) => ({ claim, position })))) {
    const rows = await db
      .insertInto('claims')
      .values(part.map(({ claim, position }) => claimRow(run, position, claim, fold)))
      .returning(['id', 'claim_id'])
      .execute();
    for (const row of rows) ids.set(row.claim_id, row.id);
  }
  await keepRoles(
    db,
    fold,
    claims.map((claim) => ({ id: ids.get(claim.id)!, claim })),
  );
  return ids;
}

async function keepRoles(db: Db, fold: Fold, claims: readonly { id: number; claim: Claim }[]): Promise<void> {
  const entities: Tables['claim_entities'][] = [];
  const items: Tables['claim_items'][] = [];
  for (const { id, claim } of claims) {
    for (const [position, { role, entity }] of rolesOf(claim).entries())
      entities.push({ claim: id, role, position, entity_id: entity.id, text: entity.text, folded: fold(entity.text) });
    for (const [position, item] of itemsOf(claim).entries())
      items.push({ claim: id, position, item_id: item.id, class: item.class, folded: fold(item.name) });
  }
  await insertAll(db, 'claim_entities', entities);
  await insertAll(db, 'claim_items', items);
}

function itemsOf(claim: Claim): Claim['items'] {
  if (claim.items.length > 0 || !claim.item) return claim.items;
  return [claim.item];
}

function claimRow(run: number, position: number, claim: Claim, fold: Fold): NewClaimRow {
  const { quantity, time } = claim;
  const days = time ? edtfDays(time.edtf) : { first: null, last: null };
  const words = [claim.quote, ...rolesOf(claim).flatMap(({ entity }) => [entity.name, entity.text])];
  return {
    run_id: run,
    claim_id: claim.id,
    position,
    kind: claim.kind,
    checkable: claim.checkable ? 1 : 0,
    status: claim.status,
    outcome: claim.outcome,
    quantity_min: quantity?.min ?? null,
    quantity_max: quantity?.max ?? null,
    quantity_unit: quantity?.unit ?? null,
    quantity_approximate: quantity ? (quantity.approximate ? 1 : 0) : null,
    time_edtf: time?.edtf ?? null,
    first_day: days.first,
    last_day: days.last,
    reported: claim.reported,
    place_id: claim.place?.id ?? null,
    attribution_id: claim.attribution?.id ?? null,
    attribution_class: claim.attribution?.class ?? null,
    support_level: claim.support.level,
    confidence: claim.confidence,
    quote: claim.quote,
    start: claim.start,
    end: claim.end,
    original_start: claim.original.start,
    original_end: claim.original.end,
    folded: fold([...words, ...itemsOf(claim).map((item) => item.name)].join('\n')),
    json: JSON.stringify(claim),
  };
}

async function insertAll<T extends 'claim_entities' | 'claim_items' | 'check_claims'>(
  db: Db,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  for (const part of chunks(rows)) {
    await db
      .insertInto(table)
      .values(part as never)
      .execute();
  }
}

function chunks<T>(rows: readonly T[]): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < rows.length; at += ROWS) out.push(rows.slice(at, at + ROWS));
  return out;
}

/** The same metadata always gives the same text, so that two readings can be compared by it. */
function canonicalJson(given: GivenMetadata): string {
  const { contentType, title, url, publisher, published, lang } = given;
  return JSON.stringify({ contentType, title, url, publisher, published, lang });
}
