import type { Series, SeriesLine, SeriesPoint, SeriesStep } from '../../contract/rollups.ts';
import { cellsOf } from './cells.ts';
import type { IsRunning } from './measure.ts';
import { measured } from './measure.ts';
import { findParts } from './parts.ts';
import { stepOf } from './periods.ts';
import { asPublished, type FigureRow, phaseOf, type RollupRow } from './row.ts';

/** Lines of a series in a fixed order, and the ids of the rows that give no figure. */
export function seriesOf(
  rows: readonly RollupRow[],
  by: SeriesStep,
  isRunning: IsRunning,
): Pick<Series, 'lines' | 'withoutFigure'> {
  const figures: FigureRow[] = [];
  const withoutFigure: string[] = [];
  for (const row of asPublished(rows)) {
    const figure = measured(row, isRunning);
    if (figure) figures.push(figure);
    else withoutFigure.push(row.id);
  }
  const parts = findParts(figures);
  const lines = new Map<string, FigureRow[]>();
  for (const row of figures) {
    const key = [row.kind, row.outcome, row.itemClass, row.unit, row.measure, phaseOf(row)].join(' ');
    const list = lines.get(key);
    if (list) list.push(row);
    else lines.set(key, [row]);
  }
  return {
    withoutFigure,
    lines: [...lines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, list]): SeriesLine => {
        const { kind, outcome, itemClass, unit, measure } = list[0]!;
        return { kind, outcome, measure, phase: phaseOf(list[0]!), itemClass, unit, points: pointsOf(list, by, parts) };
      }),
  };
}

function pointsOf(rows: readonly FigureRow[], by: SeriesStep, parts: ReadonlyMap<string, string>): SeriesPoint[] {
  const periods = new Map<string, { step: ReturnType<typeof stepOf> | null; rows: FigureRow[] }>();
  for (const row of rows) {
    const step = row.span && stepOf(row.span.first, row.span.last, by);
    const key = step?.period ?? '';
    const kept = periods.get(key);
    if (kept) kept.rows.push(row);
    else periods.set(key, { step, rows: [row] });
  }
  return [...periods.values()]
    .map(({ step, rows: list }): SeriesPoint => {
      const { figure, events } = cellsOf(list, parts, { first: null, last: null });
      const { period = null, first = null, last = null, whole = false } = step ?? {};
      return { period, first, last, whole, figure, events };
    })
    .sort(byTime);
}

/** By the first day, shorter times first; what has no time comes last. */
function byTime(a: SeriesPoint, b: SeriesPoint): number {
  if (a.first === null || b.first === null) return Number(a.first === null) - Number(b.first === null);
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.last! < b.last! ? -1 : 1;
}
