import type { MessagePort } from 'node:worker_threads';
import { TallyError } from '../kernel/errors.ts';
import { answerLine, type ExtractOptions } from './answer-line.ts';
import type { OpenedEngine } from './knowledge.ts';

/** What a worker says: ready, unable to start, or the answer to the line it was given. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly cannotStart: { readonly code: string; readonly message: string } }
  | { readonly bytes: Uint8Array; readonly ok: boolean };

/** Opens an engine and answers the lines that come through the port, one at a time. */
export async function serveLines(
  port: MessagePort,
  options: ExtractOptions,
  openEngine: () => Promise<Pick<OpenedEngine, 'engine'>>,
): Promise<void> {
  const say = (message: FromWorker, transfer: ArrayBuffer[] = []): void => {
    port.postMessage(message, transfer);
  };
  try {
    const { engine } = await openEngine();
    port.on('message', (line: Uint8Array) => {
      const { bytes, ok } = answerLine(engine, line, options);
      say({ bytes, ok });
    });
    say({ ready: true });
  } catch (error) {
    const code = error instanceof TallyError ? error.code : 'INTERNAL';
    say({ cannotStart: { code, message: error instanceof Error ? error.message : String(error) } });
  }
}
