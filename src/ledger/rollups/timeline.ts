import type { TimelineLane, TimelineStep } from '../../contract/rollups.ts';
import { edtfOfDay, edtfOfDays } from '../../kernel/edtf.ts';
import { CODES, type ClaimColumns, NO_DAY } from '../search/columns.ts';
import { stepAround } from './periods.ts';

/** Rows of claims with their number; at most as many rows as were asked for. */
export interface Heap {
  count: number;
  rows: number[];
}

export interface LaneCounts {
  readonly lane: string;
  readonly count: number;
  readonly cells: readonly ({ readonly period: string; readonly first: string; readonly last: string } & Heap)[];
  readonly longer: Heap;
  readonly undated: Heap;
}

/** A lane for the claims that have no value in what lanes are made by. */
const NO_LANE = '';

/** Counts claims by lane and step; a claim with two actors stands in both their lanes. */
export function timelineOf(
  columns: ClaimColumns,
  rows: Uint32Array,
  by: TimelineStep,
  lanes: TimelineLane,
  listed: number,
): LaneCounts[] {
  const { first, last } = columns.single;
  const steps = new Map<number, readonly [number, number]>();
  const stepAt = (day: number): readonly [number, number] => {
    const known = steps.get(day);
    if (known) return known;
    const step = stepAround(day, by);
    steps.set(day, step);
    return step;
  };
  const lanesOf = laneReader(columns, lanes);
  const all = new Map<
    number,
    { count: number; cells: Map<number, Heap & { to: number }>; longer: Heap; undated: Heap }
  >();
  const put = (heap: Heap, row: number): void => {
    heap.count++;
    if (heap.rows.length < listed) heap.rows.push(row);
  };
  for (const row of rows) {
    const a = first[row]!;
    const b = last[row]!;
    for (const n of lanesOf.numbers(row)) {
      let lane = all.get(n);
      if (!lane) {
        lane = { count: 0, cells: new Map(), longer: { count: 0, rows: [] }, undated: { count: 0, rows: [] } };
        all.set(n, lane);
      }
      lane.count++;
      if (a === NO_DAY && b === NO_DAY) put(lane.undated, row);
      else if (a === NO_DAY || b === NO_DAY) put(lane.longer, row);
      else {
        const [from, to] = stepAt(a);
        if (b > to) {
          put(lane.longer, row);
          continue;
        }
        let cell = lane.cells.get(from);
        if (!cell) {
          cell = { count: 0, rows: [], to };
          lane.cells.set(from, cell);
        }
        put(cell, row);
      }
    }
  }
  return [...all]
    .map(([n, { count, cells, longer, undated }]) => ({
      lane: lanesOf.text(n),
      count,
      cells: [...cells]
        .sort(([x], [y]) => x - y)
        .map(([from, { to, ...heap }]) => ({
          period: edtfOfDays(from, to) ?? '',
          first: edtfOfDay(from),
          last: edtfOfDay(to),
          ...heap,
        })),
      longer,
      undated,
    }))
    .sort((x, y) => y.count - x.count || (x.lane < y.lane ? -1 : 1));
}

function laneReader(
  { single, many, dictionaries: d }: ClaimColumns,
  lanes: TimelineLane,
): { numbers: (row: number) => readonly number[] | Uint32Array; text: (n: number) => string } {
  const none = [0];
  switch (lanes) {
    case 'kind':
    case 'status':
      return { numbers: (row) => [single[lanes][row]!], text: (n) => CODES[lanes][n] ?? NO_LANE };
    case 'publisher':
      return { numbers: (row) => [single.publisher[row]!], text: (n) => d.publisher.text(n) };
    case 'actor':
    case 'target': {
      const { starts, values } = many[lanes];
      return {
        numbers: (row) => {
          const from = starts[row]!;
          const to = starts[row + 1]!;
          return from === to ? none : values.subarray(from, to);
        },
        text: (n) => d.entity.text(n),
      };
    }
  }
}
