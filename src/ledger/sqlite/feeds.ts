import { type Selectable, sql } from 'kysely';
import type { Feed, FeedItem, FeedItemState, FeedStore, FeedWriter } from '../feeds/port.ts';
import type { Db } from './db.ts';
import type { CustodyTables } from './schema-custody.ts';

/** Writes the state of feeds; the caller holds the transaction. */
export function feedWriter(db: Db): FeedWriter {
  return {
    add: (feed) => addFeed(db, feed),
    async remove(url, at) {
      const watched = db.updateTable('feeds').set({ removed_at: at }).where('removed_at', 'is', null);
      const { numUpdatedRows } = await watched.where('url', '=', url).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async fetched(feed, fetch, { etag, lastModified, nextAt, failures, title }) {
      await db
        .insertInto('feed_fetches')
        .values({ feed, ...fetch })
        .execute();
      const next = { etag, last_modified: lastModified, next_at: nextAt, failures, title };
      await db.updateTable('feeds').set(next).where('id', '=', feed).execute();
    },
    async addItems(feed, items, at) {
      let added = 0;
      for (const item of items) {
        const state = { seen_at: at, state: 'waiting', attempts: 0, next_at: at };
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('feed_items')
          .values({ feed, ...item, ...state, code: null, message: null, document_id: null })
          .onConflict((oc) => oc.columns(['feed', 'key']).doNothing())
          .executeTakeFirst();
        added += Number(numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },
    async settleKey(feed, key, documentId) {
      const result = { state: 'read', attempts: 1, document_id: documentId };
      await db.updateTable('feed_items').set(result).where('feed', '=', feed).where('key', '=', key).execute();
    },
    async settle(item, { state, attempts, nextAt, code, message, documentId }) {
      const result = { state, attempts, next_at: nextAt, code, message, document_id: documentId };
      await db.updateTable('feed_items').set(result).where('id', '=', item).execute();
    },
  };
}

async function addFeed(
  db: Db,
  { url, at, author, everyMinutes }: { url: string; at: string; author: string; everyMinutes: number },
): Promise<number | null> {
  const known = await db.selectFrom('feeds').select(['id', 'removed_at']).where('url', '=', url).executeTakeFirst();
  if (known && known.removed_at === null) return null;
  if (known) {
    const again = { removed_at: null, next_at: at, failures: 0, every_minutes: everyMinutes };
    await db.updateTable('feeds').set(again).where('id', '=', known.id).execute();
    return known.id;
  }
  const row = { url, title: null, added_at: at, author, every_minutes: everyMinutes, removed_at: null };
  const { id } = await db
    .insertInto('feeds')
    .values({ ...row, etag: null, last_modified: null, next_at: at, failures: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What is watched; `said` turns errors of the database into plain ones. */
export function feedStore(db: Db, said: <T>(work: Promise<T>) => Promise<T>): FeedStore {
  const watched = () => db.selectFrom('feeds').selectAll().where('removed_at', 'is', null).orderBy('id');
  const feeds = (query: ReturnType<typeof watched>): Promise<Feed[]> =>
    said(query.execute().then((rows) => Promise.all(rows.map((row) => toFeed(db, row)))));
  return {
    list: () => feeds(watched()),
    get: async (urlOrId) => {
      const query = watched().where((eb) =>
        eb.or([eb('url', '=', urlOrId), ...(/^\d{1,9}$/.test(urlOrId) ? [eb('id', '=', Number(urlOrId))] : [])]),
      );
      return (await feeds(query))[0] ?? null;
    },
    due: (at) => feeds(watched().where('next_at', '<=', at)),
    waiting: async (at, limit) => {
      const query = db
        .selectFrom('feed_items')
        .innerJoin('feeds', 'feeds.id', 'feed_items.feed')
        .selectAll('feed_items')
        .where('feeds.removed_at', 'is', null)
        .where('feed_items.state', '=', 'waiting')
        .where('feed_items.next_at', '<=', at);
      return (await said(query.orderBy('feed_items.id').limit(limit).execute())).map(toItem);
    },
    items: async (feed) => {
      const query = db.selectFrom('feed_items').selectAll().where('feed', '=', feed).orderBy('id');
      return (await said(query.execute())).map(toItem);
    },
    documentAt: async (url) => {
      const query = db.selectFrom('feed_items').select('document_id').where('url', '=', url);
      return (await said(query.where('document_id', 'is not', null).executeTakeFirst()))?.document_id ?? null;
    },
    unknown: async (feed, keys) => {
      const { rows } = await said(
        sql<{ key: string }>`select value as key from json_each(${JSON.stringify(keys)})
          where value not in (select key from feed_items where feed = ${feed})`.execute(db),
      );
      return rows.map(({ key }) => key);
    },
    fetches: (feed, limit) =>
      said(
        db
          .selectFrom('feed_fetches')
          .select(['at', 'status', 'code', 'message', 'capture', 'items', 'added'])
          .where('feed', '=', feed)
          .orderBy('id', 'desc')
          .limit(limit)
          .execute(),
      ),
    nextDue: async () => {
      const { rows } = await said(
        sql<{ at: string | null }>`
          select min(at) as at from (
            select min(next_at) as at from feeds where removed_at is null
            union all
            select min(i.next_at) from feed_items i join feeds f on f.id = i.feed
            where i.state = 'waiting' and f.removed_at is null)`.execute(db),
      );
      return rows[0]?.at ?? null;
    },
  };
}

async function toFeed(db: Db, row: Selectable<CustodyTables['feeds']>): Promise<Feed> {
  const counted = await db
    .selectFrom('feed_items')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('feed', '=', row.id)
    .groupBy('state')
    .execute();
  const items = { read: 0, waiting: 0, failed: 0, refused: 0 };
  for (const { state, n } of counted) items[state as FeedItemState] = n;
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    addedAt: row.added_at,
    author: row.author,
    everyMinutes: row.every_minutes,
    etag: row.etag,
    lastModified: row.last_modified,
    nextAt: row.next_at,
    failures: row.failures,
    items,
  };
}

function toItem(row: Selectable<CustodyTables['feed_items']>): FeedItem {
  const { id, feed, key, url, title, published, author, attempts, code, message } = row;
  const state = row.state as FeedItemState;
  return {
    ...{ id, feed, key, url, title, published, author, attempts, code, message, state },
    seenAt: row.seen_at,
    nextAt: row.next_at,
    documentId: row.document_id,
  };
}
