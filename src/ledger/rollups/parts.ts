import type { FigureRow } from './row.ts';

/** How far from its total a part may stand, in code points, and how many parts a total may have. */
const NEAR = 300;
const MOST_PARTS = 8;
/** Rounded parts need not add up to the last digit. */
const TOLERANCE = 0.01;

/**
 * Which claims are parts of a total in the same article: claims next to each other, of one kind and unit, that stand
 * just behind or just before a claim whose number is their sum ("6,000 more: 1,000 sappers and 5,000 builders").
 * Gives the id of the total by the id of the part.
 */
export function findParts(rows: readonly FigureRow[]): Map<string, string> {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    if (row.min === null || row.max === null) continue;
    const key = `${row.document} ${row.kind} ${row.unit} ${row.outcome}`;
    const list = groups.get(key);
    if (list) list.push(row);
    else groups.set(key, [row]);
  }
  const parts = new Map<string, string>();
  for (const group of groups.values()) {
    if (group.length < 3) continue;
    group.sort((a, b) => a.start - b.start || b.max! - a.max! || (a.id < b.id ? -1 : 1));
    group.forEach((total, i) => {
      if (parts.has(total.id)) return;
      const behind = group.slice(i + 1, i + 1 + MOST_PARTS);
      const before = group.slice(Math.max(0, i - MOST_PARTS), i).reverse();
      for (const part of addingUp(total, behind) ?? addingUp(total, before) ?? []) parts.set(part.id, total.id);
    });
  }
  return parts;
}

/** The first of the neighbours, at least two, whose numbers are the total's. */
function addingUp(total: FigureRow, neighbours: readonly FigureRow[]): FigureRow[] | null {
  const wanted = middle(total);
  let sum = 0;
  const taken: FigureRow[] = [];
  for (const row of neighbours) {
    const gap = Math.max(row.start - total.end, total.start - row.end);
    if (gap > NEAR || middle(row) >= wanted) return null;
    taken.push(row);
    sum += middle(row);
    if (taken.length > 1 && Math.abs(sum - wanted) <= wanted * TOLERANCE) return taken;
    if (sum > wanted * (1 + TOLERANCE)) return null;
  }
  return null;
}

const middle = (row: FigureRow): number => (row.min! + row.max!) / 2;
