import type { Row } from './lines.ts';

/** How many rows at the head and foot of a page may be running lines. */
const ROWS = 2;
/** The share of pages on which a running line stands at least: left and right pages may have their own. */
const SHARE = 0.4;
/** They stand in the outer part of a page. */
const MARGIN = 0.13;

export interface PageRows {
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Takes running heads, running feet and page numbers off. What says the same on many pages but its number is one. */
export function withoutRunningLines(pages: readonly PageRows[]): Row[][] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(outer(page).map((row) => keyOf(row, page)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(2, SHARE * pages.length);
  return pages.map((page) => {
    const drop = new Set(
      outer(page).filter((row) => (counts.get(keyOf(row, page)) ?? 0) >= least || isPageNumber(row)),
    );
    return page.rows.filter((row) => !drop.has(row));
  });
}

function outer({ rows, height }: PageRows): Row[] {
  const ends = [...new Set([...rows.slice(0, ROWS), ...rows.slice(-ROWS)])];
  return ends.filter(({ y }) => y < MARGIN * height || y > (1 - MARGIN) * height);
}

/** The words of a row with every number made the same, and about where it stands. */
function keyOf(row: Row, { height }: PageRows): string {
  return `${Math.round((row.y / height) * 25)} ${textOf(row).replaceAll(/\d+/g, '#')}`;
}

function isPageNumber(row: Row): boolean {
  return /^[^\p{L}\p{N}]*\d{1,4}(?:\s?[/|·-]\s?\d{1,4})?[^\p{L}\p{N}]*$/u.test(textOf(row));
}

function textOf(row: Row): string {
  return row.pieces.map((piece) => piece.text).join(' ');
}
