import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, ROUTES } from '../../src/api/app.ts';
import { openTestApi, type TestApi } from './support.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.ledger.close());

/** One request for each route: its address with what it takes, and a body where it takes one. */
const asked = (document: string): Readonly<Record<string, { path: string; body?: unknown }>> => ({
  'get /status': { path: '/status' },
  'get /interface/{language}': { path: '/interface/zh-Hant' },
  'get /changes': { path: '/changes' },
  'post /read': { path: '/read', body: { text: '金正恩9月5日在平壤會見俄羅斯代表團。', publisher: '四方' } },
  'get /documents': { path: '/documents?limit=1' },
  'get /documents/{id}': { path: `/documents/${document}` },
  'get /documents/{id}/original': { path: `/documents/${document}/original` },
  'get /checks': { path: '/checks?severity=warning&limit=1' },
  'get /checks/counts': { path: '/checks/counts' },
  'get /runs': { path: '/runs' },
  'get /claims': { path: '/claims?kind=meeting,deployment&order=time&descending=true&limit=1' },
  'get /claims/facets': { path: '/claims/facets?party=PRK&from=2024' },
  'get /claims/{id}': { path: `/claims/${document}.c1` },
  'get /places': { path: '/places' },
  'get /pairs': { path: '/pairs' },
  'get /decisions': { path: '/decisions' },
  'post /decisions': { path: '/decisions', body: { kind: 'accept', subjects: [`${document}.c1`] } },
  'get /sources': { path: '/sources' },
  'get /sources/history': { path: `/sources/history?publisher=${encodeURIComponent('某自媒體')}` },
  'post /sources/grade': {
    path: '/sources/grade',
    body: { publisher: '某自媒體', reliability: 'D', reason: '沒有編輯' },
  },
  'get /entities': { path: `/entities?text=${encodeURIComponent('朝鲜')}` },
  'get /events': { path: '/events?sort=recent&language=zh-Hans' },
  'get /events/{id}': { path: `/events/${document}.c1?explain=true` },
  'post /events/merge': {
    path: '/events/merge',
    body: { ids: [`${document}.c1`, `${document}.c2`], reason: 'one matter' },
  },
  'post /events/split': { path: '/events/split', body: { id: `${document}.c1`, claims: [`${document}.c1`] } },
  'get /series': { path: '/series?kind=deployment&by=year' },
  'get /flows': { path: '/flows' },
  'get /timeline': { path: '/timeline?lanes=status' },
});

describe('every route', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'answers as it is documented: %s',
    async (name, route) => {
      const request = asked(api.document)[name];
      expect(request, 'a request for it in this test').toBeDefined();
      const path = `/api${request!.path}`;
      const response = route.method === 'get' ? await api.get(path) : await api.post(path, request!.body);
      const body: unknown = await response.json();
      expect(response.status, JSON.stringify(body)).toBe(200);
      expect(route.response.safeParse(body).error?.issues ?? []).toEqual([]);
      expect(api.defects).toEqual([]);
    },
  );

  it('stands in the description, and nothing else does', () => {
    const described = openApi(api.app, '1') as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(described.openapi).toBe('3.1.0');
    const named = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const served = api.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(served)].sort()).toEqual(named.sort());
  });

  it('refuses parameters that it does not know', async () => {
    const response = await api.get('/api/claims?knid=attack');
    expect(response.status).toBe(400);
  });
});
