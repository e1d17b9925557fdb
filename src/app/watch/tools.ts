import type { Feed, FeedItem } from '../../ledger/feeds/port.ts';
import type { Ledger } from '../../ledger/port.ts';
import type { Versions } from '../import/article.ts';
import type { Collector } from '../import/capture.ts';
import type { ReadBytes } from '../import/reader.ts';
import type { Visit } from './visit.ts';

export interface WatchTools {
  readonly ledger: Ledger;
  readonly read: ReadBytes;
  readonly versions: Versions;
  readonly by: Collector;
  readonly visit: Visit;
  readonly onEvent?: (event: WatchEvent) => Promise<void> | void;
}

/** What happened in a cycle, as it happens. */
export type WatchEvent =
  | {
      readonly kind: 'feed';
      readonly feed: Feed;
      readonly status: number | null;
      readonly added: number;
      readonly message: string | null;
    }
  | {
      readonly kind: 'item';
      readonly item: FeedItem;
      readonly documentId: string | null;
      readonly message: string | null;
    };
