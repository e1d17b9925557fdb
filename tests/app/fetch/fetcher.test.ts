import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher } from '../../../src/app/fetch/fetcher.ts';
import type { Fetcher, FetcherOptions, ResolvedAddress } from '../../../src/app/fetch/types.ts';
import { serve, type TestServer } from './server.ts';

const PAGE = '<!doctype html><title>頁</title><p>第一批三十輛裝甲車已運抵。</p>'.repeat(40);
const AT = new Date('2025-09-14T02:00:00Z');

let server: TestServer;
const fetchers: Fetcher[] = [];
const make = (options: Partial<FetcherOptions> = {}): Fetcher => {
  const fetcher = createFetcher({
    clock: () => AT,
    userAgent: 'tallystick-test/1',
    allowHosts: ['127.0.0.1'],
    ...options,
  });
  fetchers.push(fetcher);
  return fetcher;
};

beforeAll(async () => {
  server = await serve((request, response) => {
    const path = request.url ?? '';
    const packed: Record<string, () => Uint8Array> = {
      '/gzip': () => gzipSync(PAGE),
      '/deflate': () => deflateSync(PAGE),
      '/raw-deflate': () => deflateRawSync(PAGE),
      '/br': () => brotliCompressSync(PAGE),
    };
    const pack = packed[path];
    if (pack) {
      response.setHeader('content-encoding', path.replace(/^\/(?:raw-)?/, ''));
      response.end(pack());
    } else if (path === '/bomb') {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(30_000_000)));
    } else if (path === '/twice') {
      response.setHeader('content-encoding', 'gzip, gzip');
      response.end(gzipSync(gzipSync(PAGE)));
    } else if (path === '/not-gzip') {
      response.setHeader('content-encoding', 'gzip');
      response.end(PAGE);
    } else if (path === '/broken-gzip') {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(PAGE).subarray(0, 60));
    } else if (path === '/odd') {
      response.setHeader('content-encoding', 'squeeze');
      response.end(PAGE);
    } else if (path === '/a') {
      response.writeHead(301, { location: '/b' }).end('moved');
    } else if (path === '/b') {
      response.writeHead(302, { location: `${server.origin}/page#part` }).end();
    } else if (path === '/circle') {
      response.writeHead(302, { location: '/circle' }).end();
    } else if (path.startsWith('/deeper')) {
      response.writeHead(302, { location: `/deeper${Number(path.slice(7)) + 1}` }).end();
    } else if (path === '/to-private') {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    } else if (path === '/to-localhost') {
      response.writeHead(302, { location: `http://localhost:${server.port}/page` }).end();
    } else if (path === '/to-decimal') {
      response.writeHead(302, { location: 'http://2130706434/' }).end();
    } else if (path === '/to-file') {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    } else if (path === '/endless') {
      const more = setInterval(() => response.write(Buffer.alloc(100_000, 'x')), 1);
      response.on('close', () => {
        clearInterval(more);
      });
    } else if (path === '/large') {
      response.writeHead(200, { 'content-length': '99999999' });
      response.write('x');
    } else if (path === '/slow') {
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => {
        clearInterval(drip);
      });
    } else if (path === '/silent') {
      response.on('close', () => undefined);
    } else if (path === '/hang-up') {
      response.socket?.destroy();
    } else if (path === '/none') {
      response.writeHead(404).end('nothing here');
    } else if (request.headers['if-none-match'] === '"v1"') {
      response.writeHead(304, { etag: '"v1"' }).end();
    } else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('ETag', '"v1"');
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.end(PAGE);
    }
  });
});
afterAll(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.close()));
  await server.close();
});

