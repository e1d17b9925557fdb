import { posix, win32 } from 'node:path';
import type { Fold } from '../knowledge/folding.ts';
import type { EventRules } from '../ledger/events/rules.ts';
import type { AsOf, Ledger } from '../ledger/port.ts';

export type * from '../ledger/port.ts';

/** What of the surroundings decides where a ledger stands. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/** The ledger's file: the path given, else TALLYSTICK_LEDGER, else the user's data folder as the system has it. */
export function ledgerPath(given: string | undefined, { env, platform, home }: Surroundings): string {
  if (given !== undefined && given !== '') return given;
  const named = env['TALLYSTICK_LEDGER'];
  if (named) return named;
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'];
    return win32.join(local ? local : win32.join(home, 'AppData', 'Local'), 'Tallystick', 'ledger.sqlite');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Tallystick', 'ledger.sqlite');
  const data = env['XDG_DATA_HOME'];
  // The XDG specification has relative paths ignored.
  const base = data?.startsWith('/') ? data : posix.join(home, '.local', 'share');
  return posix.join(base, 'tallystick', 'ledger.sqlite');
}

/** Opens the ledger at a path; the database is imported late. Rejects with TallyError `LEDGER_…`. */
export async function openLedger(options: {
  path: string;
  mode: 'read' | 'write';
  fold: Fold;
  maxBytes?: number;
  asOf?: AsOf;
  /** Comes with the engine's knowledge; a ledger that is only looked at needs none. */
  eventRules?: EventRules | null;
}): Promise<Ledger> {
  const { openSqliteLedger } = await import('../ledger/sqlite/ledger.ts');
  return openSqliteLedger(options);
}
