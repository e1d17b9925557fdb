import { type Flow, type FlowPhase, type Party, type Phase, PHASES } from '../../contract/rollups.ts';
import { cellsOf, type Period } from './cells.ts';
import { figureOf, valuesOf } from './figure.ts';
import { type IsRunning, measured } from './measure.ts';
import { findParts } from './parts.ts';
import { asPublished, type FigureRow, type NamedId, phaseOf, type RollupRow } from './row.ts';

/**
 * Who gives what to whom: one flow for each pair of parties, kind, class of item and unit, its phases apart. Claims
 * that give no figure stand in a flow without a unit, so that they are not lost.
 */
export function flowsOf(unordered: readonly RollupRow[], period: Period, isRunning: IsRunning): Flow[] {
  const rows = asPublished(unordered);
  const figures = new Map<RollupRow, FigureRow>();
  for (const row of rows) {
    const figure = measured(row, isRunning);
    if (figure) figures.set(row, figure);
  }
  const parts = findParts([...figures.values()]);
  const groups = new Map<string, RollupRow[]>();
  for (const row of rows) {
    const unit = figures.get(row)?.unit ?? null;
    const key = JSON.stringify([ids(row.actors), ids(row.targets), row.kind, row.outcome, row.itemClass, unit]);
    const list = groups.get(key);
    if (list) list.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]): Flow => {
      const first = list[0]!;
      const phases = Object.fromEntries(
        PHASES.map((phase) => {
          const inPhase = list.filter((row) => phaseOf(row) === phase);
          return [phase, phaseFrom(inPhase, figures, parts, period)];
        }),
      ) as Record<Phase, FlowPhase | null>;
      return {
        actor: partyOf(first.actors),
        target: partyOf(first.targets),
        kind: first.kind,
        outcome: first.outcome,
        itemClass: first.itemClass,
        unit: figures.get(first)?.unit ?? null,
        phases,
      };
    });
}

function phaseFrom(
  rows: readonly RollupRow[],
  figures: ReadonlyMap<RollupRow, FigureRow>,
  parts: ReadonlyMap<string, string>,
  period: Period,
): FlowPhase | null {
  if (rows.length === 0) return null;
  const given = rows.flatMap((row) => figures.get(row) ?? []);
  const { figure, events } = cellsOf(
    given.filter((row) => row.measure === 'flow'),
    parts,
    period,
  );
  const stock = given.filter((row) => row.measure === 'stock');
  return {
    figure,
    stock: stock.length > 0 ? figureOf(valuesOf(stock)) : null,
    events,
    claims: rows.map((row) => row.id),
  };
}

const ids = (parties: readonly NamedId[]): string[] => parties.map((party) => party.id).sort();

function partyOf(parties: readonly NamedId[]): Party {
  const sorted = parties.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ids: sorted.map((party) => party.id), names: sorted.map((party) => party.name) };
}
