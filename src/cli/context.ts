import { ledgerPath, openLedger, type Ledger } from '../app/ledger.ts';
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

/**
 * Opens the ledger, lets `work` use it and closes it whatever comes. Only a search by words and
 * what is written need the fold, which comes with the engine's knowledge.
 */
export async function withLedger<T>(
  context: Context,
  options: GlobalOptions,
  work: (ledger: Ledger) => Promise<T>,
  { search = false, write = false }: { search?: boolean; write?: boolean } = {},
): Promise<T> {
  const opened = search || write ? await context.surface.openEngine() : null;
  const { fold = (text: string) => text, eventRules = null } = opened ?? {};
  const mode = write ? 'write' : 'read';
  const ledger = await openLedger({ path: pathOfLedger(context, options), mode, fold, eventRules });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
