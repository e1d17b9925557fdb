import { type CycleSummary, runCycle } from './cycle.ts';
import type { WatchTools } from './tools.ts';
import type { VisitTools } from './visit.ts';

/** The longest that a daemon sleeps, in milliseconds: feeds may be added meanwhile by another program. */
const LONGEST_SLEEP = 60_000;
/** The shortest, so that a clock that was set back does not make it spin. */
const SHORTEST_SLEEP = 1000;

/** Runs one cycle after another until the signal is given, sleeping while nothing is due. */
export async function watchOn(
  tools: WatchTools & Pick<VisitTools, 'sleep'>,
  signal: AbortSignal,
  onCycle: (summary: CycleSummary) => Promise<void> | void,
): Promise<void> {
  while (!signal.aborted) {
    const summary = await runCycle(tools, signal);
    if (summary.feeds + summary.read + summary.failed > 0) await onCycle(summary);
    const due = await tools.ledger.feeds.nextDue();
    const wait = due === null ? LONGEST_SLEEP : Date.parse(due) - tools.by.clock().getTime();
    await tools.sleep(Math.min(LONGEST_SLEEP, Math.max(SHORTEST_SLEEP, wait)), signal);
  }
}
