import type { Capture, Fetcher, FetchRequest } from '../fetch/types.ts';
import type { Robots } from '../fetch/robots.ts';

/** Fetches an address as a polite guest. Rejects as Fetcher.fetch does, and with FETCH_ROBOTS. */
export type Visit = (url: string, request?: FetchRequest) => Promise<Capture>;

export interface VisitTools {
  readonly fetcher: Fetcher;
  readonly robots: Robots;
  readonly clock: () => Date;
  /** Resolves after so many milliseconds, or at once when the signal is given. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** The least time between two requests to a host, in milliseconds; a host's robots.txt may ask for more. */
  readonly delay: number;
}

/** Hosts whose last visit is remembered. */
const HOSTS = 10_000;

/** Makes a visitor that asks a host's robots.txt first and leaves it time between two requests. */
export function createVisit(tools: VisitTools): Visit {
  const { fetcher, robots, clock, sleep, delay } = tools;
  /** When the next visit to a host may begin. */
  const free = new Map<string, number>();
  return async (url, request = {}) => {
    const rule = await robots.ensure(url);
    const { host } = new URL(url);
    const gap = Math.max(delay, (rule.crawlDelay ?? 0) * 1000);
    const now = clock().getTime();
    const start = Math.max(now, free.get(host) ?? 0);
    // Taken at once, so that another visit to the host queues behind this one.
    free.delete(host);
    free.set(host, start + gap);
    if (free.size > HOSTS) free.delete(free.keys().next().value!);
    if (start > now) await sleep(start - now, request.signal);
    return fetcher.fetch(url, request);
  };
}

/** Waits; ends at once when the signal is given. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
