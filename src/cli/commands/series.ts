import { rollupTools, series } from '../../app/rollups/rollups.ts';
import type { RollupQuestion, Series, SeriesLine, SeriesStep } from '../../contract/rollups.ts';
import type { ClaimKind } from '../../contract/reading.ts';
import { asOfCall, type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { formatFigure, formatIds } from '../format/figure.ts';
import { formatTime } from '../format/time.ts';
import { withoutUndefined } from '../options.ts';
import type { Page } from '../text/page.ts';

/** What `series`, `flows` and `timeline` are narrowed by. */
export interface QuestionOptions extends GlobalOptions {
  kind?: ClaimKind[] | undefined;
  actor?: string | undefined;
  target?: string | undefined;
  item?: string | undefined;
  place?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  json?: true | undefined;
}

export function questionOf({ kind, actor, target, item, place, from, to }: QuestionOptions): RollupQuestion {
  return withoutUndefined({ kind, actor, target, item, place, from, to });
}

/** `tally series`: figures over time, each with its claims. */
export async function seriesCommand(context: Context, options: QuestionOptions & { by: SeriesStep }): Promise<void> {
  const answer = await withLedger(
    context,
    options,
    (ledger, opened) => series(rollupTools(ledger, asOfCall(options), opened!), questionOf(options), options.by),
    { search: true },
  );
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  const page = newPage(context);
  putSeries(page, answer);
  await out.write(page.text);
}

function putSeries(page: Page, answer: Series): void {
  const { words } = page;
  if (answer.claims === 0) page.put(words.t('cli.noClaims'));
  for (const line of answer.lines) {
    page.heading(lineName(line, page));
    for (const point of line.points) {
      const when = point.period === null ? words.t('series.undated') : formatTime(point.period, words);
      const label = point.whole || point.period === null ? when : words.t('series.longer', { time: when });
      page.labelled(label, formatFigure(point.figure, line.unit, words), 20);
      const left = point.events.filter((event) => event.leftOut !== null);
      page.put(formatIds(point.figure.claims, words), { indent: 22, hang: 2, style: page.style.faint });
      for (const event of left) {
        const why = words.label('leftOut', event.leftOut!);
        page.put(
          `– ${formatFigure(event.figure, line.unit, words)} · ${why} · ${formatIds(event.figure.claims, words)}`,
          {
            indent: 22,
            hang: 2,
            style: page.style.faint,
          },
        );
      }
    }
  }
  if (answer.withoutFigure.length > 0) {
    page.gap();
    page.put(words.t('series.withoutFigure', { n: answer.withoutFigure.length }), { style: page.style.faint });
  }
}

function lineName(line: SeriesLine, { words }: Page): string {
  return [
    words.label('kind', line.kind),
    ...(line.outcome ? [words.label('outcome', line.outcome)] : []),
    ...(line.itemClass ? [words.label('itemClass', line.itemClass)] : []),
    words.label('unit', line.unit, { n: 2 }),
    words.label('measure', line.measure),
    words.label('phase', line.phase),
  ].join(' · ');
}
