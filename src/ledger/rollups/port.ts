import type { TimelineLane, TimelineRow, TimelineStep } from '../../contract/rollups.ts';
import type { SearchFilter } from '../../contract/search.ts';
import type { RollupRow } from './row.ts';

/** The part of a ledger that gathers claims for roll-ups. Answers are as of the time that the ledger was opened for. */
export interface RollupStore {
  /** Claims to be seen that pass the filter, in the order of the ledger. */
  rows(filter: SearchFilter): Promise<RollupRow[]>;
  /** How many claims happened when, by lane. `listed` ids stand in each cell. */
  timeline(
    filter: SearchFilter,
    by: TimelineStep,
    lanes: TimelineLane,
    listed: number,
  ): Promise<{ rows: TimelineRow[]; claims: number }>;
}

/**
 * What tells claims of one event and of one origin, by the rows of claims. Claims that it does not know are grouped by
 * what they agree in (event-key.ts).
 */
export interface Grouping {
  events(claims: readonly number[]): Promise<ReadonlyMap<number, string>>;
  origins(claims: readonly number[]): Promise<ReadonlyMap<number, string>>;
}
