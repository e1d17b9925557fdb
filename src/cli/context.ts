import { answeredAsOf, readAsOf } from '../app/as-of.ts';
import type { OpenedEngine } from '../app/knowledge.ts';
import { ledgerPath, openLedger, type Ledger } from '../app/ledger.ts';
import type { AnsweredAsOf } from '../contract/rollups.ts';
import type { Messages } from './messages.ts';
import type { Surface } from './surface.ts';
import { Page } from './text/page.ts';
import { type Style, styleFor } from './text/style.ts';

/** What every command works with. */
export interface Context {
  readonly surface: Surface;
  readonly words: Messages;
  readonly style: Style;
  /** Set by a command that did its work though some of its input failed. */
  exitCode: number;
}

export interface GlobalOptions {
  ledger?: string | undefined;
  lang?: string | undefined;
  asOf?: string | undefined;
  ledgerAsOf?: string | undefined;
}

export function createContext(surface: Surface, words: Messages): Context {
  return { surface, words, style: styleFor(surface.out, surface.env), exitCode: 0 };
}

/** An empty page as wide as the screen. */
export function newPage(context: Context): Page {
  return new Page(context.surface.out.columns, context.style, context.words);
}

/** The ledger's path under the options of this call. */
export function pathOfLedger(context: Context, options: GlobalOptions): string {
  return ledgerPath(options.ledger, context.surface);
}

/** The state of the ledger that this call asks for. Throws TallyError DATE_UNREADABLE. */
export function asOfCall({ asOf, ledgerAsOf }: GlobalOptions): AnsweredAsOf {
  return answeredAsOf(readAsOf({ day: asOf, ledger: ledgerAsOf }));
}

/**
 * Opens the ledger, as of another time where the call asks for one, lets `work` use it and closes it whatever comes. Only a search by words needs the fold, which comes
 * with the engine's knowledge.
 */
export async function withLedger<T>(
  context: Context,
  options: GlobalOptions,
  work: (ledger: Ledger, opened: OpenedEngine | null) => Promise<T>,
  { search = false }: { search?: boolean } = {},
): Promise<T> {
  const asOf = readAsOf({ day: options.asOf, ledger: options.ledgerAsOf });
  const opened = search ? await context.surface.openEngine() : null;
  const { fold = (text: string) => text, eventRules = null } = opened ?? {};
  const ledger = await openLedger({
    path: pathOfLedger(context, options),
    mode: 'read',
    fold,
    eventRules,
    ...(asOf ? { asOf } : {}),
  });
  try {
    return await work(ledger, opened);
  } finally {
    await ledger.close();
  }
}
