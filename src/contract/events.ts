import { z } from 'zod';
import { CLAIM_KINDS, OUTCOMES, STATUSES } from './kinds.ts';

/**
 * Events: what claims of many articles are about. The values that the claims give stand side by side and are never
 * merged into one. `tally events --json` prints an array of `EventRow`, `tally event ID --json` one `EventView`; the
 * HTTP API returns the same. Absent values are null or an empty list. docs/events.md says what each part means.
 */

const named = z.strictObject({ id: z.string(), name: z.string() });

/**
 * What a phrase is filled with. Everything whose words depend on the reader's language is kept as what it is: things
 * by id, times as EDTF, figures as figures, codes by the key of their word in data/interface/.
 */
export const phraseValueSchema = z.union([
  z.string(),
  z.number(),
  named,
  z.array(named),
  z.strictObject({ edtf: z.string() }),
  z.strictObject({ label: z.string() }),
  z.strictObject({
    min: z.number().nullable(),
    max: z.number().nullable(),
    unit: z.string(),
    approximate: z.boolean(),
  }),
]);

/**
 * A sentence in plain words. `key` names its template in data/interface/, `params` fill it, and `text` is the
 * sentence in the language that was asked for, so that a screen may show it as it is or phrase it anew.
 */
export const phraseSchema = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), phraseValueSchema),
  text: z.string(),
});

export const RELATIONS = ['repeats', 'supports', 'contradicts', 'supersedes'] as const;

/**
 * What kind of origin: a named body or person whom articles quote (`speaker`), a medium that they take over
 * (`outlet`), an article that names nobody (`article`, its own first source), or nobody in particular (`vague`).
 */
export const ORIGIN_KINDS = ['speaker', 'outlet', 'article', 'vague'] as const;

const kind = z.enum(CLAIM_KINDS);
const status = z.enum(STATUSES);
const text = z.string();
const maybe = z.string().nullable();
const count = z.int().nonnegative();

export const eventPartySchema = z.strictObject({ id: text, type: text, name: text });
export const eventItemSchema = z.strictObject({ id: text, name: text, class: text });

/** One version of the figure: what is the same in bounds, unit, day and status counts as one value. */
export const eventValueSchema = z.strictObject({
  /** `v1`, in the order of their days; it holds within one answer only. */
  id: text,
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: text,
  approximate: z.boolean(),
  /** The words of the texts, each once. */
  texts: z.array(text),
  status,
  /** When it happened, or the day that it counts to, as EDTF; null where the texts say nothing. */
  time: maybe,
  /** The day for which the figure stands (`YYYY-MM-DD`): counted to, reported or published; null where none is known. */
  asOf: maybe,
  /** Public ids of the claims, publishers of their articles, ids of their origins; earliest first. */
  claims: z.array(text),
  publishers: z.array(text),
  origins: z.array(text),
});

/** Where reports come from. Articles that copy each other or quote the same body are one origin. */
export const eventOriginSchema = z.strictObject({
  /** `o1`, in the order of first report; it holds within one answer only. */
  id: text,
  kind: z.enum(ORIGIN_KINDS),
  /** Id of the body or person where it has one (`nis-korea`, `KOR`); of the document where an article is the origin. */
  entity: maybe,
  name: text,
  claims: z.array(text),
  articles: z.array(text),
  publishers: z.array(text),
  /** Public id of the first claim, and its day of publication. */
  first: text,
  since: maybe,
  /** Why these reports count as one origin; empty where there is but one report. */
  why: z.array(phraseSchema),
});

export const eventRelationSchema = z.strictObject({
  type: z.enum(RELATIONS),
  /** Public ids: `from` repeats, supports, contradicts or supersedes `to`. */
  from: text,
  to: text,
  reason: phraseSchema,
});

/** A claim as it stands in a list of events. */
export const eventClaimSchema = z.strictObject({
  /** The id given at import where there was one, else the ledger's. */
  document: text,
  /** The public id of the claim, `<ledger's document>.c7`. */
  claim: text,
  quote: text,
  kind,
});

