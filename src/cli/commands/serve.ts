import { join } from 'node:path';
import { openLedger } from '../../app/ledger.ts';
import { packageRoot } from '../../app/package-root.ts';
import type { OpenedEngine } from '../../app/knowledge.ts';
import { type Context, type GlobalOptions, pathOfLedger } from '../context.ts';

export interface ServeCommandOptions extends GlobalOptions {
  host: string;
  port: number;
}

/** `tally serve`: the desk and its API on the ledger, until the process is told to end. */
export async function serveCommand(context: Context, options: ServeCommandOptions): Promise<void> {
  const { surface, words } = context;
  const { startServer } = await import('../../api/server.ts');
  // Search in either script needs the fold, which comes with the knowledge; the engine is there once it is opened.
  const opened: OpenedEngine = await surface.openEngine();
  const path = pathOfLedger(context, options);
  const ledger = await openLedger({ path, mode: 'write', fold: opened.fold, eventRules: opened.eventRules ?? null });
  try {
    const server = await startServer(
      {
        ledger,
        engine: () => Promise.resolve(opened),
        names: surface.openNames,
        clock: surface.clock,
        user: surface.user,
        version: surface.version,
      },
      {
        host: options.host,
        port: options.port,
        folder: join(packageRoot(), 'dist', 'web'),
        log: (message) => void surface.err.write(`${message}\n`),
      },
    );
    await surface.out.write(`${words.t('cli.serve.ready', { url: server.url, path })}\n`);
    await surface.ended();
    await server.close();
  } finally {
    await ledger.close();
  }
}
