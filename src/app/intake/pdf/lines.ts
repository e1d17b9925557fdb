/** A run of text on a page, in points; `y` grows downwards and is the base line. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Runs that stand beside each other without a gap: a line of a column, a cell of a table. */
export interface Piece {
  text: string;
  readonly left: number;
  right: number;
  readonly y: number;
  size: number;
}

/** Pieces on one base line, from left to right. */
export interface Row {
  readonly y: number;
  readonly pieces: Piece[];
}

/** How far base lines may differ on one line, for marks above and below it, in sizes. */
const SLOPE = 0.45;
/** The gap that parts two pieces, and the one that is a blank, in sizes. */
const GAP = 1.6;
const BLANK = 0.16;

const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;
export const isWide = (char: string | undefined): boolean => char !== undefined && WIDE.test(char);

/** Puts runs into rows, top to bottom, and their text together with blanks where there is room for one. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const sorted = runs.filter((run) => run.text.trim() !== '' && run.size > 0).sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    const row = rows.at(-1);
    if (row && run.y - row.y <= SLOPE * Math.max(run.size, row.size)) {
      row.runs.push(run);
      // The largest type of a row sets its base line: a footnote mark stands above it.
      if (run.size > row.size) Object.assign(row, { y: run.y, size: run.size });
    } else {
      rows.push({ y: run.y, size: run.size, runs: [run] });
    }
  }
  return rows.map((row) => ({ y: row.y, pieces: piecesOf(row.runs, row.y) }));
}

function piecesOf(runs: readonly Run[], y: number): Piece[] {
  const pieces: Piece[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = pieces.at(-1);
    const text = run.text.replaceAll(/\s+/g, ' ');
    const gap = last ? run.x - last.right : Infinity;
    if (!last || gap > GAP * Math.max(run.size, last.size)) {
      pieces.push({ text: text.trim(), left: run.x, right: run.x + run.width, y, size: run.size });
      continue;
    }
    // The same letters drawn twice for bold type stand once.
    if (last.text.endsWith(text) && gap < -0.8 * run.width) continue;
    const blank = gap > BLANK * run.size && !(isWide(last.text.at(-1)) && isWide(text[0]));
    last.text = `${last.text}${blank && !last.text.endsWith(' ') && !text.startsWith(' ') ? ' ' : ''}${text}`;
    last.right = Math.max(last.right, run.x + run.width);
    last.size = Math.max(last.size, run.size);
  }
  for (const piece of pieces) piece.text = piece.text.trim();
  return pieces.filter((piece) => piece.text !== '');
}
