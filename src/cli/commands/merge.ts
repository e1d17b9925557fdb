import { mergeEvents } from '../../app/events/events.ts';
import { openLedger } from '../../app/ledger.ts';
import { type Context, type GlobalOptions, pathOfLedger } from '../context.ts';

export interface DecideOptions extends GlobalOptions {
  reason: string;
  author?: string | undefined;
}

/** `tally merge EVENT EVENT…`: makes events one, as a decision. */
export async function mergeCommand(context: Context, ids: readonly string[], options: DecideOptions): Promise<void> {
  const { surface, words } = context;
  const { fold, eventRules = null } = await surface.openEngine();
  const ledger = await openLedger({ path: pathOfLedger(context, options), mode: 'write', fold, eventRules });
  try {
    const by = { at: surface.clock().toISOString(), author: options.author ?? surface.user, reason: options.reason };
    const { id, subject } = await mergeEvents(ledger, ids, by);
    await surface.out.write(`${words.t('cli.merged', { event: subject.slice('event:'.length), id })}\n`);
  } finally {
    await ledger.close();
  }
}
