import type {
  AnsweredAsOf,
  Flows,
  RollupQuestion,
  Series,
  SeriesStep,
  Timeline,
  TimelineLane,
  TimelineStep,
} from '../../contract/rollups.ts';
import type { ClaimKind } from '../../contract/reading.ts';
import type { SearchFilter } from '../../contract/search.ts';
import type { Fold } from '../../knowledge/folding.ts';
import type { RollupTables } from '../../knowledge/rollups.ts';
import { flowsOf } from '../../ledger/rollups/flows.ts';
import { type IsRunning, runningWords } from '../../ledger/rollups/measure.ts';
import { seriesOf } from '../../ledger/rollups/series.ts';
import type { Ledger } from '../../ledger/port.ts';
import { dayBound } from '../claims.ts';

export interface RollupTools {
  readonly ledger: Ledger;
  /** For which state the ledger was opened; answers say so. */
  readonly asOf: AnsweredAsOf;
  readonly isRunning: IsRunning;
}

export function rollupTools(
  ledger: Ledger,
  asOf: AnsweredAsOf,
  knowledge: { readonly fold: Fold; readonly rollups: RollupTables },
): RollupTools {
  return { ledger, asOf, isRunning: runningWords(knowledge.rollups.running, knowledge.fold) };
}

/** Kinds in which something goes from one to another, for flows where none are asked for. */
const FLOW_KINDS: readonly ClaimKind[] = ['transfer', 'deployment', 'payment'];
/** Ids that a cell of a timeline lists. */
const LISTED = 20;

/**
 * Figures over time. Bounds of the question may be days, months or years. Rejects with TallyError DATE_UNREADABLE and
 * those of the ledger.
 */
export async function series(tools: RollupTools, asked: RollupQuestion, by: SeriesStep): Promise<Series> {
  const question = settled(asked);
  const rows = await tools.ledger.rollups.rows(filterOf(question));
  return { question, by, asOf: tools.asOf, ...seriesOf(rows, by, tools.isRunning), claims: rows.length };
}

/** Who gives what to whom in a period. Rejects as `series` does. */
export async function flows(tools: RollupTools, asked: RollupQuestion): Promise<Flows> {
  const question = settled(asked);
  const rows = await tools.ledger.rollups.rows({ kind: [...FLOW_KINDS], ...filterOf(question) });
  const period = { first: question.from ?? null, last: question.to ?? null };
  return { question, asOf: tools.asOf, flows: flowsOf(rows, period, tools.isRunning), claims: rows.length };
}

/** How many claims happened when. Rejects as `series` does. */
export async function timeline(
  tools: Pick<RollupTools, 'ledger' | 'asOf'>,
  asked: RollupQuestion,
  by: TimelineStep,
  lanes: TimelineLane,
): Promise<Timeline> {
  const question = settled(asked);
  const { rows, claims } = await tools.ledger.rollups.timeline(filterOf(question), by, lanes, LISTED);
  return { question, by, lanes, asOf: tools.asOf, listed: LISTED, rows, claims };
}

function settled(asked: RollupQuestion): RollupQuestion {
  const { from, to } = asked;
  return {
    ...asked,
    ...(from === undefined ? {} : { from: dayBound(from, 'first') }),
    ...(to === undefined ? {} : { to: dayBound(to, 'last') }),
  };
}

function filterOf({ kind, actor, target, item, place, from, to }: RollupQuestion): SearchFilter {
  return {
    ...(kind ? { kind } : {}),
    ...(actor === undefined ? {} : { actor: [actor] }),
    ...(target === undefined ? {} : { target: [target] }),
    ...(item === undefined ? {} : { item: [item] }),
    ...(place === undefined ? {} : { place: [place] }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
