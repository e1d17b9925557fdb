import { type RawBuilder, sql } from 'kysely';
import type { CitedSource, Claim } from '../../contract/reading.ts';
import type { How } from '../events/member.ts';
import type { OriginKey } from '../events/origin-key.ts';
import type { EventDecision, EventFilter, EventMaterial, EventPaging, MaterialClaim } from '../events/port.ts';
import type { Review } from '../port.ts';
import type { Db } from './connection.ts';
import { citedOf } from './events-cited.ts';
import { eventDecisions } from './events-decisions.ts';
import { signatureFrom } from './events.ts';
import type { Fold } from './save.ts';

/** Claims loaded of one event; a toll that is told every day for years has more, and nobody reads them on one page. */
const MOST_CLAIMS = 1000;
const MOST_EVENTS = 500;

/** Claims that are to be seen: the ledger's newest state, or the one that this connection shows. */
const seen = sql`join current_claims cc on cc.claim = ec.claim and (cc.review is null or cc.review != 'rejected')`;

/** One page of events that pass the filter, each with its claims. */
export async function listEvents(
  db: Db,
  fold: Fold,
  filter: EventFilter,
  { sort = 'told', after = null, limit }: EventPaging,
): Promise<{ events: EventMaterial[]; next: string | null }> {
  const size = Math.min(Math.max(1, limit), MOST_EVENTS);
  const byTold = sort === 'told';
  const rank = byTold ? sql`e.articles` : sql`coalesce(e.last_day, '')`;
  const conditions = [...conditionsOf(fold, filter), ...pageAfter(rank, byTold, after)];
  const where = sql.join([sql`1 = 1`, ...conditions], sql` and `);
  const order = byTold ? sql`e.articles desc, e.event` : sql`coalesce(e.last_day, '') desc, e.event`;
  const { rows } = await sql<{ event: string; rank: string | number }>`
    select e.event, ${rank} as rank from events e
    where ${where} and exists (select 1 from event_claims ec ${seen} where ec.event = e.event)
    order by ${order} limit ${size + 1}`.execute(db);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const decisions = await eventDecisions(db);
  const events: EventMaterial[] = [];
  for (const { event } of page) {
    const found = await materialOf(db, event, decisions);
    if (found) events.push(found);
  }
  return { events, next: rows.length > size && last ? `${last.rank}~${last.event}` : null };
}

function pageAfter(rank: RawBuilder<unknown>, byTold: boolean, after: string | null): RawBuilder<unknown>[] {
  if (after === null) return [];
  const cut = after.indexOf('~');
  const value = byTold ? Number(after.slice(0, cut)) : after.slice(0, cut);
  if (cut < 0 || (byTold && !Number.isFinite(value))) return [sql`1 = 0`];
  return [sql`(${rank} < ${value} or (${rank} = ${value} and e.event > ${after.slice(cut + 1)}))`];
}

