import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../package-root.ts';

export interface ThreadRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}
export interface ThreadPage {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly runs: readonly ThreadRun[];
}
export interface ThreadDone {
  readonly numPages: number;
  readonly tooManyRuns: boolean;
  readonly title: string | null;
  readonly author: string | null;
  readonly created: string | null;
}
/** What thread.mjs sends. */
export type FromThread = { page: ThreadPage } | { done: ThreadDone } | { failed: { name: string; message: string } };

/** What a thread may hold in memory, in MB. */
export const THREAD_MEMORY = 1024;

/** A thread that has nothing to do: to start one takes a third of a second, so the last is kept. It keeps no process alive. */
let idle: Worker | null = null;

/** The thread beside this file, or where the build puts it, since bundling moves this file. */
function threadUrl(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./thread.mjs', import.meta.url);
  return pathToFileURL(join(packageRoot(), 'dist', 'app', 'pdf-thread.mjs'));
}

/** A thread that is free; nobody else has it until it is given back. */
export function takeThread(): Worker {
  const thread =
    idle ?? new Worker(threadUrl(), { resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY }, execArgv: [] });
  idle = null;
  thread.ref();
  return thread;
}

/** Gives a thread back that is sound; one that failed is to be ended instead. */
export async function giveBack(thread: Worker): Promise<void> {
  // Not all of them: the thread hears by listeners of its own.
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
  if (idle) {
    await thread.terminate();
    return;
  }
  idle = thread;
  thread.once('exit', () => {
    if (idle === thread) idle = null;
  });
  // One that dies while it has nothing to do is missed by nobody.
  thread.on('error', () => undefined);
  thread.unref();
}