describe('createFetcher', () => {
  it('keeps what a server answered, with hashes and the time of the clock', async () => {
    const capture = await make().fetch(`${server.origin}/page`);
    expect(capture).toMatchObject({
      requestedUrl: `${server.origin}/page`,
      finalUrl: `${server.origin}/page`,
      redirects: [],
      status: 200,
      at: '2025-09-14T02:00:00.000Z',
      sha256: createHash('sha256').update(PAGE).digest('hex'),
    });
    expect(Buffer.from(capture.body).toString()).toBe(PAGE);
    expect(capture.headers.filter(([name]) => name === 'Set-Cookie')).toEqual([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);
    expect(server.requests.at(-1)?.headers).toMatchObject({ 'user-agent': 'tallystick-test/1' });
  });

  it.each(['gzip', 'deflate', 'raw-deflate', 'br', 'twice'])('unpacks %s and keeps what was sent', async (path) => {
    const capture = await make().fetch(`${server.origin}/${path}`);
    expect(Buffer.from(capture.body).toString()).toBe(PAGE);
    expect(capture.rawBody.byteLength).toBeLessThan(capture.body.byteLength / 2);
    expect(capture.sha256).toBe(createHash('sha256').update(capture.rawBody).digest('hex'));
    expect(capture.bodySha256).toBe(createHash('sha256').update(PAGE).digest('hex'));
  });

  it('takes a body that only says that it is packed', async () => {
    const capture = await make().fetch(`${server.origin}/not-gzip`);
    expect(Buffer.from(capture.body).toString()).toBe(PAGE);
  });

  it('follows redirects and tells of each', async () => {
    const capture = await make().fetch(`${server.origin}/a`);
    expect(capture.finalUrl).toBe(`${server.origin}/page`);
    expect(capture.redirects).toEqual([
      { url: `${server.origin}/a`, status: 301, location: '/b' },
      { url: `${server.origin}/b`, status: 302, location: `${server.origin}/page#part` },
    ]);
  });

  it('asks whether there is something newer', async () => {
    const capture = await make().fetch(`${server.origin}/page`, { validators: { etag: '"v1"', lastModified: null } });
    expect(capture).toMatchObject({ status: 304 });
    expect(capture.body.byteLength).toBe(0);
  });

  it('gives an error page as what it is, and sends no credentials', async () => {
    const capture = await make().fetch(`${server.origin}/none`, {
      headers: { Cookie: 'a=1', 'Accept-Language': 'zh' },
    });
    expect(capture.status).toBe(404);
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('cookie');
    expect(server.requests.at(-1)?.headers['accept-language']).toBe('zh');
  });

  it.each([
    ['/circle', 'FETCH_REDIRECTS'],
    ['/deeper0', 'FETCH_REDIRECTS'],
    ['/to-file', 'FETCH_REDIRECTS'],
    ['/to-private', 'FETCH_ADDRESS_REFUSED'],
    ['/to-localhost', 'FETCH_ADDRESS_REFUSED'],
    ['/to-decimal', 'FETCH_ADDRESS_REFUSED'],
    ['/endless', 'FETCH_TOO_LARGE'],
    ['/large', 'FETCH_TOO_LARGE'],
    ['/bomb', 'FETCH_TOO_LARGE'],
    ['/broken-gzip', 'FETCH_ENCODING'],
    ['/odd', 'FETCH_ENCODING'],
    ['/hang-up', 'FETCH_FAILED'],
  ])('gives up on %s with %s', async (path, code) => {
    const fetcher = make({ maxBytes: 1_000_000, maxUnpackedBytes: 1_000_000 });
    await expect(fetcher.fetch(server.origin + path)).rejects.toMatchObject({ code });
  });

  it.each(['/slow', '/silent'])('gives up on %s after its time', async (path) => {
    const began = performance.now();
    await expect(make({ timeout: 400 }).fetch(server.origin + path)).rejects.toMatchObject({ code: 'FETCH_TIMEOUT' });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const fetching = make().fetch(`${server.origin}/slow`, { signal: stop.signal });
    setTimeout(() => {
      stop.abort();
    }, 50);
    await expect(fetching).rejects.toMatchObject({ code: 'FETCH_STOPPED' });
  });

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,a',
    'javascript:1',
    'http://a:b@example.org/',
    'nothing',
  ])('does not fetch %s', async (url) => {
    await expect(make().fetch(url)).rejects.toMatchObject({ code: 'FETCH_URL' });
  });
});

describe('the guard of addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0177.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://0.0.0.0/',
  ])('refuses %s', async (url) => {
    await expect(make({ allowHosts: [] }).fetch(url)).rejects.toMatchObject({ code: 'FETCH_ADDRESS_REFUSED' });
  });

  const answers = (...lists: string[][]): { resolve: NonNullable<FetcherOptions['resolve']>; asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      resolve: (name) => {
        const list = lists[Math.min(asked.push(name), lists.length) - 1]!;
        return Promise.resolve(
          list.map((address): ResolvedAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    };
  };

  it('refuses a name that leads to a private address, also beside a public one', async () => {
    for (const list of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1'], ['::ffff:192.168.0.1']]) {
      const fetcher = make({ allowHosts: [], resolve: answers(list).resolve });
      await expect(fetcher.fetch('http://innocent.example/')).rejects.toMatchObject({ code: 'FETCH_ADDRESS_REFUSED' });
    }
  });

  it('connects to the very address that it looked at: a name that answers anew is looked at anew', async () => {
    const { resolve, asked } = answers(['127.0.0.1'], ['127.0.0.1'], ['10.0.0.1']);
    const name = `http://rebinding.example:${server.port}`;
    const allowed = make({ allowHosts: ['rebinding.example'], resolve });
    expect((await allowed.fetch(`${name}/page`)).status).toBe(200);
    const again = make({ allowHosts: [], resolve });
    await expect(again.fetch(`${name}/page`)).rejects.toMatchObject({ code: 'FETCH_ADDRESS_REFUSED' });
    expect(asked).toEqual(['rebinding.example', 'rebinding.example']);
  });

  it('does not let one allowed name open the way to another', async () => {
    const fetcher = make({ allowHosts: ['127.0.0.1'], resolve: answers(['127.0.0.1']).resolve });
    await expect(fetcher.fetch(`http://other.example:${server.port}/page`)).rejects.toMatchObject({
      code: 'FETCH_ADDRESS_REFUSED',
    });
  });

  it('says so where there is no such host', async () => {
    const missing = make({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(missing.fetch('http://nowhere.example/')).rejects.toMatchObject({ code: 'FETCH_NOT_FOUND' });
    const empty = make({ resolve: () => Promise.resolve([]) });
    await expect(empty.fetch('http://nowhere.example/')).rejects.toMatchObject({ code: 'FETCH_NOT_FOUND' });
  });
});
