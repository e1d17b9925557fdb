/** A feed that is watched. Times are ISO 8601 in UTC. */
export interface Feed {
  readonly id: number;
  readonly url: string;
  /** As the feed calls itself; null before it was fetched. */
  readonly title: string | null;
  readonly addedAt: string;
  readonly author: string;
  /** How long to wait between two looks. */
  readonly everyMinutes: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Not to be asked before. */
  readonly nextAt: string;
  /** Failed looks since the last one that went well. */
  readonly failures: number;
  /** Items by what became of them. */
  readonly items: {
    readonly read: number;
    readonly waiting: number;
    readonly failed: number;
    readonly refused: number;
  };
}

/** What came of asking a feed. */
export interface FeedFetch {
  readonly at: string;
  /** Of the HTTP answer; null where there was none. */
  readonly status: number | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly capture: number | null;
  /** Items in the feed, and those among them that were new. */
  readonly items: number;
  readonly added: number;
}

/** `waiting`: to be read, or to be tried again. `failed`: given up after many tries. `refused`: robots.txt forbids it. */
export type FeedItemState = 'waiting' | 'read' | 'failed' | 'refused';

export interface NewFeedItem {
  /** What the item is known by in its feed: its GUID, else its address. */
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly author: string | null;
}

export interface FeedItem extends NewFeedItem {
  readonly id: number;
  readonly feed: number;
  readonly seenAt: string;
  readonly state: FeedItemState;
  readonly attempts: number;
  readonly nextAt: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly documentId: string | null;
}

export interface FeedStore {
  /** Feeds that are watched, in the order they were added. */
  list(): Promise<Feed[]>;
  /** By address or number; null where it is not watched. */
  get(urlOrId: string): Promise<Feed | null>;
  /** Feeds whose time has come. */
  due(at: string): Promise<Feed[]>;
  /** Items that wait to be read and whose time has come, the oldest first. */
  waiting(at: string, limit: number): Promise<FeedItem[]>;
  items(feed: number): Promise<FeedItem[]>;
  /** The document that was read at an item's address, for whichever feed; null where none was. */
  documentAt(url: string): Promise<string | null>;
  /** Which of these keys a feed does not have yet. */
  unknown(feed: number, keys: readonly string[]): Promise<string[]>;
  /** Newest first. */
  fetches(feed: number, limit: number): Promise<FeedFetch[]>;
  /** The earliest time at which a feed or an item is due; null where nothing waits. */
  nextDue(): Promise<string | null>;
}

/** Inside a transaction (see Ledger.together). */
export interface FeedWriter {
  /** Watches a feed, or watches it again after it was removed; null where it is watched already. */
  add(feed: { url: string; at: string; author: string; everyMinutes: number }): Promise<number | null>;
  /** Watches it no longer; its items and what was read stay. False where it is not watched. */
  remove(url: string, at: string): Promise<boolean>;
  /** Notes a look at a feed, and when to look again. */
  fetched(
    feed: number,
    fetch: FeedFetch,
    next: Pick<Feed, 'etag' | 'lastModified' | 'nextAt' | 'failures' | 'title'>,
  ): Promise<void>;
  /** Adds items that the feed did not have before. Gives how many those are. */
  addItems(feed: number, items: readonly NewFeedItem[], at: string): Promise<number>;
  /** Notes that the item of a feed with this key was read. */
  settleKey(feed: number, key: string, documentId: string | null): Promise<void>;
  settle(
    item: number,
    result: Pick<FeedItem, 'state' | 'attempts' | 'nextAt' | 'code' | 'message' | 'documentId'>,
  ): Promise<void>;
}
