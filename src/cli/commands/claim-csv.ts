import type { StoredClaim } from '../../app/ledger.ts';

type Cell = string | number | boolean | null;

/** Columns of `tally claims --format csv`, in order; docs/cli.md describes them. */
const COLUMNS: readonly (readonly [name: string, value: (claim: StoredClaim) => Cell])[] = [
  ['id', (s) => s.id],
  ['document', (s) => s.documentId],
  ['title', (s) => s.title],
  ['publisher', (s) => s.publisher],
  ['published', (s) => s.published],
  ['kind', (s) => s.claim.kind],
  ['checkable', (s) => s.claim.checkable],
  ['status', (s) => s.claim.status],
  ['actors', (s) => list(s.claim.actors.map((e) => e.name))],
  ['actor_ids', (s) => list(s.claim.actors.map((e) => e.id))],
  ['targets', (s) => list(s.claim.targets.map((e) => e.name))],
  ['target_ids', (s) => list(s.claim.targets.map((e) => e.id))],
  [
    'items',
    (s) => list((s.claim.items.length > 0 ? s.claim.items : s.claim.item ? [s.claim.item] : []).map((i) => i.name)),
  ],
  ['quantity_min', (s) => s.claim.quantity?.min ?? null],
  ['quantity_max', (s) => s.claim.quantity?.max ?? null],
  ['quantity_unit', (s) => s.claim.quantity?.unit ?? null],
  ['quantity_approximate', (s) => s.claim.quantity?.approximate ?? null],
  ['quantity_text', (s) => s.claim.quantity?.text ?? null],
  ['time', (s) => s.claim.time?.edtf ?? null],
  ['time_text', (s) => s.claim.time?.text ?? null],
  ['first_day', (s) => s.firstDay],
  ['last_day', (s) => s.lastDay],
  ['place', (s) => s.claim.place?.name ?? null],
  ['place_id', (s) => s.claim.place?.id ?? null],
  ['outcome', (s) => s.claim.outcome],
  ['reported', (s) => s.claim.reported],
  ['attribution', (s) => s.claim.attribution?.name ?? null],
  ['attribution_class', (s) => s.claim.attribution?.class ?? null],
  ['support', (s) => s.claim.support.level],
  ['confidence', (s) => s.claim.confidence],
  ['checks', (s) => list(s.checks.map(({ code }) => code))],
  ['quote', (s) => s.claim.quote],
  ['start', (s) => s.claim.start],
  ['end', (s) => s.claim.end],
  ['original_start', (s) => s.claim.original.start],
  ['original_end', (s) => s.claim.original.end],
  ['engine', (s) => s.run.engineVersion],
  ['data', (s) => s.run.dataVersion],
];

const list = (values: readonly string[]): string => values.join('; ');

export const claimCsvHead: Cell[] = COLUMNS.map(([name]) => name);

export function claimCsvRow(stored: StoredClaim): Cell[] {
  return COLUMNS.map(([, value]) => value(stored));
}

/** Writes rows as CSV; a cell that a spreadsheet would take for a formula is kept from running. */
export async function csvWriter(): Promise<(rows: Cell[][]) => string> {
  const { stringify } = await import('csv-stringify/sync');
  return (rows) => stringify(rows, { escape_formulas: true, cast: { boolean: (value) => (value ? 'true' : 'false') } });
}
