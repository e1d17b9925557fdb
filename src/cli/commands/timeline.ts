import { timeline } from '../../app/rollups/rollups.ts';
import type { TimelineLane, TimelineStep } from '../../contract/rollups.ts';
import { asOfCall, type Context, newPage, withLedger } from '../context.ts';
import { formatIds } from '../format/figure.ts';
import { formatTime } from '../format/time.ts';
import { type QuestionOptions, questionOf } from './series.ts';

export interface TimelineOptions extends QuestionOptions {
  by: TimelineStep;
  lanes: TimelineLane;
}

/** `tally timeline`: how many claims happened when, and which. */
export async function timelineCommand(context: Context, options: TimelineOptions): Promise<void> {
  const answer = await withLedger(
    context,
    options,
    (ledger) => timeline({ ledger, asOf: asOfCall(options) }, questionOf(options), options.by, options.lanes),
    { search: true },
  );
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  const page = newPage(context);
  const { words, style } = page;
  if (answer.rows.length === 0) page.put(words.t('cli.noClaims'));
  for (const row of answer.rows) {
    const isCode = answer.lanes === 'kind' || answer.lanes === 'status';
    const name = isCode ? words.label(answer.lanes, row.lane) : (words.nameOf(row.lane) ?? row.name ?? row.lane);
    page.heading(`${name === '' ? words.t('figure.none') : name} · ${row.count}`);
    for (const cell of row.cells) {
      page.labelled(formatTime(cell.period, words), `${cell.count}  ${formatIds(cell.claims, words, 3)}`, 20);
    }
    for (const [key, { count, claims }] of [
      ['series.longerTimes', row.longer],
      ['series.undated', row.undated],
    ] as const)
      if (count > 0)
        page.labelled(words.t(key), `${count}  ${formatIds(claims, words, 3)}`, 20, { style: style.faint });
  }
  await out.write(page.text);
}
