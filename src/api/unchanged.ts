import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Desk } from '../app/serve.ts';

/**
 * Answers 304 to whoever has what the ledger still says: everything that is read changes only when the ledger is
 * written, so its version and the address make the ETag and no query runs.
 */
export function unchanged({ ledger, version }: Desk): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method !== 'GET' || (context.req.header('accept') ?? '').includes('text/event-stream')) {
      await next();
      return;
    }
    const state = `${version} ${await ledger.desk.version()} ${context.req.url}`;
    const tag = `W/"${createHash('sha256').update(state).digest('base64url').slice(0, 22)}"`;
    if (context.req.header('if-none-match') === tag) {
      context.res = new Response(null, { status: 304, headers: { etag: tag } });
      return;
    }
    await next();
    if (context.res.status !== 200) return;
    context.res.headers.set('etag', tag);
    context.res.headers.set('cache-control', 'private, no-cache');
  };
}
