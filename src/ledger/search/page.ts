import type { SearchSort } from '../../contract/search.ts';
import { SEARCH_SORTS } from '../../contract/search.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type ClaimColumns, NO_DAY } from './columns.ts';

/** Where a page ended: the sort key and the row of its last claim. */
export interface Cursor {
  readonly sort: SearchSort;
  readonly key: number;
  readonly row: number;
}

/** A cursor as text that says nothing to a reader and needs no escaping in an address. */
export function writeCursor({ sort, key, row }: Cursor): string {
  return `${sort}.${key}.${row}`;
}

/** Reads a cursor. Throws TallyError CURSOR_UNREADABLE where it is none, or of another sort. */
export function readCursor(text: string, sort: SearchSort): Cursor {
  const parts = text.split('.');
  const row = Number(parts.at(-1));
  const key = Number(parts.slice(1, -1).join('.'));
  const isKnown = (SEARCH_SORTS as readonly string[]).includes(parts[0] ?? '');
  if (parts.length < 3 || !isKnown || parts[0] !== sort || Number.isNaN(key) || !Number.isInteger(row))
    throw new TallyError(
      'CURSOR_UNREADABLE',
      `"${text.slice(0, 80)}" does not say where a page of this search ended. Begin again at the first page.`,
    );
  return { sort, key, row };
}

/** The number by which a row is sorted, descending; rows of equal keys follow in their own order. */
function keyOf(columns: ClaimColumns, sort: SearchSort): (row: number) => number {
  const { published, first, last, min, max } = columns.single;
  const bare = (day: number): number => (day === NO_DAY ? -1e9 : day);
  switch (sort) {
    case 'ledger':
      return () => 0;
    case 'newest':
      return (row) => bare(published[row]!);
    case 'time':
      return (row) => bare(last[row] === NO_DAY ? first[row]! : last[row]!);
    case 'quantity':
      return (row) => {
        const value = Number.isNaN(max[row]!) ? min[row]! : max[row]!;
        return Number.isNaN(value) ? -1e300 : value;
      };
  }
}

/** The rows of one page in their order, and where the next begins; null at the end. */
export function pageOf(
  columns: ClaimColumns,
  rows: Uint32Array,
  sort: SearchSort,
  limit: number,
  after: Cursor | null,
): { rows: number[]; next: Cursor | null } {
  const key = keyOf(columns, sort);
  const page: { row: number; key: number }[] = [];
  const comesBefore = (ka: number, a: number, kb: number, b: number): boolean => (ka === kb ? a < b : ka > kb);
  for (const row of rows) {
    const k = key(row);
    if (after && !comesBefore(after.key, after.row, k, row)) continue;
    const last = page.at(-1);
    // One more than the page holds is kept, to know whether another page follows.
    if (page.length > limit && last && !comesBefore(k, row, last.key, last.row)) {
      if (sort === 'ledger') break;
      continue;
    }
    let at = page.length;
    while (at > 0 && comesBefore(k, row, page[at - 1]!.key, page[at - 1]!.row)) at--;
    page.splice(at, 0, { row, key: k });
    if (page.length > limit + 1) page.pop();
  }
  const shown = page.slice(0, limit);
  const end = shown.at(-1);
  const next = page.length > limit && end ? { sort, key: end.key, row: end.row } : null;
  return { rows: shown.map((one) => one.row), next };
}
