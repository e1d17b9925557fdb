import { z } from 'zod';
import { checkSchema, claimSchema, diagnosticSchema, documentSchema } from './schema.ts';

/**
 * The shapes that the HTTP API returns beside those of a reading, and that the web desk draws. The command line's
 * `--json` prints the same. Ids of claims are public ones (`d1f3a09c2b4.c7`).
 */

const text = z.string();
const nullable = z.string().nullable();
const count = z.int().nonnegative();
const severity = z.enum(['info', 'warning', 'error']);

export const REVIEWS = ['accepted', 'corrected', 'rejected', 'added'] as const;
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const DECISION_KINDS = [
  'accept',
  'correct',
  'reject',
  'add',
  'undo',
  'grade',
  'merge',
  'split',
  'alias',
  'identify',
] as const;
/** By what a list of claims may be ordered. */
export const CLAIM_ORDERS = ['document', 'time', 'published', 'quantity', 'confidence', 'kind', 'status'] as const;
export type ClaimOrder = (typeof CLAIM_ORDERS)[number];

const reviewSchema = z.enum(REVIEWS);

export const runSchema = z.strictObject({
  number: count,
  engineVersion: text,
  dataVersion: text,
  madeAt: text,
});

export const documentSummarySchema = z.strictObject({
  id: text,
  externalId: nullable,
  sha256: text,
  byteLength: count,
  gotAt: text,
  gotBy: text,
  gotFrom: text,
  given: z.strictObject({
    contentType: nullable,
    title: nullable,
    url: nullable,
    publisher: nullable,
    published: nullable,
    lang: nullable,
  }),
  publisherKind: nullable,
  reliability: nullable,
  run: runSchema,
  runs: count,
  title: nullable,
  publisher: nullable,
  published: nullable,
  lang: text,
  encoding: text,
  claims: count,
  checks: count,
});

/** A claim in a list: the contract's claim under its public id, with where it stands and what people made of it. */
export const claimRowSchema = claimSchema.extend({
  document: text,
  title: nullable,
  publisher: nullable,
  published: nullable,
  lang: text,
  firstDay: nullable,
  lastDay: nullable,
  /** Codes of the checks that concern it, gravest first. */
  checks: z.array(text),
  gravest: severity.nullable(),
  review: reviewSchema.nullable(),
  run: runSchema,
});

export const checkRowSchema = checkSchema.extend({ document: text });

export const checkCountSchema = z.strictObject({ code: text, severity, count });

export const decisionSchema = z.strictObject({
  id: count,
  at: text,
  author: text,
  kind: z.enum(DECISION_KINDS),
  subject: text,
  reason: text,
  change: z.unknown(),
  hash: text,
});

/** Everything that the reading desk shows of one document. Rejected claims are among them. */
export const documentViewSchema = z.strictObject({
  summary: documentSummarySchema,
  document: documentSchema,
  claims: z.array(claimRowSchema),
  checks: z.array(checkRowSchema),
  diagnostics: z.array(diagnosticSchema),
  runs: z.array(runSchema),
});

export const claimViewSchema = z.strictObject({
  claim: claimRowSchema,
  /** The sentence in three parts: before the quote, the quote, after it. */
  sentence: z.strictObject({ before: text, quote: text, after: text }),
  /** Bytes of the document that the quote was read from; `text` is null where their encoding has no decoder here. */
  original: z.strictObject({ start: count, end: count, text: nullable, base64: text }),
  repairs: documentSchema.shape.repairs,
  checks: z.array(checkRowSchema),
  sources: documentSchema.shape.sources,
  decisions: z.array(decisionSchema),
});

const facetValue = z.strictObject({ value: text, name: text, count });
export const facetsSchema = z.strictObject({
  total: count,
  kind: z.array(facetValue),
  status: z.array(facetValue),
  support: z.array(facetValue),
  review: z.array(facetValue),
  check: z.array(facetValue),
  party: z.array(facetValue),
  item: z.array(facetValue),
  place: z.array(facetValue),
  attribution: z.array(facetValue),
  publisher: z.array(facetValue),
  /** Claims by the month in which they begin, `2025-06`, in order of time. */
  months: z.array(z.strictObject({ month: text, count })),
});

export const sourceSchema = z.strictObject({
  publisher: text,
  kind: nullable,
  reliability: z.enum(RELIABILITIES).nullable(),
  documents: count,
  claims: count,
  checkable: count,
  support: z.record(text, count),
  reviews: z.record(text, count),
  checks: z.record(text, count),
  /** Whom it cites: speakers and listed sources, with how often. */
  cites: z.array(z.strictObject({ id: text, name: text, class: text, count })),
  firstPublished: nullable,
  lastPublished: nullable,
});

export const sourceHistorySchema = z.strictObject({
  at: text,
  author: text,
  field: text,
  before: nullable,
  after: nullable,
  reason: text,
});

export const entityRowSchema = z.strictObject({
  id: text,
  type: text,
  name: text,
  wikidata: nullable,
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  country: nullable,
  claims: count,
  roles: z.record(text, count),
  /** The words that documents use for it, most frequent first. */
  forms: z.array(z.strictObject({ text, count })),
});

export const placeCountSchema = z.strictObject({ id: text, name: text, lat: z.number(), lon: z.number(), count });

export const pairCountSchema = z.strictObject({
  actor: text,
  actorName: text,
  target: text,
  targetName: text,
  kind: text,
  count,
});

export const runRowSchema = runSchema.extend({
  document: text,
  title: nullable,
  publisher: nullable,
  claims: count,
  checks: count,
  repairs: count,
  diagnostics: count,
});

export const countsSchema = z.strictObject({
  documents: count,
  claims: count,
  checks: count,
  sources: count,
  entities: count,
  decisions: count,
});

export type Counts = z.infer<typeof countsSchema>;
export type DocumentSummary = z.infer<typeof documentSummarySchema>;
export type ClaimRow = z.infer<typeof claimRowSchema>;
export type CheckCount = z.infer<typeof checkCountSchema>;
export type CheckRow = z.infer<typeof checkRowSchema>;
export type DecisionRow = z.infer<typeof decisionSchema>;
export type DocumentView = z.infer<typeof documentViewSchema>;
export type ClaimView = z.infer<typeof claimViewSchema>;
export type Facets = z.infer<typeof facetsSchema>;
export type FacetValue = z.infer<typeof facetValue>;
export type SourceRow = z.infer<typeof sourceSchema>;
export type SourceHistory = z.infer<typeof sourceHistorySchema>;
export type EntityRow = z.infer<typeof entityRowSchema>;
export type PlaceCount = z.infer<typeof placeCountSchema>;
export type PairCount = z.infer<typeof pairCountSchema>;
export type RunRow = z.infer<typeof runRowSchema>;

/** A page of a list; `next` is the cursor of the one after it, null at the end. */
export interface PageOf<T> {
  items: T[];
  next: string | null;
}
