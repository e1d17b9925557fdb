import { TallyError } from '../../kernel/errors.ts';
import type { Fetcher, FetcherOptions } from './types.ts';

/** Makes a fetcher. It keeps connections open between fetches until it is closed. */
export function createFetcher(options: FetcherOptions): Fetcher {
  return {
    fetch: (url) =>
      Promise.reject(new TallyError('FETCH_FAILED', `${url} cannot be fetched yet (${options.userAgent}).`)),
    close: () => Promise.resolve(),
  };
}
