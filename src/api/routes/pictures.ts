import { z } from '@hono/zod-openapi';
import { readAsOf, answeredAsOf } from '../../app/as-of.ts';
import { flows, rollupTools, series, timeline } from '../../app/rollups/rollups.ts';
import type { Desk } from '../../app/serve.ts';
import { CLAIM_KINDS } from '../../contract/kinds.ts';
import { type RollupQuestion, SERIES_STEPS, TIMELINE_LANES, TIMELINE_STEPS } from '../../contract/rollups.ts';
import { flowsSchema, seriesSchema, timelineSchema } from '../../contract/rollups-schema.ts';
import { listIn, named, route, words } from '../route.ts';

const question = {
  kind: listIn(CLAIM_KINDS).exactOptional(),
  actor: words,
  target: words,
  item: words,
  place: words,
  from: words,
  to: words,
};

async function tools({ ledger, engine }: Desk) {
  return rollupTools(ledger, answeredAsOf(readAsOf({})), await engine());
}

export const pictureRoutes = [
  route({
    method: 'get',
    path: '/series',
    tag: 'Pictures',
    summary: 'Figures over time, each with its bounds, its rivals and the claims that it rests on',
    query: z.object({ ...question, by: z.enum(SERIES_STEPS).default('month') }),
    response: named('Series', seriesSchema),
    handle: async ({ query: { by, ...asked }, desk }) => series(await tools(desk), asked satisfies RollupQuestion, by),
  }),
  route({
    method: 'get',
    path: '/flows',
    tag: 'Pictures',
    summary: 'Who gives what to whom: promised, under way, done, denied and possible kept apart',
    query: z.object(question),
    response: named('Flows', flowsSchema),
    handle: async ({ query, desk }) => flows(await tools(desk), query),
  }),
  route({
    method: 'get',
    path: '/timeline',
    tag: 'Pictures',
    summary: 'How many claims say that something happened when, in lanes',
    query: z.object({
      ...question,
      by: z.enum(TIMELINE_STEPS).default('month'),
      lanes: z.enum(TIMELINE_LANES).default('kind'),
    }),
    response: named('Timeline', timelineSchema),
    handle: async ({ query: { by, lanes, ...asked }, desk }) => timeline(await tools(desk), asked, by, lanes),
  }),
];
