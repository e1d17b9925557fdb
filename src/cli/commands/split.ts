import { splitEvent } from '../../app/events/events.ts';
import { openLedger } from '../../app/ledger.ts';
import { type Context, pathOfLedger } from '../context.ts';
import type { DecideOptions } from './merge.ts';

/** `tally split EVENT CLAIM…`: takes claims out of an event, as a decision. */
export async function splitCommand(
  context: Context,
  event: string,
  claims: readonly string[],
  options: DecideOptions,
): Promise<void> {
  const { surface, words } = context;
  const { fold, eventRules = null } = await surface.openEngine();
  const ledger = await openLedger({ path: pathOfLedger(context, options), mode: 'write', fold, eventRules });
  try {
    const by = { at: surface.clock().toISOString(), author: options.author ?? surface.user, reason: options.reason };
    const { id } = await splitEvent(ledger, event, claims, by);
    const made = await ledger.events.get(claims[0]!);
    await surface.out.write(`${words.t('cli.splitOff', { event: made?.id ?? event, id })}\n`);
  } finally {
    await ledger.close();
  }
}