function conditionsOf(fold: Fold, filter: EventFilter): RawBuilder<unknown>[] {
  const { kind, status, document, text, from, to, articles, item } = filter;
  const out: RawBuilder<unknown>[] = [];
  if (kind) out.push(sql`e.kind in (${sql.join(kind)})`);
  if (articles !== undefined) out.push(sql`e.articles >= ${articles}`);
  if (from !== undefined) out.push(sql`e.last_day >= ${from}`);
  if (to !== undefined) out.push(sql`e.first_day <= ${to}`);
  const among = (claims: RawBuilder<unknown>): void => {
    out.push(sql`e.event in (select ec.event from event_claims ec ${seen} where ec.claim in (${claims}))`);
  };
  if (document !== undefined)
    out.push(sql`e.event in (select ec.event from event_claims ec ${seen} where ec.document_id in
      (select id from documents where id = ${document} or external_id = ${document}))`);
  if (status) among(sql`select c.id from claims c where c.status in (${sql.join(status)})`);
  for (const role of ['actor', 'target', 'place', 'attribution'] as const) {
    const wanted = filter[role];
    if (wanted === undefined) continue;
    among(sql`select ce.claim from claim_entities ce join entities en on en.id = ce.entity_id
      where ce.role = ${role} and (lower(en.id) = ${wanted.toLowerCase()} or en.folded = ${fold(wanted)}
        or ce.folded = ${fold(wanted)})`);
  }
  if (item !== undefined)
    among(sql`select ci.claim from claim_items ci where lower(ci.item_id) = ${item.toLowerCase()}
      or lower(ci.class) = ${item.toLowerCase()} or ci.folded = ${fold(item)}`);
  if (text !== undefined) {
    const pattern = `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
    among(sql`select c.id from claims c where c.folded like ${pattern} escape '\\'`);
  }
  return out;
}

/** One event, by its own id or by that of a claim; null where there is none. */
export async function findEvent(db: Db, id: string): Promise<EventMaterial | null> {
  const decisions = await eventDecisions(db);
  if (!id.includes('.'))
    return withCited(db, (await materialOf(db, id, decisions)) ?? (await merged(db, id, decisions)));
  const { rows } = await sql<{ event: string }>`select ec.event from event_claims ec ${seen}
    where cc.public_id = ${id}`.execute(db);
  return rows[0] ? withCited(db, await materialOf(db, rows[0].event, decisions)) : null;
}

/** The event that one was merged into: whoever wrote down its old id still finds it. */
async function merged(
  db: Db,
  id: string,
  decisions: Awaited<ReturnType<typeof eventDecisions>>,
): Promise<EventMaterial | null> {
  const { rows } = await sql<{ event: string }>`
    select ec.event from event_signatures es join event_claims ec on ec.signature = es.id ${seen}
    where es.event = ${id} order by cc.public_id limit 1`.execute(db);
  return rows[0] ? materialOf(db, rows[0].event, decisions) : null;
}

async function withCited(db: Db, material: EventMaterial | null): Promise<EventMaterial | null> {
  return material && { ...material, cited: await citedOf(db, material.claims) };
}

interface Row {
  readonly public_id: string;
  readonly json: string;
  readonly how: string;
  readonly block: string;
  readonly key: string;
  readonly origin: string;
  readonly voice: string | null;
  readonly part: number;
  readonly moved: number;
  readonly document_id: string;
  readonly external_id: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publisher_kind: string | null;
  readonly reliability: string | null;
  readonly published: string | null;
  readonly lang: string;
  readonly sources: string;
  readonly url: string | null;
  readonly review: Review | null;
}

async function materialOf(
  db: Db,
  event: string,
  inForce: Awaited<ReturnType<typeof eventDecisions>>,
): Promise<EventMaterial | null> {
  const { rows } = await sql<Row>`
    select cc.public_id, c.json, es.how, es.block, es.key, ec.origin, ec.voice, ec.part, ec.moved, ec.document_id,
      d.external_id, r.title, r.publisher, coalesce(r.publisher_kind, s.kind) as publisher_kind, s.reliability,
      r.published, r.lang, json_extract(r.document, '$.sources') as sources,
      json_extract(r.document, '$.url') as url, cc.review
    from event_claims ec ${seen}
    join event_signatures es on es.id = ec.signature
    join claims c on c.id = ec.claim
    join documents d on d.id = ec.document_id
    join current_runs cr on cr.document_id = ec.document_id
    join runs r on r.id = cr.run
    left join sources s on s.id = r.source_id
    where ec.event = ${event}
    order by r.published is null, r.published, cc.document_id, c.start, cc.public_id
    limit ${MOST_CLAIMS}`.execute(db);
  if (rows.length === 0) return null;
  const total =
    rows.length < MOST_CLAIMS
      ? rows.length
      : ((
          await sql<{ n: number }>`select count(*) as n from event_claims ec ${seen} where ec.event = ${event}`.execute(
            db,
          )
        ).rows[0]?.n ?? rows.length);
  const claims = rows.map(claimOf);
  const ids = new Set(rows.map((row) => row.public_id));
  const decisions: EventDecision[] = inForce
    .filter(({ anchors }) => anchors.some(({ claim }) => ids.has(claim)))
    .map(({ id, kind, author, at, reason }) => ({ id, kind, author, at, reason }));
  return {
    id: event,
    kind: claims.map(({ signature }) => signature.kind).sort()[0]!,
    total,
    claims,
    decisions,
    cited: new Map(),
  };
}

function claimOf(row: Row): MaterialClaim {
  const claim = JSON.parse(row.json) as Claim;
  return {
    id: row.public_id,
    claim,
    how: row.moved === 1 ? 'decided' : (row.how as How),
    signature: signatureFrom(row.block, row.key),
    origin: JSON.parse(row.origin) as OriginKey,
    isPart: row.part === 1,
    documentId: row.document_id,
    externalId: row.external_id,
    title: row.title,
    publisher: row.publisher,
    publisherKind: row.publisher_kind,
    voice: row.voice,
    reliability: row.reliability,
    published: row.published,
    lang: row.lang,
    url: row.url,
    review: row.review,
    sources: JSON.parse(row.sources) as CitedSource[],
  };
}
