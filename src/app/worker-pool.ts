import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { TallyError } from '../kernel/errors.ts';
import { type Answer, type ExtractOptions, failed } from './answer-line.ts';
import { packageRoot } from './package-root.ts';
import type { FromWorker } from './worker-serve.ts';

interface Job {
  readonly line: Uint8Array;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface WorkerPool {
  /** Answers a line in the next free thread; the line's memory moves there. Rejects if threads cannot start. */
  answer(line: Uint8Array): Promise<Answer>;
  close(): Promise<void>;
}

/** Where the built worker stands; `import.meta.url` will not do, since bundling moves this file. */
const builtWorker = (): URL => pathToFileURL(join(packageRoot(), 'dist', 'app', 'worker.mjs'));

/**
 * Threads that answer lines. A thread that dies (out of memory) fails the line it had and is replaced, so that one
 * line never takes the others with it.
 */
export function createWorkerPool(
  size: number,
  options: ExtractOptions,
  url: URL = builtWorker(),
  workerOptions: WorkerOptions = {},
): WorkerPool {
  const queue: Job[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const current = new Map<Worker, Job>();
  let stopped: TallyError | null = null;
  let closing = false;

  const give = (): void => {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop()!;
      const job = queue.shift()!;
      current.set(worker, job);
      worker.postMessage(job.line, [job.line.buffer as ArrayBuffer]);
    }
  };
  const stop = (error: TallyError): void => {
    stopped = error;
    for (const job of [...current.values(), ...queue.splice(0)]) job.reject(error);
    current.clear();
  };
  const start = (): void => {
    const worker = new Worker(url, { ...workerOptions, workerData: options });
    let isReady = false;
    let lost = '';
    all.add(worker);
    worker.on('message', (message: FromWorker) => {
      if ('cannotStart' in message) {
        stop(new TallyError(message.cannotStart.code, message.cannotStart.message));
        return;
      }
      isReady = true;
      if ('bytes' in message) {
        current.get(worker)?.resolve({ bytes: message.bytes, ok: message.ok });
        current.delete(worker);
      }
      idle.push(worker);
      give();
    });
    worker.on('error', (error) => {
      lost = error.message;
    });
    worker.on('exit', () => {
      all.delete(worker);
      if (closing || stopped) return;
      if (!isReady) {
        stop(new TallyError('WORKER_CANNOT_START', `A reading thread did not start: ${lost}`));
        return;
      }
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      const job = current.get(worker);
      current.delete(worker);
      job?.resolve(failed(null, 'WORKER_LOST', `The thread that read this line ended: ${lost}`));
      start();
    });
  };
  for (let i = 0; i < size; i++) start();

  return {
    answer(line) {
      if (stopped) return Promise.reject(stopped);
      return new Promise((resolve, reject) => {
        queue.push({ line, resolve, reject });
        give();
      });
    },
    async close() {
      closing = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
