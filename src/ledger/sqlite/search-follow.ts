import { sql } from 'kysely';
import { ClaimColumns } from '../search/columns.ts';
import { DICTIONARIES, type Dictionaries, newDictionaries } from '../search/dictionary.ts';
import { indexTerms } from '../search/terms.ts';
import type { Db } from './connection.ts';
import { claimFacts } from './search-facts.ts';

/** Claims whose columns are kept in one piece once all of them are there. */
export const BLOCK = 16_384;
/** Rows of terms written at once. */
const ROWS = 250;

/** As in save.ts, which imports this file. */
type Fold = (text: string) => string;

interface State {
  claim: number;
  run: number;
  blocks: number;
}

/**
 * Brings what searching needs up to what the ledger holds, after a document was read or decided about: new claims and
 * texts become terms, the claims to be seen of the document are marked, and a block that is full is sealed. Without a
 * document it follows whatever was left behind. The caller holds the transaction.
 */
export async function followSearch(db: Db, fold: Fold, documentId: string | null): Promise<void> {
  const state = await searchState(db);
  const top = await sql<{ claim: number; run: number }>`
    select coalesce((select max(id) from claims), 0) as claim, coalesce((select max(id) from runs), 0) as run`.execute(
    db,
  );
  const { claim, run } = top.rows[0]!;
  if (claim > state.claim) {
    await addClaimTerms(db, state.claim);
    await addNames(db, state.claim);
  }
  if (run > state.run) await addTexts(db, fold, state.run);
  if (documentId === null) await markAllSeen(db);
  else await markSeen(db, documentId);
  let { blocks } = state;
  for (; (blocks + 1) * BLOCK <= claim; blocks++) await seal(db, blocks);
  await sql`update search_state set claim = ${claim}, run = ${run}, blocks = ${blocks}`.execute(db);
}

export async function searchState(db: Db): Promise<State> {
  const { rows } = await sql<State>`select claim, run, blocks from search_state`.execute(db);
  return rows[0]!;
}

/** Whether claims or texts stand in the ledger that searching does not know: a ledger from before it could search. */
export async function isBehind(db: Db): Promise<boolean> {
  const { rows } = await sql<{ behind: number }>`
    select (select coalesce(max(id), 0) from claims) > claim or (select coalesce(max(id), 0) from runs) > run as behind
    from search_state`.execute(db);
  return rows[0]?.behind === 1;
}

