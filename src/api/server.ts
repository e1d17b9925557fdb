import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import type { Desk } from '../app/serve.ts';
import { TallyError } from '../kernel/errors.ts';
import { createApi } from './app.ts';
import { serveFiles } from './files.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export interface ServeOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The folder of the desk's pages. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the API and the desk. Rejects with TallyError SERVE_NOT_LOOPBACK for an address that others can reach, since
 * there are no accounts; SERVE_PORT_TAKEN, SERVE_CANNOT_START.
 */
export async function startServer(desk: Desk, { host, port, folder, log }: ServeOptions): Promise<RunningServer> {
  if (!LOOPBACK.has(host))
    throw new TallyError(
      'SERVE_NOT_LOOPBACK',
      `${host} can be reached from other machines, and there are no accounts to ask who they are. Serve on 127.0.0.1.`,
    );
  const app = createApi(desk, log);
  serveFiles(app, folder);
  const server = await listening(app.fetch, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        // Lines of events stay open for as long as a page does.
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function listening(fetch: Parameters<typeof serve>[0]['fetch'], hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => {
      resolve(server);
    });
    server.on('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new TallyError('SERVE_PORT_TAKEN', `Port ${port} is taken. Choose another with --port.`, { cause })
          : new TallyError('SERVE_CANNOT_START', `The server cannot start on ${hostname}:${port} (${cause.message}).`, {
              cause,
            }),
      );
    });
  });
}
