import type { EventCell, Figure, LeftOut } from '../../contract/rollups.ts';
import { apart, figureOf, sumOf, valuesOf } from './figure.ts';
import { canBeAdded, type FigureRow } from './row.ts';

/** The period that a sum is for; open sides are null. */
export interface Period {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * What rows of one line, one measure and one period come to: each event once, with its rival values; then the sum of
 * what may be added. Of a stock nothing is added: its readings are rival values of one number.
 */
export function cellsOf(
  rows: readonly FigureRow[],
  parts: ReadonlyMap<string, string>,
  period: Period,
): { figure: Figure; events: EventCell[] } {
  const byEvent = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const list = byEvent.get(row.event);
    if (list) list.push(row);
    else byEvent.set(row.event, [row]);
  }
  const leftOut = findLeftOut(byEvent, parts, period);
  const events = [...byEvent].map(([event, same]): EventCell => {
    const values = valuesOf(same);
    return { event, figure: figureOf(values), values, leftOut: leftOut.get(event) ?? null };
  });
  const isStock = rows.some((row) => row.measure === 'stock');
  if (isStock) return { figure: figureOf(valuesOf(rows)), events };
  const counted = events.filter((event) => event.leftOut === null).map((event) => event.figure);
  const [only] = counted;
  if (only && counted.length === 1) return { figure: only, events };
  const isAddable = rows.every((row) => canBeAdded(row.unit));
  return { figure: isAddable && counted.length > 0 ? sumOf(counted) : apart(counted), events };
}

function findLeftOut(
  byEvent: ReadonlyMap<string, readonly FigureRow[]>,
  parts: ReadonlyMap<string, string>,
  period: Period,
): Map<string, LeftOut> {
  const out = new Map<string, LeftOut>();
  if (byEvent.size === 0) return out;
  const eventOf = new Map([...byEvent].flatMap(([event, rows]) => rows.map((row) => [row.id, event] as const)));
  const spans = new Map([...byEvent].map(([event, rows]) => [event, spanOf(rows)]));
  for (const [event, rows] of byEvent) {
    const span = spans.get(event) ?? null;
    const total = rows.map((row) => eventOf.get(parts.get(row.id) ?? '')).find((other) => other !== undefined);
    if (total !== undefined && total !== event) out.set(event, 'part');
    else if (span && reachesBeyond(span, period)) out.set(event, 'beyond');
    else if (!span && byEvent.size > 1) out.set(event, 'undated');
  }
  // A total for a longer time holds what was told of the shorter times in it.
  const counted = [...spans].filter(([event]) => !out.has(event));
  for (const [event, span] of counted)
    if (span && counted.some(([other, longer]) => other !== event && longer && isWithin(span, longer)))
      out.set(event, 'within');
  // Where all are undated, none is more so than the others, and one that stands alone is counted.
  if ([...spans.values()].every((span) => span === null))
    for (const [e, why] of out) if (why === 'undated') out.delete(e);
  return out;
}

/** The shortest time that the claims of one event give. */
function spanOf(rows: readonly FigureRow[]): FigureRow['span'] {
  const spans = rows.flatMap((row) => row.span ?? []);
  return spans.sort((a, b) => length(a) - length(b))[0] ?? null;
}

const length = ({ first, last }: { first: string; last: string }): number => Date.parse(last) - Date.parse(first);

function reachesBeyond(span: { first: string; last: string }, { first, last }: Period): boolean {
  return (first !== null && span.first < first) || (last !== null && span.last > last);
}

function isWithin(a: { first: string; last: string }, b: { first: string; last: string }): boolean {
  return a.first >= b.first && a.last <= b.last && length(a) < length(b);
}
