import { z } from 'zod';
import { CLAIM_KINDS, ENTITY_TYPES, OUTCOMES, STATUSES } from './kinds.ts';

/**
 * The contract's shapes as strict schemas, for those who check an answer or an input at run time: tests and the
 * interfaces that take input from outside. `reading.ts` holds the same shapes as types; a test keeps the two equal.
 * An unknown key is an error everywhere.
 */

const text = z.string();
const nullableText = z.string().nullable();
const position = z.int().nonnegative();
const range = { start: position, end: position };
const anywhere = { start: position.nullable(), end: position.nullable() };
const finite = z.number();

export const claimKindSchema = z.enum(CLAIM_KINDS);
export const statusSchema = z.enum(STATUSES);
export const outcomeSchema = z.enum(OUTCOMES);

export const entitySchema = z.strictObject({
  id: text,
  type: z.enum(ENTITY_TYPES),
  name: text,
  text,
  wikidata: nullableText,
  lat: finite.min(-90).max(90).nullable(),
  lon: finite.min(-180).max(180).nullable(),
  country: nullableText,
});

const itemSchema = z.strictObject({ id: text, name: text, class: text });

export const claimSchema = z.strictObject({
  ...range,
  id: text,
  quote: text,
  original: z.strictObject(range),
  sentence: z.strictObject(range),
  kind: claimKindSchema,
  checkable: z.boolean(),
  plover: z.strictObject({ type: text, modes: z.array(text) }).nullable(),
  cameo: nullableText,
  actors: z.array(entitySchema),
  targets: z.array(entitySchema),
  item: itemSchema.nullable(),
  items: z.array(itemSchema),
  quantity: z
    .strictObject({ min: finite.nullable(), max: finite.nullable(), unit: text, approximate: z.boolean(), text })
    .nullable(),
  time: z.strictObject({ edtf: text, text, resolved: z.enum(['stated', 'inferred', 'context']) }).nullable(),
  place: entitySchema.nullable(),
  outcome: outcomeSchema.nullable(),
  reported: nullableText,
  status: statusSchema,
  attribution: z
    .strictObject({
      ...range,
      id: text,
      name: text,
      class: z.enum(['entity', 'media', 'official', 'intelligence', 'multiple', 'unnamed']),
      text,
    })
    .nullable(),
  support: z.strictObject({
    level: z.enum(['cited', 'covered', 'anachronistic', 'vague', 'unsourced']),
    sources: z.array(position),
    why: text,
  }),
  flags: z.array(text),
  confidence: finite.min(0).max(1),
  reasons: z.array(z.strictObject({ ...anywhere, field: text, rule: text, note: text })).exactOptional(),
});

export const documentSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  title: nullableText,
  lang: text,
  published: nullableText,
  publisher: nullableText,
  url: nullableText,
  encoding: text,
  text,
  repairs: z.array(
    z.strictObject({ ...range, kind: text, original: text, restored: text, confidence: finite.min(0).max(1) }),
  ),
  notices: z.array(z.strictObject({ ...range, kind: text })),
  sources: z.array(
    z.strictObject({ ...range, title: text, publisher: nullableText, published: nullableText, url: nullableText }),
  ),
});

export const checkSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  severity: z.enum(['info', 'warning', 'error']),
  claims: z.array(text),
  message: text,
  evidence: text,
});

export const mentionSchema = z.strictObject({
  ...range,
  type: z.enum([
    'quantity',
    'money',
    'percent',
    'time',
    'state',
    'person',
    'organisation',
    'place',
    'weapon',
    'unit',
    'trigger',
    'attribution',
    'negation',
    'modality',
  ]),
  text,
  value: z.union([
    z.strictObject({ min: finite.nullable(), max: finite.nullable(), unit: nullableText, approximate: z.boolean() }),
    z.strictObject({ edtf: text, start: nullableText, end: nullableText }),
    text,
  ]),
  rule: text,
});

export const diagnosticSchema = z.strictObject({ ...anywhere, code: text, message: text });

/** One answer of `tally extract`. */
export const readingSchema = z.strictObject({
  id: text,
  document: documentSchema,
  claims: z.array(claimSchema),
  checks: z.array(checkSchema),
  mentions: z.array(mentionSchema).exactOptional(),
  diagnostics: z.array(diagnosticSchema),
});

const given = z.string().nullable().exactOptional();

/** One line of input. That exactly one of text, html and bytes is given is for the engine to say (INPUT_CONTENT). */
export const readingInputSchema = z.strictObject({
  id: text,
  text: given,
  html: given,
  bytes: given,
  contentType: given,
  title: given,
  url: given,
  publisher: given,
  published: given,
  lang: given,
});

/** What stands in an answer's place where the input could not be read. */
export const failedReadingSchema = z.strictObject({
  id: nullableText,
  error: z.strictObject({ code: text, message: text }),
});
