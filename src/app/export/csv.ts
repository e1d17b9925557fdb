import { stringify } from 'csv-stringify/sync';
import { listed } from './material.ts';
import type { SourceRow } from './types.ts';

export type Cell = string | number | boolean | null;

/**
 * Rows as CSV (RFC 4180 but for line feeds). A cell that a spreadsheet would run as a formula begins with an
 * apostrophe; numbers are left as they are.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      escape_formulas: true,
      cast: {
        boolean: (value) => (value ? 'true' : 'false'),
        // A negative number is no formula.
        number: (value) => ({ value: String(value), escape_formulas: false }),
      },
    },
  );
}

const HEAD = ['row', 'column', 'value', 'claim', 'quote', 'start', 'end', 'said_by', 'status', 'support', 'checks'];
const DOCUMENT = ['document', 'title', 'publisher', 'published', 'url', 'sha256'];

export const companionHead = (): string => csv([[...HEAD, ...DOCUMENT]]);

/** One line of a companion file. */
export function companionRow({ row, column, value, claim: { stored, document } }: SourceRow): string {
  const { claim } = stored;
  return csv([
    [
      row,
      column,
      value,
      stored.id,
      claim.quote,
      claim.start,
      claim.end,
      claim.attribution?.name ?? null,
      claim.status,
      claim.support.level,
      listed(stored.checks.map((check) => check.code)),
      document.id,
      document.title,
      document.publisher,
      document.published,
      document.url,
      document.sha256,
    ],
  ]);
}
