import { z } from 'zod';
import { claimSchema, entitySchema } from './schema.ts';

/**
 * What a person hands in to judge, mend or add claims, to the API and from the command line alike. Every key is
 * known; a misspelt one is refused.
 */

const text = z.string();
const shortText = z.string().trim().min(1).max(500);

/** A party, place or speaker: of the ledger by its id, or new under a name of its own. */
export const entityEditSchema = z.strictObject({
  ...entitySchema.partial().shape,
  name: shortText,
});

export const itemEditSchema = z.strictObject({
  id: text.exactOptional(),
  name: shortText,
  class: text.exactOptional(),
});

const edtf = z
  .string()
  .max(60)
  .regex(/^[0-9X./~?%TZ:+-]+$/u);

/** Fields of a claim as a person has them; those left out stay as they were, null empties one. */
export const claimEditsSchema = z
  .strictObject({
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    kind: claimSchema.shape.kind,
    status: claimSchema.shape.status,
    actors: z.array(entityEditSchema).max(50),
    targets: z.array(entityEditSchema).max(50),
    items: z.array(itemEditSchema).max(50),
    quantity: z
      .strictObject({
        min: z.number().nullable(),
        max: z.number().nullable(),
        unit: shortText,
        approximate: z.boolean(),
        text: text.exactOptional(),
      })
      .nullable(),
    time: z.strictObject({ edtf, text: text.exactOptional() }).nullable(),
    reported: edtf.nullable(),
    place: entityEditSchema.nullable(),
    outcome: claimSchema.shape.outcome,
    attribution: z
      .strictObject({
        name: shortText,
        id: text.exactOptional(),
        class: z.enum(['entity', 'media', 'official', 'intelligence', 'multiple', 'unnamed']),
        text: text.exactOptional(),
      })
      .nullable(),
    support: z.enum(['cited', 'covered', 'anachronistic', 'vague', 'unsourced']),
  })
  .partial();

const reason = z.string().max(2000).default('');
const subjects = z.array(z.string().min(1).max(200)).min(1).max(1000);

export const decisionInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), subjects, reason }),
  z.strictObject({ kind: z.literal('reject'), subjects, reason }),
  z.strictObject({ kind: z.literal('correct'), subject: z.string().max(200), reason, edits: claimEditsSchema }),
  z.strictObject({
    kind: z.literal('add'),
    document: z.string().max(200),
    reason,
    /** By offsets, or by words of the document: the nth time that they stand there. */
    start: z.int().nonnegative().exactOptional(),
    end: z.int().nonnegative().exactOptional(),
    quote: z.string().min(1).max(20_000).exactOptional(),
    nth: z.int().positive().exactOptional(),
    edits: claimEditsSchema,
  }),
  z.strictObject({ kind: z.literal('undo'), decision: z.int().positive(), reason }),
]);

export type ClaimEdits = z.infer<typeof claimEditsSchema>;
export type EntityEdit = z.infer<typeof entityEditSchema>;
export type DecisionInput = z.infer<typeof decisionInputSchema>;
