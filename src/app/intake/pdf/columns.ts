import type { Piece, Row } from './lines.ts';

/** The least width of a column, and of the gutter between two, as shares of the page and in points. */
const LEAST_COLUMN = 0.15;
const LEAST_GUTTER = 7;
/** The least number of rows that have text on both sides of a gutter. */
const LEAST_ROWS = 4;
/** How many rows may run across a gutter beside those: headings, pictures' captions. */
const ACROSS = 0.5;
/** The share of its column that an ordinary line of running text fills at least; cells of tables fill less. */
const FILLED = 0.6;
const MOST_COLUMNS = 6;

/**
 * Brings a page's rows into the order of reading: where text runs in columns, each column down to the next line that
 * goes across them, and so on. Gives a list of blocks, each the lines of one column.
 */
export function readingOrder(rows: readonly Row[], width: number): Piece[][] {
  const gutters = guttersOf(rows, width);
  if (gutters.length === 0) return [rows.map(joined)];
  const blocks: Piece[][] = [];
  let columns: Piece[][] = gutters.map(() => []).concat([[]]);
  const flush = (): void => {
    for (const column of columns) if (column.length > 0) blocks.push(column);
    columns = columns.map(() => []);
  };
  const columnOf = (x: number): number => {
    const at = gutters.findIndex((gutter) => x < gutter);
    return at < 0 ? gutters.length : at;
  };
  let whole: Piece[] = [];
  for (const row of rows) {
    const across = row.pieces.some((piece) => gutters.some((gutter) => piece.left < gutter && piece.right > gutter));
    if (across) {
      if (whole.length === 0) flush();
      whole.push(joined(row));
      continue;
    }
    if (whole.length > 0) blocks.push(whole);
    whole = [];
    const cells: Piece[][] = columns.map(() => []);
    for (const piece of row.pieces) cells[columnOf(piece.left)]!.push(piece);
    cells.forEach((pieces, i) => {
      if (pieces.length > 0) columns[i]!.push(joined({ y: row.y, pieces }));
    });
  }
  if (whole.length > 0) blocks.push(whole);
  flush();
  return blocks;
}

/** The middles of the gutters, from left to right. */
function guttersOf(rows: readonly Row[], width: number): number[] {
  const candidates = rows.flatMap(({ pieces }) =>
    pieces.slice(1).map((piece, i) => ({ from: pieces[i]!.right, to: piece.left })),
  );
  const found: number[] = [];
  // The narrowest common part of the gaps is a gutter; begin where most gaps agree.
  const tried = new Set<number>();
  for (const { from, to } of candidates) {
    const middle = Math.round((from + to) / 2);
    if (tried.has(middle) || tried.size > 400) continue;
    tried.add(middle);
    if (found.some((gutter) => Math.abs(gutter - middle) < LEAST_COLUMN * width)) continue;
    if (found.length < MOST_COLUMNS - 1 && isGutter(rows, middle, width)) found.push(middle);
  }
  return found.sort((a, b) => a - b);
}

function isGutter(rows: readonly Row[], x: number, width: number): boolean {
  const left: Piece[] = [];
  const right: Piece[] = [];
  let across = 0;
  for (const { pieces } of rows) {
    if (pieces.some((piece) => piece.left < x && piece.right > x)) {
      across++;
      continue;
    }
    const before = pieces.filter((piece) => piece.right <= x).at(-1);
    const behind = pieces.find((piece) => piece.left >= x);
    if (before && behind && behind.left - before.right >= LEAST_GUTTER) {
      left.push(before);
      right.push(behind);
    }
  }
  if (left.length < LEAST_ROWS || across > ACROSS * rows.length) return false;
  return runs(left, width) && runs(right, width);
}

/** Whether these pieces are lines of running text: wide, and most of them about as wide as the widest. */
function runs(pieces: readonly Piece[], width: number): boolean {
  const widths = pieces.map((piece) => piece.right - piece.left).sort((a, b) => a - b);
  const widest = widths.at(-1)!;
  const middle = widths[Math.floor(widths.length / 2)]!;
  return widest >= LEAST_COLUMN * width && middle >= FILLED * widest;
}

function joined({ y, pieces }: Row): Piece {
  const text = pieces.map((piece) => piece.text).join('\t');
  const size = Math.max(...pieces.map((piece) => piece.size));
  return { text, left: pieces[0]!.left, right: pieces.at(-1)!.right, y, size };
}
