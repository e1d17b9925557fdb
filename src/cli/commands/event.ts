import { showEvent } from '../../app/events/events.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { phraseWriter } from '../format/phrase.ts';
import { putEvent } from '../report/event.ts';

export interface EventOptions extends GlobalOptions {
  explain?: true | undefined;
  json?: true | undefined;
}

/** `tally event ID`: one event with everything that is known of it. */
export async function eventCommand(context: Context, id: string, options: EventOptions): Promise<void> {
  const { words, surface } = context;
  const event = await withLedger(context, options, (ledger) =>
    showEvent({ ledger, textOf: phraseWriter(words) }, id, options.explain === true),
  );
  if (options.json) {
    await surface.out.write(`${JSON.stringify(event, null, surface.out.isTerminal ? 2 : 0)}\n`);
    return;
  }
  const page = newPage(context);
  putEvent(page, event);
  await surface.out.write(page.text);
}
