import { z } from 'zod';

/** A linear model as data/model/learned/*.json keeps it: for each feature one weight a label, readable and diffable. */
export const modelSchema = z
  .strictObject({
    labels: z.array(z.string()),
    /** How it was made: the script, the texts, the figures on texts kept aside. */
    trained: z.string(),
    weights: z.record(z.string(), z.array(z.number())),
  })
  .refine(
    (m) => Object.values(m.weights).every((w) => w.length === m.labels.length),
    'every feature has one weight a label',
  );
export type ModelTables = z.infer<typeof modelSchema>;
