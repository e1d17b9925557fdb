import { z } from '@hono/zod-openapi';
import { review } from '../../app/review.ts';
import {
  decisionSchema,
  entityRowSchema,
  RELIABILITIES,
  sourceHistorySchema,
  sourceSchema,
} from '../../contract/desk.ts';
import { decisionInputSchema } from '../../contract/review.ts';
import { limitIn, named, route, words } from '../route.ts';

const decisions = z.strictObject({ items: z.array(named('Decision', decisionSchema)) });

export const reviewRoutes = [
  route({
    method: 'get',
    path: '/decisions',
    tag: 'Decisions',
    summary: 'The log of decisions, oldest first; each carries the hash of the log up to it',
    query: z.object({ subject: words, limit: limitIn(1000, 100_000) }),
    response: decisions,
    handle: async ({ query: { subject, limit }, desk }) => {
      const all = await desk.ledger.decisions(subject);
      return { items: all.slice(-limit) };
    },
  }),
  route({
    method: 'post',
    path: '/decisions',
    tag: 'Decisions',
    summary: 'Accept, correct, reject or add claims, or undo a decision',
    body: decisionInputSchema,
    response: decisions,
    handle: async ({ body, desk }) => {
      const { ledger, clock, user } = desk;
      const engine = async () => (await desk.engine()).engine;
      return { items: await review({ ledger, clock, author: user, engine }, body) };
    },
  }),
  route({
    method: 'get',
    path: '/sources',
    tag: 'Sources',
    summary: 'Publishers with their grade and record',
    response: z.strictObject({ items: z.array(named('Source', sourceSchema)) }),
    handle: async ({ desk }) => ({ items: await desk.ledger.desk.sources() }),
  }),
  route({
    method: 'get',
    path: '/sources/history',
    tag: 'Sources',
    summary: 'What was decided about a publisher, the newest first',
    query: z.object({ publisher: z.string().max(500) }),
    response: z.strictObject({ items: z.array(sourceHistorySchema) }),
    handle: async ({ query, desk }) => ({ items: await desk.ledger.desk.sourceHistory(query.publisher) }),
  }),
  route({
    method: 'post',
    path: '/sources/grade',
    tag: 'Sources',
    summary: 'Grade the reliability of a publisher, A to F, or take its grade away',
    body: z.strictObject({
      publisher: z.string().min(1).max(500),
      reliability: z.enum(RELIABILITIES).nullable(),
      reason: z.string().trim().min(1).max(2000),
    }),
    response: z.strictObject({ items: z.array(sourceHistorySchema) }),
    handle: async ({ body: { publisher, reliability, reason }, desk }) => {
      const by = { at: desk.clock().toISOString(), author: desk.user, reason };
      await desk.ledger.gradeSource(publisher, reliability, by);
      return { items: await desk.ledger.desk.sourceHistory(publisher) };
    },
  }),
  route({
    method: 'get',
    path: '/entities',
    tag: 'Entities',
    summary: 'Parties, places and speakers of claims, the most frequent first',
    query: z.object({ text: words, type: words, limit: limitIn(100, 1000) }),
    response: z.strictObject({ items: z.array(named('EntityRow', entityRowSchema)) }),
    handle: async ({ query, desk }) => ({ items: await desk.ledger.desk.entities(query) }),
  }),
];
