import type { Fetcher } from '../app/fetch/types.ts';
import type { Visit } from '../app/watch/visit.ts';
import type { Context } from './context.ts';

/** What fetches for a command. */
export interface Fetching {
  /** Fetches what a person named, at once. */
  readonly fetch: Visit;
  /** Fetches what nobody named: asks robots.txt and leaves hosts their time. */
  readonly visit: Visit;
  close(): Promise<void>;
}

/** Milliseconds between two requests to a host. */
export const DELAY = 2000;

/** Makes what fetches, when it is first needed: libraries for it are loaded then. */
export function createFetching({ surface }: Context, allowHosts: readonly string[], delay: number = DELAY): Fetching {
  const { clock, version } = surface;
  let made: Promise<{ fetcher: Fetcher; visit: Visit }> | null = null;
  const make = async (): Promise<{ fetcher: Fetcher; visit: Visit }> => {
    const [{ createFetcher }, { createRobots }, { createVisit, sleep }] = await Promise.all([
      import('../app/fetch/fetcher.ts'),
      import('../app/fetch/robots.ts'),
      import('../app/watch/visit.ts'),
    ]);
    const fetcher = createFetcher({ clock, userAgent: `tallystick/${version}`, allowHosts });
    const robots = createRobots({ fetcher, agent: 'tallystick', clock });
    return { fetcher, visit: createVisit({ fetcher, robots, clock: () => new Date(), sleep, delay }) };
  };
  const get = (): ReturnType<typeof make> => (made ??= make());
  return {
    fetch: async (url, request) => (await get()).fetcher.fetch(url, request),
    visit: async (url, request) => (await get()).visit(url, request),
    close: async () => {
      if (made) await (await made).fetcher.close();
    },
  };
}

/** How the ledger names this program. */
export function toolName({ surface }: Context): string {
  return `tallystick ${surface.version}`;
}
