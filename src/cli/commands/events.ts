import { eachEvent, type EventFilter } from '../../app/events/events.ts';
import type { ClaimKind, Status } from '../../contract/kinds.ts';
import type { EventRow } from '../../contract/events.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { phraseWriter } from '../format/phrase.ts';
import { withoutUndefined } from '../options.ts';
import { figureOf } from '../report/event.ts';

export const SORTS = ['told', 'recent'] as const;
export interface EventsOptions extends GlobalOptions {
  document?: string | undefined;
  kind?: ClaimKind[] | undefined;
  status?: Status[] | undefined;
  actor?: string | undefined;
  target?: string | undefined;
  item?: string | undefined;
  place?: string | undefined;
  attribution?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
  articles?: number | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  limit?: number | undefined;
  json?: true | undefined;
}

/** Events on a screen where no limit is given: more than that is no longer read. */
const SCREEN_LIMIT = 50;

/** `tally events`: what claims of all articles are about, as a list or as JSON. */
export async function eventsCommand(context: Context, options: EventsOptions): Promise<void> {
  const { document, kind, status, actor, target, item, place, attribution, from, to, text, articles } = options;
  const asked = { document, kind, status, actor, target, item, place, attribution, from, to, text, articles };
  const filter: EventFilter = withoutUndefined(asked);
  const { words, surface } = context;
  await withLedger(
    context,
    options,
    async (ledger) => {
      const tools = { ledger, textOf: phraseWriter(words) };
      const screen = options.limit ?? SCREEN_LIMIT;
      const limit = options.json ? options.limit : screen + 1;
      const events = eachEvent(tools, filter, options.sort, limit);
      if (options.json) {
        let before = '[\n';
        for await (const event of events) {
          await surface.out.write(`${before}${JSON.stringify(event)}`);
          before = ',\n';
        }
        await surface.out.write(before === '[\n' ? '[]\n' : '\n]\n');
        return;
      }
      let shown = 0;
      for await (const event of events) {
        if (shown === screen) {
          await surface.err.write(`${words.t('cli.limited', { n: screen })}\n`);
          break;
        }
        await surface.out.write(blockOf(context, event, shown > 0));
        shown++;
      }
      if (shown === 0) await surface.out.write(`${words.t('cli.noEvents')}\n`);
    },
    { search: true },
  );
}

/** An event in a list: its title, how often it was told, and its figures in the order of their days. */
function blockOf(context: Context, event: EventRow, gap: boolean): string {
  const page = newPage(context);
  const { words, style } = page;
  page.put(`${event.id}  ${event.title}`, { hang: 2, style: style.title });
  const { contradictions } = event.counts;
  const counts = words.t('event.counts', event.counts);
  page.put(counts, { indent: 2, hang: 2, style: style.faint });
  const figures = [...new Set(event.values.map((value) => figureOf(value, words)))];
  if (figures.length > 0) page.put(figures.slice(0, MOST_FIGURES).join(' · '), { indent: 2, hang: 2 });
  if (contradictions > 0)
    page.put(`! ${words.t('event.contradictions', { n: contradictions }).replace(/[:：]$/u, '')}`, {
      indent: 2,
      style: style.warn,
    });
  return `${gap ? '\n' : ''}${page.text}`;
}

/** Figures on one line of a list; the event's own page has them all. */
const MOST_FIGURES = 8;
