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

/** The number by which each row is sorted, descending; rows of equal keys follow in their own order. */
function keysOf(columns: ClaimColumns, sort: SearchSort, rows: Uint32Array): Float64Array {
  const { published, first, last, min, max } = columns.single;
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (sort === 'newest') keys[i] = published[row]!;
    else if (sort === 'time') keys[i] = last[row] === NO_DAY ? first[row]! : last[row]!;
    else if (sort === 'quantity') {
      const value = Number.isNaN(max[row]!) ? min[row]! : max[row]!;
      keys[i] = Number.isNaN(value) ? LEAST : value;
    }
  }
  return keys;
}

/** Below every quantity. */
const LEAST = -1e300;

/** The rows of one page in their order, and where the next begins; null at the end. `rows` ascend. */
export function pageOf(
  columns: ClaimColumns,
  rows: Uint32Array,
  sort: SearchSort,
  limit: number,
  after: Cursor | null,
): { rows: number[]; next: Cursor | null } {
  if (sort === 'ledger') {
    const from = after ? firstAbove(rows, after.row) : 0;
    const shown = [...rows.subarray(from, from + limit)];
    const end = shown.at(-1);
    return { rows: shown, next: end !== undefined && from + limit < rows.length ? { sort, key: 0, row: end } : null };
  }
  const keys = keysOf(columns, sort, rows);
  const page: { row: number; key: number }[] = [];
  // One more than the page holds is kept, to know whether another page follows. Rows ascend, so that of equal keys
  // the one that is met first stands first.
  for (let i = 0; i < rows.length; i++) {
    const key = keys[i]!;
    if (page.length > limit && key <= page[limit]!.key) continue;
    const row = rows[i]!;
    if (after && (key > after.key || (key === after.key && row <= after.row))) continue;
    let at = page.length;
    while (at > 0 && key > page[at - 1]!.key) at--;
    page.splice(at, 0, { row, key });
    if (page.length > limit + 1) page.pop();
  }
  const shown = page.slice(0, limit);
  const end = shown.at(-1);
  const next = page.length > limit && end ? { sort, key: end.key, row: end.row } : null;
  return { rows: shown.map((one) => one.row), next };
}

/** The place of the first of ascending rows that lies above one. */
function firstAbove(rows: Uint32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}
