import { flows, rollupTools } from '../../app/rollups/rollups.ts';
import { type Flow, type Party, PHASES } from '../../contract/rollups.ts';
import { asOfCall, type Context, newPage, withLedger } from '../context.ts';
import { formatFigure, formatIds } from '../format/figure.ts';
import type { Page } from '../text/page.ts';
import { type QuestionOptions, questionOf } from './series.ts';

/** `tally flows`: who gives what to whom in a period, promised and done apart. */
export async function flowsCommand(context: Context, options: QuestionOptions): Promise<void> {
  const answer = await withLedger(
    context,
    options,
    (ledger, opened) => flows(rollupTools(ledger, asOfCall(options), opened!), questionOf(options)),
    { search: true },
  );
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  const page = newPage(context);
  if (answer.flows.length === 0) page.put(page.words.t('cli.noClaims'));
  for (const flow of answer.flows) putFlow(page, flow);
  await out.write(page.text);
}

function putFlow(page: Page, flow: Flow): void {
  const { words, style } = page;
  const who = (party: Party): string =>
    party.ids.map((id, i) => words.nameOf(id) ?? party.names[i] ?? id).join(words.t('list.comma')) || '–';
  const what = [
    words.label('kind', flow.kind),
    ...(flow.itemClass ? [words.label('itemClass', flow.itemClass)] : []),
    ...(flow.unit ? [words.label('unit', flow.unit, { n: 2 })] : []),
  ].join(' · ');
  page.heading(`${who(flow.actor)} → ${who(flow.target)} · ${what}`);
  for (const phase of PHASES) {
    const cell = flow.phases[phase];
    if (!cell) continue;
    const { figure, stock, claims } = cell;
    const parts = [
      ...(flow.unit && figure.claims.length > 0 ? [formatFigure(figure, flow.unit, words)] : []),
      ...(flow.unit && stock ? [words.t('flow.stock', { figure: formatFigure(stock, flow.unit, words) })] : []),
    ];
    page.labelled(words.label('phase', phase), parts.join('; ') || words.t('figure.none'), 16);
    page.put(formatIds(claims, words), { indent: 18, hang: 2, style: style.faint });
  }
}
