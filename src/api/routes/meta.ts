import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { interfaceOf } from '../../app/serve.ts';
import { readForDesk } from '../../app/serve-read.ts';
import { countsSchema } from '../../contract/desk.ts';
import { readingInputSchema } from '../../contract/schema.ts';
import { TallyError } from '../../kernel/errors.ts';
import { route } from '../route.ts';

/** How often the ledger is asked whether somebody wrote to it, and how often a silent line is kept awake. */
const LOOK_MS = 1000;
const AWAKE_EVERY = 20;

const count = z.int().nonnegative();
const progressSchema = z
  .strictObject({
    stage: z.enum(['received', 'preparing', 'reading', 'kept']),
    bytes: count,
    document: z.string().nullable(),
    claims: count.nullable(),
    checks: count.nullable(),
    repairs: count.nullable(),
    known: z.boolean().nullable(),
  })
  .openapi('ReadProgress');

export const metaRoutes = [
  route({
    method: 'get',
    path: '/status',
    tag: 'Desk',
    summary: 'What the ledger holds, and who decides here',
    response: z.strictObject({
      version: z.string(),
      ledger: z.string(),
      user: z.string(),
      counts: countsSchema,
    }),
    handle: async ({ desk: { ledger, version, user } }) => ({
      version,
      ledger: ledger.location,
      user,
      counts: await ledger.desk.counts(),
    }),
  }),
  route({
    method: 'get',
    path: '/interface/{language}',
    tag: 'Desk',
    summary: 'The words of the interface and the names of things in one language',
    params: z.object({ language: z.enum(['en', 'zh-Hans', 'zh-Hant']) }),
    response: z.strictObject({
      language: z.enum(['en', 'zh-Hans', 'zh-Hant']),
      words: z.record(z.string(), z.string()),
      names: z.record(z.string(), z.string()),
    }),
    handle: async ({ params, desk }) => {
      const { language, words, names } = await interfaceOf(desk, params.language);
      return { language, words: { ...words }, names: { ...(names as Record<string, string>) } };
    },
  }),
  route({
    method: 'post',
    path: '/read',
    tag: 'Documents',
    summary: 'Read an article into the ledger',
    description:
      'Exactly one of `text`, `html` and `base64`. Asked with `Accept: text/event-stream`, it tells each stage as an ' +
      'event of that name and ends with `kept` or `failed`; else it answers when the article is kept.',
    stream: true,
    body: readingInputSchema.omit({ id: true, bytes: true }).extend({
      base64: z.string().nullable().exactOptional(),
      name: z.string().max(1000).nullable().exactOptional(),
    }),
    response: progressSchema,
    handle: async ({ body, desk, context }) => {
      if (!(context.req.header('accept') ?? '').includes('text/event-stream'))
        return readForDesk(desk, body, () => undefined);
      return streamSSE(context, async (stream) => {
        try {
          await readForDesk(desk, body, async (progress) => {
            await stream.writeSSE({ event: progress.stage, data: JSON.stringify(progress) });
            // Reading holds the thread; what was said must leave before it begins.
            await stream.sleep(0);
          });
        } catch (error) {
          const code = error instanceof TallyError ? error.code : 'INTERNAL';
          const message = error instanceof Error ? error.message : String(error);
          await stream.writeSSE({ event: 'failed', data: JSON.stringify({ error: { code, message } }) });
        }
      });
    },
  }),
  route({
    method: 'get',
    path: '/changes',
    tag: 'Desk',
    summary: 'Server-sent events: one whenever something is written to the ledger',
    stream: true,
    response: z.strictObject({ version: z.string() }),
    handle: async ({ desk, context }) => {
      let version = await desk.ledger.desk.version();
      if (!(context.req.header('accept') ?? '').includes('text/event-stream')) return { version };
      return streamSSE(context, async (stream) => {
        await stream.writeSSE({ event: 'version', data: JSON.stringify({ version }) });
        // The reader goes away while this sleeps, so it is asked anew each time.
        const gone = (): boolean => stream.aborted;
        for (let turn = 1; !gone(); turn++) {
          await stream.sleep(LOOK_MS);
          if (gone()) return;
          const now = await desk.ledger.desk.version();
          if (now !== version) await stream.writeSSE({ event: 'version', data: JSON.stringify({ version: now }) });
          else if (turn % AWAKE_EVERY === 0) await stream.write(': awake\n\n');
          version = now;
        }
      });
    },
  }),
];
