import { z } from 'zod';

/** The shapes in which copies, imports, feeds and custody are printed and served. Times are ISO 8601 in UTC. */

const text = z.string();
const nullableText = z.string().nullable();
const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** See CopyStore in src/ledger/copies/port.ts. */
export const copySchema = z.strictObject({
  document: text,
  title: nullableText,
  publisher: nullableText,
  published: nullableText,
  kind: z.enum(['exact', 'near']),
  /** Of the shorter of the two texts, in the other. */
  share,
  ofThis: share,
  ofOther: share,
  /** The document that came first. */
  first: text,
});

const itemOutcome = z.enum(['read', 'same', 'copy', 'failed', 'skipped']);
const itemCounts = { read: count, same: count, copy: count, failed: count, skipped: count };

/** What `tally import --json` prints. */
export const importReportSchema = z.strictObject({
  import: count,
  resumed: z.boolean(),
  dryRun: z.literal(false),
  sources: count,
  counts: z.strictObject({ ...itemCounts, claims: count }),
  problems: z.array(
    z.strictObject({ source: text, part: nullableText, outcome: itemOutcome, code: text, message: text }),
  ),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** A capture with everything about the getting. */
export const captureSchema = z.strictObject({
  id: count,
  kind: z.enum(['file', 'stream', 'http', 'archive']),
  requested: text,
  final: text,
  redirects: z.array(z.strictObject({ url: text, status: count, location: text })),
  status: count.nullable(),
  headers: z.array(z.tuple([text, text])),
  sha256,
  bodySha256: sha256,
  byteLength: count,
  kept: z.enum(['whole', 'parts']),
  at: text,
  collector: text,
  tool: text,
  parent: count.nullable(),
  part: nullableText,
});

const given = z.strictObject({
  contentType: nullableText,
  title: nullableText,
  url: nullableText,
  publisher: nullableText,
  published: nullableText,
  lang: nullableText,
});

const decision = z.strictObject({
  id: count,
  at: text,
  author: text,
  kind: text,
  subject: text,
  reason: text,
  change: z.unknown(),
  hash: sha256,
});

/** What `tally provenance --json` prints. */
export const provenanceSchema = z.strictObject({
  document: z.strictObject({
    id: text,
    externalId: nullableText,
    sha256,
    byteLength: count,
    gotAt: text,
    gotBy: text,
    gotFrom: text,
    given,
    title: nullableText,
    publisher: nullableText,
    published: nullableText,
    lang: text,
    encoding: text,
  }),
  /** Where its bytes were got; empty for what was kept before captures were. */
  captures: z.array(
    z.strictObject({
      part: nullableText,
      derived: z.boolean(),
      at: text,
      externalId: nullableText,
      author: nullableText,
      given,
      /** The capture, the one that it lay in, and so on outward. */
      captures: z.array(captureSchema),
    }),
  ),
  readings: z.array(
    z.strictObject({
      number: count,
      engineVersion: text,
      dataVersion: text,
      madeAt: text,
      claims: count,
      checks: count,
    }),
  ),
  /** What the newest reading repaired, by kind. */
  repairs: z.array(z.strictObject({ kind: text, count })),
  copies: z.array(copySchema),
  imports: z.array(z.strictObject({ import: count, source: text, part: nullableText, outcome: itemOutcome, at: text })),
  decisions: z.array(decision),
  /** Of a claim: its words, where they stand, and what lies under them. */
  claim: z
    .strictObject({
      id: text,
      quote: text,
      start: count,
      end: count,
      original: z.strictObject({ start: count, end: count }),
      /** The page of a PDF that it stands on. */
      page: count.nullable(),
      /** SHA-256 of the document's bytes under the quote. */
      bytesSha256: sha256,
      reading: count,
      review: z.enum(['accepted', 'corrected', 'rejected', 'added']).nullable(),
    })
    .nullable(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** What `tally verify --json` prints. */
export const verificationSchema = z.strictObject({
  ok: z.boolean(),
  documents: count,
  captures: count,
  claims: count,
  decisions: count,
  /** The hash at the end of the decision log; noted elsewhere, it proves later that no decision before was changed. */
  lastHash: sha256,
  breaks: z.array(z.strictObject({ code: text, subject: text, message: text })),
});
export type Verification = z.infer<typeof verificationSchema>;
export type Break = Verification['breaks'][number];

/** What `tally watch list --json` prints, one a feed. */
export const feedSchema = z.strictObject({
  id: count,
  url: text,
  title: nullableText,
  addedAt: text,
  author: text,
  everyMinutes: count,
  etag: nullableText,
  lastModified: nullableText,
  nextAt: text,
  failures: count,
  items: z.strictObject({ read: count, waiting: count, failed: count, refused: count }),
});
