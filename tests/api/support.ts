import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createApi } from '../../src/api/app.ts';
import type { Desk } from '../../src/app/serve.ts';
import type { Ledger } from '../../src/ledger/port.ts';
import { openFakeEngine } from '../support/fake-engine.ts';
import { openEventLedger } from '../support/event-claims.ts';
import { readingOf } from '../support/readings.ts';
import { temporaryFolder } from '../support/surface.ts';

export interface TestApi {
  readonly app: OpenAPIHono;
  readonly ledger: Ledger;
  readonly document: string;
  readonly defects: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const HOST = { host: '127.0.0.1:4711' };

/** The API in this process over a ledger with one sample, read by a fake engine. */
export async function openTestApi(): Promise<TestApi> {
  const ledger = await openEventLedger(join(temporaryFolder(), 'ledger.sqlite'));
  const { documentId } = await ledger.save(readingOf());
  let minutes = 0;
  const desk: Desk = {
    ledger,
    engine: openFakeEngine(),
    names: (language) => Promise.resolve(language === 'en' ? {} : { PRK: '朝鲜' }),
    clock: () => new Date(Date.UTC(2025, 8, 16, 9, minutes++)),
    user: 'tester',
    version: '1.2.3',
  };
  const defects: string[] = [];
  const app = createApi(desk, (message) => defects.push(message));
  return {
    app,
    ledger,
    document: documentId,
    defects,
    get: async (path, headers = {}) => app.request(path, { headers: { ...HOST, ...headers } }),
    post: async (path, body, headers = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { ...HOST, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}
