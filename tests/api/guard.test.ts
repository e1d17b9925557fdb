import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/api/server.ts';
import { codeOf, openTestApi, type TestApi } from './support.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.ledger.close());

describe('what other sites may send', () => {
  it('refuses a name that is bound to this address', async () => {
    const response = await api.get('/api/status', { host: 'desk.example' });
    expect(response.status).toBe(421);
    expect(await codeOf(response)).toBe('HOST_FOREIGN');
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin to speak of', { origin: 'null' }],
    ['a fetch from another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('refuses %s', async (_, headers) => {
    const response = await api.post('/api/decisions', { kind: 'undo', decision: 1 }, headers);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('ORIGIN_FOREIGN');
  });

  it('takes writing only as JSON, which no form can send', async () => {
    const response = await api.post('/api/decisions', 'kind=undo', { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    const broken = await api.post('/api/decisions', '{"kind":');
    expect(await codeOf(broken)).toBe('BODY_NOT_JSON');
  });

  it('bounds what is sent', async () => {
    const response = await api.post('/api/decisions', { kind: 'accept', subjects: ['x'.repeat(1024 * 1024 + 1)] });
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('BODY_TOO_LARGE');
  });

  it('allows the page nothing but its own files', async () => {
    const policy = (await api.get('/api/status')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('answers', () => {
  it('are not sent again while the ledger stays as it is', async () => {
    const first = await api.get('/api/documents');
    const tag = first.headers.get('etag')!;
    expect((await api.get('/api/documents', { 'if-none-match': tag })).status).toBe(304);
    const id = `${api.document}.c1`;
    await api.post('/api/decisions', { kind: 'accept', subjects: [id] });
    expect((await api.get('/api/documents', { 'if-none-match': tag })).status).toBe(200);
  });

  it('have one body for errors', async () => {
    for (const path of ['/api/nothing', '/api/documents/d000', '/api/claims/d000.c1', '/api/claims?limit=0']) {
      const body = (await (await api.get(path)).json()) as { error: { code: string; message: string } };
      expect(Object.keys(body)).toEqual(['error']);
      expect(Object.keys(body.error).sort()).toEqual(['code', 'message']);
    }
  });

  it('go on from a cursor until the end, each claim once', async () => {
    const ids: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${next}`;
      const page = await api.get(`/api/claims?limit=2&order=quantity&descending=true${cursor}`);
      const body = (await page.json()) as { items: { id: string }[]; next: string | null };
      ids.push(...body.items.map(({ id }) => id));
      next = body.next;
    } while (next !== null);
    const all = (await (await api.get('/api/claims')).json()) as { items: { id: string }[] };
    expect(ids.toSorted()).toEqual(all.items.map(({ id }) => id).toSorted());
    expect(await codeOf(await api.get('/api/claims?cursor=nonsense'))).toBe('CURSOR_UNREADABLE');
  });
});

describe('tally serve', () => {
  it('serves on this machine alone', async () => {
    const desk = {} as Parameters<typeof startServer>[0];
    const options = { port: 0, folder: '.', log: () => undefined };
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.org'])
      await expect(startServer(desk, { ...options, host })).rejects.toMatchObject({ code: 'SERVE_NOT_LOOPBACK' });
  });
});
