import { z } from '@hono/zod-openapi';
import { listEvents, mergeEvents, showEvent, splitEvent } from '../../app/events/events.ts';
import { eventTools } from '../../app/serve-events.ts';
import { decisionSchema } from '../../contract/desk.ts';
import { eventPageSchema, eventViewSchema } from '../../contract/events.ts';
import { CLAIM_KINDS, STATUSES } from '../../contract/kinds.ts';
import { cursorIn, limitIn, listIn, named, route, words } from '../route.ts';

const language = z
  .enum(['en', 'zh-Hans', 'zh-Hant'])
  .default('en')
  .openapi({ description: 'The language of titles and reasons.' });
const count = z.coerce.number().int().min(1).max(1000).exactOptional().openapi({ type: 'integer' });
const reason = z.string().max(2000).default('');

export const eventRoutes = [
  route({
    method: 'get',
    path: '/events',
    tag: 'Events',
    summary: 'What claims are about: events with every value that is given of them',
    query: z.object({
      kind: listIn(CLAIM_KINDS).exactOptional(),
      status: listIn(STATUSES).exactOptional(),
      actor: words,
      target: words,
      place: words,
      item: words,
      attribution: words,
      document: words,
      text: words,
      from: words,
      to: words,
      articles: count.openapi({ description: 'Told by at least so many articles.' }),
      sort: z.enum(['told', 'recent']).default('told'),
      language,
      limit: limitIn(40, 500),
      cursor: cursorIn,
    }),
    response: named('EventPage', eventPageSchema),
    handle: async ({ query: { language: chosen, sort, limit, cursor, ...filter }, desk }) =>
      listEvents(await eventTools(desk, chosen), filter, { sort, limit, after: cursor ?? null }),
  }),
  route({
    method: 'get',
    path: '/events/{id}',
    tag: 'Events',
    summary: 'One event, by its id or by that of one of its claims',
    params: z.object({ id: z.string().max(200) }),
    query: z.object({ language, explain: z.stringbool().default(false).openapi({ type: 'boolean', default: false }) }),
    response: named('Event', eventViewSchema),
    handle: async ({ params, query, desk }) =>
      showEvent(await eventTools(desk, query.language), params.id, query.explain),
  }),
  route({
    method: 'post',
    path: '/events/merge',
    tag: 'Events',
    summary: 'Say that events are one',
    body: z.strictObject({ ids: z.array(z.string().max(200)).min(2).max(50), reason }),
    response: decisionSchema,
    handle: async ({ body, desk }) => {
      const by = { at: desk.clock().toISOString(), author: desk.user, reason: body.reason };
      return mergeEvents(desk.ledger, body.ids, by);
    },
  }),
  route({
    method: 'post',
    path: '/events/split',
    tag: 'Events',
    summary: 'Say that claims of an event are about another',
    body: z.strictObject({ id: z.string().max(200), claims: z.array(z.string().max(200)).min(1).max(1000), reason }),
    response: decisionSchema,
    handle: async ({ body, desk }) => {
      const by = { at: desk.clock().toISOString(), author: desk.user, reason: body.reason };
      return splitEvent(desk.ledger, body.id, body.claims, by);
    },
  }),
];
