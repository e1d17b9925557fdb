import { z } from 'zod';
import { claimKindSchema, claimSchema, checkSchema, outcomeSchema, statusSchema } from './schema.ts';
import { BEST_RULES, LEFT_OUT, MEASURES, PHASES, SERIES_STEPS, TIMELINE_LANES, TIMELINE_STEPS } from './rollups.ts';
import { FACETS, REVIEWS, SEARCH_SORTS } from './search.ts';

/** The shapes of rollups.ts and search.ts as strict schemas; a test keeps them equal to the types. */
const text = z.string();
const nullableText = text.nullable();
const count = z.int().nonnegative();
const bound = z.number().nullable();
const supportLevelSchema = z.enum(['cited', 'covered', 'anachronistic', 'vague', 'unsourced']);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const ids = z.array(text);

const figureSchema = z.strictObject({
  low: bound,
  high: bound,
  best: z.strictObject({ min: bound, max: bound, approximate: z.boolean(), claims: ids }).nullable(),
  decidedBy: z.enum(BEST_RULES),
  claims: ids,
});
const rivalValueSchema = z.strictObject({
  min: bound,
  max: bound,
  approximate: z.boolean(),
  asOf: day.nullable(),
  origins: count,
  newest: day.nullable(),
  support: supportLevelSchema,
  claims: ids,
});
const eventCellSchema = z.strictObject({
  event: text,
  figure: figureSchema,
  values: z.array(rivalValueSchema),
  leftOut: z.enum(LEFT_OUT).nullable(),
});
const questionSchema = z.strictObject({
  kind: z.array(claimKindSchema).exactOptional(),
  actor: text.exactOptional(),
  target: text.exactOptional(),
  item: text.exactOptional(),
  place: text.exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
});
const asOfSchema = z.strictObject({ day: day.nullable(), ledger: nullableText });

export const seriesSchema = z.strictObject({
  question: questionSchema,
  by: z.enum(SERIES_STEPS),
  asOf: asOfSchema,
  lines: z.array(
    z.strictObject({
      kind: claimKindSchema,
      outcome: outcomeSchema.nullable(),
      measure: z.enum(MEASURES),
      phase: z.enum(PHASES),
      itemClass: nullableText,
      unit: text,
      points: z.array(
        z.strictObject({
          period: nullableText,
          first: day.nullable(),
          last: day.nullable(),
          whole: z.boolean(),
          figure: figureSchema,
          events: z.array(eventCellSchema),
        }),
      ),
    }),
  ),
  claims: count,
  withoutFigure: ids,
});

const partySchema = z.strictObject({ ids, names: z.array(text) });
const flowPhaseSchema = z
  .strictObject({ figure: figureSchema, stock: figureSchema.nullable(), events: z.array(eventCellSchema), claims: ids })
  .nullable();

export const flowsSchema = z.strictObject({
  question: questionSchema,
  asOf: asOfSchema,
  flows: z.array(
    z.strictObject({
      actor: partySchema,
      target: partySchema,
      kind: claimKindSchema,
      outcome: outcomeSchema.nullable(),
      itemClass: nullableText,
      unit: nullableText,
      phases: z.strictObject({
        promised: flowPhaseSchema,
        underway: flowPhaseSchema,
        done: flowPhaseSchema,
        denied: flowPhaseSchema,
        possible: flowPhaseSchema,
      }),
    }),
  ),
  claims: count,
});

export const timelineSchema = z.strictObject({
  question: questionSchema,
  by: z.enum(TIMELINE_STEPS),
  lanes: z.enum(TIMELINE_LANES),
  asOf: asOfSchema,
  listed: count,
  rows: z.array(
    z.strictObject({
      lane: text,
      name: nullableText,
      count,
      cells: z.array(z.strictObject({ period: text, first: day, last: day, count, claims: ids })),
      longer: z.strictObject({ count, claims: ids }),
      undated: z.strictObject({ count, claims: ids }),
    }),
  ),
  claims: count,
});

export const searchFilterSchema = z.strictObject({
  kind: z.array(claimKindSchema).exactOptional(),
  status: z.array(statusSchema).exactOptional(),
  actor: ids.exactOptional(),
  target: ids.exactOptional(),
  item: ids.exactOptional(),
  place: ids.exactOptional(),
  speaker: ids.exactOptional(),
  publisher: ids.exactOptional(),
  support: z.array(supportLevelSchema).exactOptional(),
  check: ids.exactOptional(),
  review: z.array(z.enum([...REVIEWS, 'none'])).exactOptional(),
  year: z.array(z.string().regex(/^\d{4}$/)).exactOptional(),
  document: ids.exactOptional(),
  party: ids.exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
});

export const searchQuestionSchema = z.strictObject({
  words: z.string().max(1000).exactOptional(),
  filter: searchFilterSchema.exactOptional(),
  sort: z.enum(SEARCH_SORTS).exactOptional(),
  cursor: z.string().max(200).exactOptional(),
  limit: z.int().min(1).max(500).exactOptional(),
  facets: z.array(z.enum(FACETS)).exactOptional(),
});

const facetSchema = z.strictObject({
  name: z.enum(FACETS),
  values: z.array(z.strictObject({ value: text, name: nullableText, count, chosen: z.boolean() })),
  distinct: count,
});

const searchedClaimSchema = z.strictObject({
  id: text,
  documentId: text,
  run: z.strictObject({ number: count, engineVersion: text, dataVersion: text, madeAt: text }),
  title: nullableText,
  publisher: nullableText,
  published: nullableText,
  lang: text,
  claim: claimSchema,
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  review: z.enum(REVIEWS).nullable(),
  checks: z.array(checkSchema.pick({ code: true, severity: true })),
});

export const claimPageSchema = z.strictObject({
  total: count,
  claims: z.array(searchedClaimSchema),
  next: nullableText,
  facets: z.array(facetSchema),
});

export const searchPageSchema = claimPageSchema.extend({
  question: searchQuestionSchema,
  asOf: asOfSchema,
  documents: z.strictObject({
    total: count,
    documents: z.array(
      z.strictObject({
        id: text,
        title: nullableText,
        publisher: nullableText,
        published: nullableText,
        lang: text,
        snippet: z.strictObject({ text, start: count, end: count }).nullable(),
      }),
    ),
  }),
});

export const savedQuerySchema = z.strictObject({
  name: text,
  version: z.int().min(1),
  at: text,
  author: text,
  question: searchQuestionSchema,
});
