import { z } from '@hono/zod-openapi';
import { documentView } from '../../app/serve.ts';
import {
  checkCountSchema,
  checkRowSchema,
  documentSummarySchema,
  documentViewSchema,
  runRowSchema,
} from '../../contract/desk.ts';
import { TallyError } from '../../kernel/errors.ts';
import { cursorIn, limitIn, named, pageOf, route, words } from '../route.ts';

const params = z.object({ id: z.string().max(200) });

export const documentRoutes = [
  route({
    method: 'get',
    path: '/documents',
    tag: 'Documents',
    summary: 'Documents, the newest first',
    query: z.object({ text: words, limit: limitIn(50, 500), cursor: cursorIn }),
    response: pageOf(named('Document', documentSummarySchema)),
    handle: async ({ query: { cursor, ...query }, desk }) => {
      const after = cursor === undefined ? {} : { after: cursor };
      const page = await desk.ledger.desk.documents({ ...query, ...after });
      return page;
    },
  }),
  route({
    method: 'get',
    path: '/documents/{id}',
    tag: 'Documents',
    summary: 'One document with its text, repairs, notices, sources, claims and checks',
    params,
    response: named('DocumentView', documentViewSchema),
    handle: ({ params: { id }, desk }) => documentView(desk.ledger, id),
  }),
  route({
    method: 'get',
    path: '/documents/{id}/original',
    tag: 'Documents',
    summary: 'The bytes of a document as they came, in base64',
    params,
    response: z.strictObject({
      sha256: z.string(),
      encoding: z.string(),
      text: z.string().nullable(),
      base64: z.string(),
    }),
    handle: async ({ params: { id }, desk }) => {
      const document = await desk.ledger.document(id);
      const bytes = document && (await desk.ledger.bytes(document.id));
      if (!document || !bytes) throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${id}.`);
      let text: string | null = null;
      try {
        text = new TextDecoder(document.encoding).decode(bytes);
      } catch {
        // An encoding that the platform has no decoder for: the bytes themselves are given.
      }
      const { sha256, encoding } = document;
      return { sha256, encoding, text, base64: Buffer.from(bytes).toString('base64') };
    },
  }),
  route({
    method: 'get',
    path: '/checks',
    tag: 'Checks',
    summary: 'What the checks found, gravest first',
    query: z.object({
      document: words,
      code: words,
      severity: z.enum(['error', 'warning', 'info']).exactOptional(),
      limit: limitIn(100, 1000),
      cursor: cursorIn,
    }),
    response: pageOf(named('Check', checkRowSchema)),
    handle: ({ query: { cursor, ...query }, desk }) =>
      desk.ledger.desk.checks({ ...query, ...(cursor === undefined ? {} : { after: cursor }) }),
  }),
  route({
    method: 'get',
    path: '/checks/counts',
    tag: 'Checks',
    summary: 'How often each check was raised',
    response: z.strictObject({ items: z.array(checkCountSchema) }),
    handle: async ({ desk }) => ({ items: await desk.ledger.desk.checkCounts() }),
  }),
  route({
    method: 'get',
    path: '/runs',
    tag: 'Documents',
    summary: 'Readings, the newest first',
    query: z.object({ limit: limitIn(100, 1000) }),
    response: z.strictObject({ items: z.array(named('Run', runRowSchema)) }),
    handle: async ({ query, desk }) => ({ items: await desk.ledger.desk.runs(query.limit) }),
  }),
];