/** A row of `tally events --json`. */
export const eventRowSchema = z.strictObject({
  id: text,
  kind,
  title: text,
  actors: z.array(eventPartySchema),
  targets: z.array(eventPartySchema),
  item: eventItemSchema.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  place: eventPartySchema.nullable(),
  /** EDTF: the closest time that the claims agree on, else the span of all of them. */
  time: maybe,
  /** How often it was told: claims, articles, publishers and independent origins, which are never the same thing. */
  counts: z.strictObject({ claims: count, articles: count, publishers: count, origins: count, contradictions: count }),
  /** Earliest first. Of an event with more than a thousand claims the first thousand; `counts.claims` has them all. */
  claims: z.array(eventClaimSchema),
  values: z.array(eventValueSchema),
  origins: z.array(eventOriginSchema),
  relations: z.array(eventRelationSchema),
});

/** A claim as the page of its event shows it. */
export const eventClaimViewSchema = eventClaimSchema.extend({
  /** The ledger's id of the document. */
  documentId: text,
  title: maybe,
  publisher: maybe,
  publisherKind: maybe,
  /** The Admiralty letter of the publisher; null where nobody graded it and its kind gives none. */
  reliability: maybe,
  published: maybe,
  lang: text,
  status,
  time: maybe,
  reported: maybe,
  attribution: z.strictObject({ id: text, name: text, class: text, text }).nullable(),
  supportLevel: text,
  review: maybe,
  /** Ids within the view. */
  value: maybe,
  origin: text,
  /** `first`: the earliest report at all; `own`: the first of its origin; `repeats`: merely repeats an earlier one. */
  part: z.enum(['first', 'own', 'repeats']),
  /** Why it stands in this event, filled where it was asked for. */
  why: z.array(phraseSchema),
});

/** Credibility in the Admiralty code's second scale, proposed and never decided. */
export const credibilitySchema = z.strictObject({
  /** 1 confirmed by other sources … 5 improbable, 6 cannot be judged. */
  grade: z.int().min(1).max(6),
  reasons: z.array(phraseSchema),
});

/** Checks that only the ledger as a whole can make, in the shape of the contract's checks. */
export const ledgerCheckSchema = z.strictObject({
  code: z.enum(['CONTRADICTED_ELSEWHERE', 'COPY_OF', 'CIRCULAR_SOURCING']),
  severity: z.enum(['info', 'warning']),
  /** Public ids: the claims that it is raised for, then those that it points to. */
  claims: z.array(text),
  others: z.array(text),
  message: phraseSchema,
});

/** One event with everything that is known of it. */
export const eventViewSchema = eventRowSchema.extend({
  /** The title as a template, for screens that phrase it anew. */
  titlePhrase: phraseSchema,
  claims: z.array(eventClaimViewSchema),
  /** The earliest report, and the first day of publication; null where no article has a day. */
  firstReport: z.strictObject({ claim: text, publisher: maybe, published: maybe }).nullable(),
  /** Span of all values, one for each unit: from the lowest lower bound to the highest upper one. */
  spread: z.array(z.strictObject({ unit: text, min: z.number().nullable(), max: z.number().nullable() })),
  credibility: credibilitySchema,
  checks: z.array(ledgerCheckSchema),
  /** Claims held against the sources that their articles list, where such a source stands in the ledger. */
  support: z.array(
    z.strictObject({
      claim: text,
      /** The ledger's id of the source's document, and its claim on this event; null where it is silent. */
      document: text,
      other: maybe,
      holds: z.enum(['same', 'other', 'silent']),
      message: phraseSchema,
    }),
  ),
  /** Decisions of people that shaped it: merges and splits in force. */
  decisions: z.array(
    z.strictObject({ id: count, kind: z.enum(['merge', 'split']), author: text, at: text, reason: text }),
  ),
});

/** One page of events. `next` continues it; null at its end. */
export const eventPageSchema = z.strictObject({ events: z.array(eventRowSchema), next: maybe });

export type PhraseValue = z.infer<typeof phraseValueSchema>;
export type Phrase = z.infer<typeof phraseSchema>;
export type EventParty = z.infer<typeof eventPartySchema>;
export type EventValue = z.infer<typeof eventValueSchema>;
export type EventOrigin = z.infer<typeof eventOriginSchema>;
export type EventRelation = z.infer<typeof eventRelationSchema>;
export type EventClaimView = z.infer<typeof eventClaimViewSchema>;
export type EventRow = z.infer<typeof eventRowSchema>;
export type EventView = z.infer<typeof eventViewSchema>;
export type EventPage = z.infer<typeof eventPageSchema>;
export type Credibility = z.infer<typeof credibilitySchema>;
export type LedgerCheck = z.infer<typeof ledgerCheckSchema>;
