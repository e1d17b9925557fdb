import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Desk } from '../app/serve.ts';

export const errorBodySchema = z
  .strictObject({
    error: z.strictObject({
      /** Stable; docs/errors.md explains every one. */
      code: z.string(),
      message: z.string(),
    }),
  })
  .openapi('Error');

/**
 * A schema of the contract under its name in the description. It is made anew, since those that were made before
 * zod learned to describe itself cannot carry a name; which comes first depends on the bundle.
 */
export function named<T extends z.ZodType>(name: string, schema: T): T {
  return schema.clone().openapi(name);
}

interface Parts<Q extends z.ZodObject, P extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/claims/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: Q;
  readonly params?: P;
  readonly body?: B;
  readonly response: R;
  /** Whether the answer may come as server-sent events too. */
  readonly stream?: boolean;
  readonly handle: (asked: {
    query: z.infer<Q>;
    params: z.infer<P>;
    body: z.infer<B>;
    desk: Desk;
    context: Context;
  }) => Promise<z.input<R> | Response>;
}

/** A route of the API: documented and checked by the same schemas. */
export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly response: z.ZodType;
  register(app: OpenAPIHono, desk: Desk): void;
}

const JSON_TYPE = 'application/json';

export function route<
  Q extends z.ZodObject = z.ZodObject,
  P extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
>(parts: Parts<Q, P, B, R>): Route {
  const { method, path, tag, summary, description, query, params, body, response, stream, handle } = parts;
  return {
    method,
    path,
    response,
    register(app, desk) {
      const described = createRoute({
        method,
        path,
        tags: [tag],
        summary,
        ...(description === undefined ? {} : { description }),
        request: {
          ...(query ? { query: query.strict() } : {}),
          ...(params ? { params } : {}),
          ...(body ? { body: { required: true, content: { [JSON_TYPE]: { schema: body } } } } : {}),
        },
        responses: {
          200: {
            description: summary,
            content: {
              [JSON_TYPE]: { schema: response },
              ...(stream ? { 'text/event-stream': { schema: z.string() } } : {}),
            },
          },
          default: {
            description: 'What went wrong, with a stable code.',
            content: { [JSON_TYPE]: { schema: errorBodySchema } },
          },
        },
      });
      app.openapi(described, (async (context: Context) => {
        const valid = (part: 'query' | 'param' | 'json'): unknown => context.req.valid(part as never);
        const answer = await handle({
          query: (query ? valid('query') : {}) as z.infer<Q>,
          params: (params ? valid('param') : {}) as z.infer<P>,
          body: (body ? valid('json') : undefined) as z.infer<B>,
          desk,
          context,
        });
        return answer instanceof Response ? answer : context.json(answer as object, 200);
      }) as never);
    },
  };
}

/** A list in a query: `kind=transfer,attack`. */
export function listIn<T extends string>(allowed: readonly [T, ...T[]] | readonly T[]) {
  return z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(allowed as [T, ...T[]])))
    .openapi({ type: 'string', description: `One or more of ${allowed.join(', ')}, set apart by commas.` });
}

/** How many a page holds. */
export const limitIn = (usual: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .openapi({ type: 'integer', minimum: 1, maximum: most, default: usual });

export const cursorIn = z.string().max(500).exactOptional().openapi({ description: '`next` of the page before.' });

export const words = z.string().max(500).exactOptional();

export const pageOf = <T extends z.ZodType>(items: T) =>
  z.strictObject({ items: z.array(items), next: z.string().nullable() });
