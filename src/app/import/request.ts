import { resolve } from 'node:path';
import type { ColumnMap } from '../intake/types.ts';
import type { GivenMetadata } from '../../ledger/port.ts';

/** What is to be imported. Two that are equal are one import, which goes on where it was stopped. */
export interface ImportRequest {
  /** Paths, folders, patterns, addresses, or `-`. */
  readonly words: readonly string[];
  /** Whether folders in folders are looked through. */
  readonly recursive: boolean;
  /** Whether what stands behind a feed's links is fetched. */
  readonly links: boolean;
  readonly columns: ColumnMap;
  /** What articles are known by where nothing else is said of them. */
  readonly defaults: GivenMetadata;
}

/** The same for the same request, given from the same place. */
export function requestKey({ words, recursive, links, columns, defaults }: ImportRequest): string {
  const places = words.map((word) => (word === '-' || /^https?:\/\//i.test(word) ? word : resolve(word)));
  const map = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ words: places, recursive, links, map, defaults });
}
