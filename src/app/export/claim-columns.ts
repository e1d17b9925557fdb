import type { Item } from '../../contract/reading.ts';
import type { Cell } from './csv.ts';
import { listed } from './material.ts';
import type { ExportedClaim } from './types.ts';

/** A column of the claims table, with its type in Parquet. */
export interface ClaimColumn {
  readonly name: string;
  readonly type: 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN';
  readonly value: (claim: ExportedClaim) => Cell;
}

const text = (name: string, value: ClaimColumn['value']): ClaimColumn => ({ name, type: 'STRING', value });
const whole = (name: string, value: ClaimColumn['value']): ClaimColumn => ({ name, type: 'INT32', value });

/** Columns of `tally export --format csv` and `parquet`, in order; docs/exports.md describes them. */
export const CLAIM_COLUMNS: readonly ClaimColumn[] = [
  text('claim', (c) => c.stored.id),
  text('kind', (c) => c.stored.claim.kind),
  text('status', (c) => c.stored.claim.status),
  { name: 'checkable', type: 'BOOLEAN', value: (c) => c.stored.claim.checkable },
  text('review', (c) => c.stored.review),
  text('actors', (c) => listed(c.stored.claim.actors.map((e) => e.name))),
  text('actor_ids', (c) => listed(c.stored.claim.actors.map((e) => e.id))),
  text('targets', (c) => listed(c.stored.claim.targets.map((e) => e.name))),
  text('target_ids', (c) => listed(c.stored.claim.targets.map((e) => e.id))),
  text('items', (c) => listed(itemsOf(c).map((i) => i.name))),
  text('item_ids', (c) => listed(itemsOf(c).map((i) => i.id))),
  text('item_classes', (c) => listed([...new Set(itemsOf(c).map((i) => i.class))])),
  { name: 'quantity_min', type: 'DOUBLE', value: (c) => c.stored.claim.quantity?.min ?? null },
  { name: 'quantity_max', type: 'DOUBLE', value: (c) => c.stored.claim.quantity?.max ?? null },
  text('quantity_unit', (c) => c.stored.claim.quantity?.unit ?? null),
  { name: 'quantity_approximate', type: 'BOOLEAN', value: (c) => c.stored.claim.quantity?.approximate ?? null },
  text('quantity_text', (c) => c.stored.claim.quantity?.text ?? null),
  text('time', (c) => c.stored.claim.time?.edtf ?? null),
  text('time_text', (c) => c.stored.claim.time?.text ?? null),
  text('first_day', (c) => c.stored.firstDay),
  text('last_day', (c) => c.stored.lastDay),
  text('place', (c) => c.stored.claim.place?.name ?? null),
  text('place_id', (c) => c.stored.claim.place?.id ?? null),
  { name: 'latitude', type: 'DOUBLE', value: (c) => c.stored.claim.place?.lat ?? null },
  { name: 'longitude', type: 'DOUBLE', value: (c) => c.stored.claim.place?.lon ?? null },
  text('outcome', (c) => c.stored.claim.outcome),
  text('reported', (c) => c.stored.claim.reported),
  text('said_by', (c) => c.stored.claim.attribution?.name ?? null),
  text('said_by_class', (c) => c.stored.claim.attribution?.class ?? null),
  text('plover', (c) => c.stored.claim.plover?.type ?? null),
  text('cameo', (c) => c.stored.claim.cameo),
  text('support', (c) => c.stored.claim.support.level),
  text('checks', (c) => listed(c.stored.checks.map((check) => check.code))),
  { name: 'confidence', type: 'DOUBLE', value: (c) => c.stored.claim.confidence },
  text('quote', (c) => c.stored.claim.quote),
  whole('start', (c) => c.stored.claim.start),
  whole('end', (c) => c.stored.claim.end),
  whole('original_start', (c) => c.stored.claim.original.start),
  whole('original_end', (c) => c.stored.claim.original.end),
  text('document', (c) => c.document.id),
  text('title', (c) => c.document.title),
  text('publisher', (c) => c.document.publisher),
  text('publisher_kind', (c) => c.document.publisherKind),
  text('reliability', (c) => c.document.reliability),
  text('published', (c) => c.document.published),
  text('url', (c) => c.document.url),
  text('language', (c) => c.document.lang),
  text('sha256', (c) => c.document.sha256),
  text('got_at', (c) => c.document.gotAt),
  text('got_from', (c) => c.document.gotFrom),
  whole('reading', (c) => c.stored.run.number),
  text('engine', (c) => c.stored.run.engineVersion),
  text('data', (c) => c.stored.run.dataVersion),
];

/** All items of a claim. */
export function itemsOf({ stored }: ExportedClaim): readonly Item[] {
  const { items, item } = stored.claim;
  return items.length > 0 ? items : item ? [item] : [];
}
