import { type Hook, OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Desk } from '../app/serve.ts';
import { TallyError } from '../kernel/errors.ts';
import { errorResponse } from './errors.ts';
import { guard } from './guard.ts';
import { unchanged } from './unchanged.ts';
import type { Route } from './route.ts';
import { claimRoutes } from './routes/claims.ts';
import { documentRoutes } from './routes/documents.ts';
import { eventRoutes } from './routes/events.ts';
import { metaRoutes } from './routes/meta.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { reviewRoutes } from './routes/review.ts';

/** Every route of the API, in the order of its documentation. */
export const ROUTES: readonly Route[] = [
  ...metaRoutes,
  ...documentRoutes,
  ...claimRoutes,
  ...reviewRoutes,
  ...eventRoutes,
  ...pictureRoutes,
];

/** An article of 64 MB is 86 MB in base64. */
const MAX_ARTICLE = 90 * 1024 * 1024;
const MAX_BODY = 1024 * 1024;

/** What no schema lets through, said in the one error body. */
const refuse: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return;
  const [issue] = result.error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  throw new TallyError('REQUEST_INVALID', `${where}${issue?.message ?? 'not what this route takes'}.`);
};

/** The API over one ledger; `log` is told of defects. */
export function createApi(desk: Desk, log: (message: string) => void): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuse });
  app.onError((error, context) => {
    // hono refuses a body that is no JSON by an exception of its own, before any schema sees it.
    if ('status' in error && error.status === 400)
      return errorResponse(context, new TallyError('BODY_NOT_JSON', 'The body is not JSON.'));
    if (!(error instanceof TallyError)) log(error.stack ?? String(error));
    return errorResponse(context, error);
  });
  app.notFound((context) =>
    errorResponse(context, new TallyError('ROUTE_NOT_FOUND', `There is nothing at ${context.req.path}.`)),
  );
  app.use('*', guard);
  const tooLarge = () => {
    throw new TallyError('BODY_TOO_LARGE', 'The body is larger than this route takes.');
  };
  app.use('/api/read', bodyLimit({ maxSize: MAX_ARTICLE, onError: tooLarge }));
  app.use('/api/decisions', bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }));
  app.use('/api/events/*', bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }));
  app.use('/api/sources/*', bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }));
  app.use('/api/*', unchanged(desk));
  const api = new OpenAPIHono({ defaultHook: refuse });
  for (const route of ROUTES) route.register(api, desk);
  app.route('/api', api);
  app.get('/api/openapi.json', (context) => context.json(openApi(app, desk.version)));
  return app;
}

/** The description of the API, in OpenAPI 3.1. */
export function openApi(app: OpenAPIHono, version: string): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tallystick',
      version,
      description:
        'The ledger of what articles claim. Every error has the same body with a stable code (docs/errors.md).',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
