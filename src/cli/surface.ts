import { homedir, userInfo } from 'node:os';
import { type Clock } from '../app/read-article.ts';
import type { DisplayNames } from '../app/display-names.ts';
import type { OpenedEngine } from '../app/knowledge.ts';

/** Where words go. */
export interface Output {
  readonly isTerminal: boolean;
  /** Columns of the terminal; null where there is none. */
  readonly columns: number | null;
  /** Resolves when more may be written. Rejects with PipeClosed when nobody reads any more. */
  write(chunk: string | Uint8Array): Promise<void>;
}

/** Everything outside that a command touches, so that tests can put their own in its place. */
export interface Surface {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Output;
  readonly err: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
  readonly user: string;
  readonly version: string;
  readonly clock: Clock;
  readonly openEngine: () => Promise<OpenedEngine>;
  readonly openNames: (language: string) => Promise<DisplayNames>;
  /** Resolves when the process is told to end (Ctrl+C, or a service being stopped). */
  readonly ended: () => Promise<void>;
}

/** The reader of our output went away (`tally claims | head`): no failure, and no reason to go on. */
export class PipeClosed extends Error {}

/** An output over a stream of the process. */
export function streamOutput(stream: NodeJS.WriteStream): Output {
  let broken: Error | null = null;
  const waiting = new Set<(error: Error | null) => void>();
  const wake = (error: Error | null): void => {
    for (const go of waiting) go(error);
    waiting.clear();
  };
  stream.on('error', (error: NodeJS.ErrnoException) => {
    broken = error.code === 'EPIPE' ? new PipeClosed() : error;
    wake(broken);
  });
  stream.on('drain', () => {
    wake(null);
  });
  return {
    // Node leaves isTTY undefined on pipes, whatever its types say.
    isTerminal: (stream as { isTTY?: boolean }).isTTY ?? false,
    columns: stream.isTTY ? stream.columns : null,
    write(chunk) {
      if (broken) return Promise.reject(broken);
      if (stream.write(chunk)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.add((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    },
  };
}

/** The surface of this process. */
export function processSurface(version: string): Surface {
  const { env } = process;
  return {
    stdin: process.stdin,
    out: streamOutput(process.stdout),
    err: streamOutput(process.stderr),
    env,
    platform: process.platform,
    home: homedir(),
    user: env['USER'] ?? env['USERNAME'] ?? userName(),
    version,
    clock: () => new Date(),
    openEngine: async () => (await import('../app/knowledge.ts')).openEngine(),
    openNames: async (language) => (await import('../app/display-names.ts')).openDisplayNames(language),
    ended: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const)
          process.once(signal, () => {
            resolve();
          });
      }),
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers run under numbers that have no name.
    return 'unknown';
  }
}
