import { edtfDays } from '../edtf-days.ts';
import type { FigureRow, RollupRow } from './row.ts';

/** Whether a quote says that it counts everything so far; its words are data (data/rollups/words.yaml). */
export type IsRunning = (quote: string) => boolean;

/**
 * Tells running totals and standing numbers (stock) from what was added within a time (flow), and says which days the
 * figure counts for. Null where the row gives no figure.
 *
 * A stock is: a time that is open at its beginning (`../2025-06`, "as of"); words that say so (累計, "so far"); a time
 * that is open at its end ("since 2023", which counts up to the day of publication); people or units that are under
 * way, that is, there. Everything else is a flow.
 */
export function measured(row: RollupRow, isRunning: IsRunning): FigureRow | null {
  const { unit, first, last, min, max } = row;
  if (unit === null || (min === null && max === null)) return null;
  const published = row.published === null ? null : edtfDays(row.published.slice(0, 10));
  const said =
    published?.first != null && published.last !== null ? { first: published.first, last: published.last } : null;
  const stock = (span: FigureRow['span']): FigureRow => ({ ...row, unit, measure: 'stock', span });
  if (first === null && last !== null) return stock(endOf(row.edtf) ?? { first: last, last });
  if (first !== null && last === null) return stock(said);
  const within = first !== null && last !== null ? { first, last } : null;
  if (isRunning(row.quote)) return stock(endOf(row.edtf) ?? within ?? said);
  if (row.kind === 'deployment' && row.status === 'ongoing') return stock(within ?? said);
  return { ...row, unit, measure: 'flow', span: within };
}

/** The days that the end of an interval covers: "as of 2025" may be any day of that year. */
function endOf(edtf: string | null): FigureRow['span'] {
  const slash = edtf?.indexOf('/') ?? -1;
  if (edtf === null || slash < 0) return null;
  const { first, last } = edtfDays(edtf.slice(slash + 1));
  return first !== null && last !== null ? { first, last } : null;
}

/**
 * Makes the test for running totals from folded words. A word in Latin letters must stand alone; others may stand
 * anywhere, as Chinese words do.
 */
export function runningWords(words: readonly string[], fold: (text: string) => string): IsRunning {
  const latin = words.filter((word) => /^[a-z ]+$/.test(word)).map((word) => ` ${word} `);
  const others = words.filter((word) => !/^[a-z ]+$/.test(word));
  return (quote) => {
    const folded = fold(quote);
    if (others.some((word) => folded.includes(word))) return true;
    const spaced = ` ${folded.replace(/[^a-z0-9]+/g, ' ')} `;
    return latin.some((word) => spaced.includes(word));
  };
}
