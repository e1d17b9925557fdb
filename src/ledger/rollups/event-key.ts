import type { RollupRow } from './row.ts';

type Keyed = Omit<RollupRow, 'event' | 'origin'>;

/**
 * A stand-in for an event: claims agree in kind, outcome, parties, items, unit, place and time. Values are no part of
 * it. It joins too little (a claim without a place stays apart) rather than too much.
 */
export function eventKeyOf(row: Keyed): string {
  const ids = (parties: Keyed['actors']): string =>
    parties
      .map((party) => party.id)
      .sort()
      .join('+');
  const items = row.items.toSorted().join('+');
  return [row.kind, row.outcome, ids(row.actors), ids(row.targets), items, row.unit, row.place, row.edtf]
    .map((part) => part ?? '')
    .join('|');
}

/** A stand-in for an origin: who is named as saying so, else the publisher, else the document. */
export function originKeyOf(speaker: string | null, publisher: string | null, document: string): string {
  if (speaker !== null) return `speaker:${speaker}`;
  return publisher === null ? `document:${document}` : `publisher:${publisher}`;
}
