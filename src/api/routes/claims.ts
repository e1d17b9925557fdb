import { z } from '@hono/zod-openapi';
import { claimRow, claimView } from '../../app/serve.ts';
import { withDays } from '../../app/claims.ts';
import {
  CLAIM_ORDERS,
  claimRowSchema,
  claimViewSchema,
  facetsSchema,
  pairCountSchema,
  placeCountSchema,
  REVIEWS,
} from '../../contract/desk.ts';
import { CLAIM_KINDS, STATUSES } from '../../contract/kinds.ts';
import { cursorIn, limitIn, listIn, named, pageOf, route, words } from '../route.ts';

const SUPPORTS = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'] as const;

/** What narrows a list of claims; the same words as in the address of the desk. */
const filters = {
  document: words,
  kind: listIn(CLAIM_KINDS).exactOptional(),
  status: listIn(STATUSES).exactOptional(),
  support: listIn(SUPPORTS).exactOptional(),
  review: listIn([...REVIEWS, 'none'] as const).exactOptional(),
  party: words.openapi({ description: 'An actor or target: an id, a canonical name, or the words of a text.' }),
  actor: words,
  target: words,
  item: words,
  place: words,
  attribution: words,
  check: words,
  publisher: words,
  lang: words,
  text: words.openapi({ description: 'Words of the quote or of a name, in either Chinese script.' }),
  from: words.openapi({ description: 'A day, month or year; the claim is not wholly before it.' }),
  to: words.openapi({ description: 'A day, month or year; the claim is not wholly after it.' }),
  ids: z
    .string()
    .max(20_000)
    .transform((value) => value.split(','))
    .exactOptional()
    .openapi({ type: 'string', description: 'Public ids, set apart by commas.' }),
};

export const claimRoutes = [
  route({
    method: 'get',
    path: '/claims',
    tag: 'Claims',
    summary: 'Claims that are to be seen, page by page',
    description: 'Rejected claims are left out unless `review` asks for them.',
    query: z.object({
      ...filters,
      order: z.enum(CLAIM_ORDERS).default('document'),
      descending: z.stringbool().default(false).openapi({ type: 'boolean', default: false }),
      limit: limitIn(100, 1000),
      cursor: cursorIn,
    }),
    response: pageOf(named('ClaimRow', claimRowSchema)),
    handle: async ({ query: { order, descending, limit, cursor, ...filter }, desk }) => {
      const page = { order, descending, limit, ...(cursor === undefined ? {} : { after: cursor }) };
      const { items, next } = await desk.ledger.desk.claims(withDays(filter), page);
      return { items: items.map(claimRow), next };
    },
  }),
  route({
    method: 'get',
    path: '/claims/facets',
    tag: 'Claims',
    summary: 'How many claims fit, by kind, party, item, place, speaker, support, check and month',
    query: z.object(filters),
    response: named('Facets', facetsSchema),
    handle: ({ query, desk }) => desk.ledger.desk.facets(withDays(query)),
  }),
  route({
    method: 'get',
    path: '/places',
    tag: 'Pictures',
    summary: 'How many claims name each place that is known on the map',
    query: z.object(filters),
    response: z.strictObject({ items: z.array(placeCountSchema) }),
    handle: async ({ query, desk }) => ({ items: await desk.ledger.desk.places(withDays(query)) }),
  }),
  route({
    method: 'get',
    path: '/pairs',
    tag: 'Pictures',
    summary: 'How many claims say that one party does something to another, by kind',
    query: z.object(filters),
    response: z.strictObject({ items: z.array(pairCountSchema) }),
    handle: async ({ query, desk }) => ({ items: await desk.ledger.desk.pairs(withDays(query)) }),
  }),
  route({
    method: 'get',
    path: '/claims/{id}',
    tag: 'Claims',
    summary: 'One claim with its sentence, the bytes behind it, its reasons, checks and history',
    params: z.object({ id: z.string().max(200) }),
    query: z.object({ run: z.coerce.number().int().positive().exactOptional().openapi({ type: 'integer' }) }),
    response: named('ClaimView', claimViewSchema),
    handle: ({ params, query, desk }) => claimView(desk.ledger, params.id, query.run),
  }),
];
