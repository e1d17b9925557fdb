import { createHash } from 'node:crypto';
import { Agent, request as send, type Dispatcher } from 'undici';
import { TallyError } from '../../kernel/errors.ts';
import { createGuardedConnector } from './guard.ts';
import type { Capture, Fetcher, FetcherOptions, FetchRequest, Header, Redirect } from './types.ts';
import { unpackBody } from './unpack.ts';

const MB = 1024 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Fields that speak for a user or steer the connection; they are never sent. */
const NOT_SENT = new Set([
  'host',
  'cookie',
  'authorization',
  'proxy-authorization',
  'connection',
  'transfer-encoding',
  'content-length',
]);
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** Makes a fetcher. It keeps connections open between fetches until it is closed. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { maxBytes = 64 * MB, maxUnpackedBytes = 64 * MB, timeout = 60_000, maxRedirects = 10 } = options;
  const agent = new Agent({
    connect: createGuardedConnector(options, timeout),
    connections: 6,
    maxHeaderSize: 64 * 1024,
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });

  const fetch = async (requested: string, request: FetchRequest = {}): Promise<Capture> => {
    const expired = AbortSignal.timeout(timeout);
    const signal = request.signal ? AbortSignal.any([expired, request.signal]) : expired;
    const redirects: Redirect[] = [];
    const seen = new Set<string>();
    let url = addressOf(requested);
    for (;;) {
      seen.add(url.href);
      const headers = headersFor(options.userAgent, request, redirects.length === 0);
      let answer: Answer;
      try {
        answer = await ask(agent, url, headers, maxBytes, signal);
      } catch (error) {
        throw request.signal?.aborted
          ? new TallyError('FETCH_STOPPED', `Fetching ${requested} was stopped.`, { cause: error })
          : failure(error, url, expired.aborted, timeout);
      }
      const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
      if (!REDIRECTS.has(answer.status) || location === undefined) return capture(answer, requested, url, redirects);
      redirects.push({ url: url.href, status: answer.status, location });
      url = next(url, location, requested);
      if (redirects.length > maxRedirects)
        throw new TallyError('FETCH_REDIRECTS', `${requested} redirects more than ${maxRedirects} times.`);
      if (seen.has(url.href)) throw new TallyError('FETCH_REDIRECTS', `${requested} redirects in a circle.`);
    }
  };

  const capture = async (
    answer: Answer,
    requested: string,
    url: URL,
    redirects: readonly Redirect[],
  ): Promise<Capture> => {
    const at = options.clock().toISOString();
    const encoding = answer.headers
      .filter(([name]) => name.toLowerCase() === 'content-encoding')
      .map(([, value]) => value);
    const body = await unpackBody(answer.body, encoding.join(','), maxUnpackedBytes);
    const raw = sha256(answer.body);
    return {
      requestedUrl: requested,
      finalUrl: url.href,
      redirects,
      status: answer.status,
      headers: answer.headers,
      body,
      rawBody: answer.body,
      at,
      sha256: raw,
      bodySha256: body === answer.body ? raw : sha256(body),
    };
  };

  return { fetch, close: () => agent.destroy() };
}

async function ask(
  agent: Dispatcher,
  url: URL,
  headers: Record<string, string>,
  max: number,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await send(url, { dispatcher: agent, method: 'GET', headers, signal, responseHeaders: 'raw' });
  const raw = rawHeaders(response.headers);
  // A body that says how large it is need not be begun.
  const length = Number(raw.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    if (length > max) throw tooLarge(url, max);
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > max) throw tooLarge(url, max);
      parts.push(part);
    }
  } finally {
    response.body.destroy();
  }
  return { status: response.statusCode, headers: raw, body: Buffer.concat(parts, size) };
}

/** The library gives raw headers as a flat list of bytes or texts, name after value; its types speak of an object. */
function rawHeaders(headers: unknown): Header[] {
  if (!Array.isArray(headers)) {
    return Object.entries(headers as Record<string, string | string[]>).flatMap(([name, value]) =>
      [value].flat().map((one): Header => [name, one]),
    );
  }
  const flat = (headers as unknown[]).map((item) => (Buffer.isBuffer(item) ? item.toString('latin1') : String(item)));
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, i): Header => [flat[2 * i]!, flat[2 * i + 1]!]);
}

function headersFor(userAgent: string, request: FetchRequest, first: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': 'gzip, deflate, br',
  };
  for (const [name, value] of Object.entries(request.headers ?? {}))
    if (!NOT_SENT.has(name.toLowerCase())) headers[name.toLowerCase()] = value;
  const { etag = null, lastModified = null } = request.validators ?? {};
  if (first && etag !== null) headers['if-none-match'] = etag;
  if (first && lastModified !== null) headers['if-modified-since'] = lastModified;
  return headers;
}

/** An address that is fetched: http or https, without a user's name, without a fragment. Throws TallyError FETCH_URL. */
function addressOf(written: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(written, base);
  } catch (cause) {
    throw new TallyError('FETCH_URL', `${written.slice(0, 200)} is not an address.`, { cause });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TallyError('FETCH_URL', `${url.href.slice(0, 200)} is not fetched: only http and https are.`);
  if (url.username !== '' || url.password !== '')
    throw new TallyError('FETCH_URL', `${url.host} is not fetched with a name or password in its address.`);
  url.hash = '';
  return url;
}

function next(url: URL, location: string, requested: string): URL {
  try {
    // Servers write addresses with bytes of UTF-8, which come as Latin-1.
    return addressOf(Buffer.from(location, 'latin1').toString('utf8'), url);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new TallyError('FETCH_REDIRECTS', `${requested} redirects to where nothing is fetched: ${why}`, { cause });
  }
}

function tooLarge(url: URL, max: number): TallyError {
  return new TallyError('FETCH_TOO_LARGE', `${url.href} is larger than ${Math.round(max / 1024)} kB.`);
}

/** What a failed request means. Errors of our own come through the library as causes. */
function failure(error: unknown, url: URL, expired: boolean, timeout: number): TallyError {
  for (let cause = error, i = 0; cause instanceof Error && i < 5; cause = cause.cause, i++)
    if (cause instanceof TallyError) return cause;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (expired || code.includes('TIMEOUT') || code === 'ETIMEDOUT')
    return new TallyError('FETCH_TIMEOUT', `${url.href} did not answer whole within ${timeout / 1000} seconds.`, {
      cause: error,
    });
  const why = code !== '' ? code : error instanceof Error ? error.message : String(error);
  return new TallyError('FETCH_FAILED', `${url.href} cannot be fetched (${why}).`, { cause: error });
}