async function addClaimTerms(db: Db, after: number): Promise<void> {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom('claims')
      .select(['id', 'folded'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(ROWS)
      .execute();
    if (rows.length === 0) return;
    await addTerms(
      db,
      'search_claims',
      rows.map((row) => ({ id: row.id, terms: indexTerms(row.folded) })),
    );
    last = rows.at(-1)!.id;
  }
}

async function addTexts(db: Db, fold: Fold, after: number): Promise<void> {
  for (let last = after; ;) {
    const { rows } = await sql<{ id: number; publisher: string | null; title: string | null; text: string | null }>`
      select id, publisher, title, json_extract(document, '$.text') as text from runs
      where id > ${last} order by id limit 20`.execute(db);
    if (rows.length === 0) return;
    await addTerms(
      db,
      'search_texts',
      rows.map(({ id, title, text }) => ({ id, terms: indexTerms(fold(`${title ?? ''}\n${text ?? ''}`)) })),
    );
    const publishers = rows.flatMap((row) => row.publisher ?? []).map((name) => ({ name, folded: fold(name) }));
    await sql`insert or ignore into search_names (dictionary, folded, value, label)
      select 'publisher', value ->> 'folded', value ->> 'name', null
      from json_each(${JSON.stringify(publishers)})`.execute(db);
    last = rows.at(-1)!.id;
  }
}

async function addTerms(db: Db, table: 'search_claims' | 'search_texts', rows: { id: number; terms: string }[]) {
  const values = sql.join(rows.map((row) => sql`(${row.id}, ${row.terms})`));
  await sql`insert into ${sql.table(table)} (rowid, terms) values ${values}`.execute(db);
}

/** What the names of new claims can mean: ids, canonical names, the words of texts; of an item also its class. */
async function addNames(db: Db, after: number): Promise<void> {
  await sql`
    insert into search_names (dictionary, folded, value, label)
    select distinct 'entity', lower(e.id), e.id, e.name
      from claim_entities ce join entities e on e.id = ce.entity_id where ce.claim > ${after}
    on conflict do update set label = excluded.label where label is null`.execute(db);
  await sql`
    insert or ignore into search_names (dictionary, folded, value, label)
    select 'entity', ce.folded, ce.entity_id, null from claim_entities ce where ce.claim > ${after}
    union select 'entity', e.folded, e.id, null
      from claim_entities ce join entities e on e.id = ce.entity_id where ce.claim > ${after}`.execute(db);
  await sql`
    insert into search_names (dictionary, folded, value, label)
    select distinct 'item', lower(j.value ->> 'id'), j.value ->> 'id', j.value ->> 'name'
      from claims c, json_each(json_array(json_extract(c.json, '$.item'))) j
      where c.id > ${after} and j.value is not null
    union select distinct 'item', lower(j.value ->> 'id'), j.value ->> 'id', j.value ->> 'name'
      from claims c, json_each(c.json, '$.items') j where c.id > ${after}
    on conflict do update set label = excluded.label where label is null`.execute(db);
  await sql`
    insert or ignore into search_names (dictionary, folded, value, label)
    select 'item', folded, item_id, null from claim_items where claim > ${after}
    union select 'item', lower(class), item_id, null from claim_items where claim > ${after}`.execute(db);
}

/** Marks which claims of a document are to be seen, and that something about it has changed. */
async function markSeen(db: Db, documentId: string): Promise<void> {
  const { rows } = await sql<{ id: number; seen: number }>`
    select c.id, cc.claim is not null as seen from runs r join claims c on c.run_id = r.id
    left join current_claims cc on cc.claim = c.id where r.document_id = ${documentId}`.execute(db);
  const byBlock = new Map<number, { id: number; seen: number }[]>();
  for (const row of rows) {
    const block = Math.floor(row.id / BLOCK);
    const list = byBlock.get(block) ?? [];
    list.push(row);
    byBlock.set(block, list);
  }
  for (const [block, claims] of byBlock) {
    const kept = await sql<{ bits: Uint8Array }>`select bits from search_seen where block = ${block}`.execute(db);
    const bits = Buffer.alloc(BLOCK / 8);
    if (kept.rows[0]) bits.set(kept.rows[0].bits);
    for (const { id, seen } of claims) {
      const at = id - block * BLOCK;
      const bit = 1 << (at & 7);
      bits[at >> 3] = seen === 1 ? bits[at >> 3]! | bit : bits[at >> 3]! & ~bit;
    }
    await keepBits(db, block, bits);
  }
  await sql`
    insert into search_changes (document_id, seq)
    values (${documentId}, (select coalesce(max(seq), 0) + 1 from search_changes))
    on conflict do update set seq = excluded.seq`.execute(db);
}

async function markAllSeen(db: Db): Promise<void> {
  const { rows } = await sql<{ claim: number }>`select claim from current_claims order by claim`.execute(db);
  const blocks = new Map<number, Buffer>();
  for (const { claim } of rows) {
    const block = Math.floor(claim / BLOCK);
    const bits = blocks.get(block) ?? Buffer.alloc(BLOCK / 8);
    const at = claim - block * BLOCK;
    bits[at >> 3] = bits[at >> 3]! | (1 << (at & 7));
    blocks.set(block, bits);
  }
  await sql`delete from search_seen`.execute(db);
  for (const [block, bits] of blocks) await keepBits(db, block, bits);
  await sql`
    insert into search_changes (document_id, seq)
    select document_id, (select coalesce(max(seq), 0) + 1 from search_changes) from current_runs where true
    on conflict do update set seq = excluded.seq`.execute(db);
}

async function keepBits(db: Db, block: number, bits: Buffer): Promise<void> {
  await sql`insert into search_seen (block, bits) values (${block}, ${bits})
    on conflict do update set bits = excluded.bits`.execute(db);
}

/** Keeps the columns of a block whose claims are all there: they never change again. */
async function seal(db: Db, block: number): Promise<void> {
  const dictionaries = await loadDictionaries(db);
  const before = DICTIONARIES.map((name) => dictionaries[name].size);
  const columns = new ClaimColumns(dictionaries);
  columns.reserve(BLOCK);
  for await (const facts of claimFacts(db, block * BLOCK, (block + 1) * BLOCK))
    columns.add({ ...facts, id: facts.id - block * BLOCK });
  columns.skipTo(BLOCK);
  const added = DICTIONARIES.flatMap((name, i) => {
    const dictionary = dictionaries[name];
    const out: { d: string; n: number; v: string }[] = [];
    for (let n = before[i]!; n < dictionary.size; n++) out.push({ d: name, n, v: dictionary.text(n) });
    return out;
  });
  await sql`insert into search_values (dictionary, n, value)
    select value ->> 'd', value ->> 'n', value ->> 'v' from json_each(${JSON.stringify(added)})`.execute(db);
  const bytes = Buffer.from(columns.encode(0, BLOCK));
  await sql`insert into search_blocks (block, columns) values (${block}, ${bytes})`.execute(db);
}

/** The numbers under which sealed blocks know strings. */
export async function loadDictionaries(db: Db): Promise<Dictionaries> {
  const { rows } = await sql<{ dictionary: string; value: string }>`
    select dictionary, value from search_values order by dictionary, n`.execute(db);
  const dictionaries = newDictionaries();
  for (const { dictionary, value } of rows) dictionaries[dictionary as keyof Dictionaries].add(value);
  return dictionaries;
}
