import type { MiddlewareHandler } from 'hono';
import { TallyError } from '../kernel/errors.ts';

/** Names under which this machine calls itself; any other name in `Host` is a foreign one bound to this address. */
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Nothing but our own files, no inline script or style, no frame around us. Pictures are drawn here and saved as blobs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Refuses what another site may have a browser send: a foreign `Host` (DNS rebinding), a foreign `Origin`, and writing
 * without a JSON body, which no form can send. Throws TallyError HOST_FOREIGN, ORIGIN_FOREIGN, BODY_NOT_JSON.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!OWN_NAMES.has(host.replace(/:\d+$/, '')))
    throw new TallyError('HOST_FOREIGN', `This server answers to localhost alone, not to "${host}".`);
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`)
    throw new TallyError('ORIGIN_FOREIGN', `A page of ${origin} may not use this server.`);
  const site = context.req.header('sec-fetch-site');
  const mode = context.req.header('sec-fetch-mode');
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && mode !== 'navigate')
    throw new TallyError('ORIGIN_FOREIGN', 'A page of another site may not use this server.');
  if (context.req.method === 'POST' && !/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
    throw new TallyError('BODY_NOT_JSON', 'Send JSON, with the content type application/json.');
  await next();
  const { headers } = context.res;
  headers.set('content-security-policy', POLICY);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
};
