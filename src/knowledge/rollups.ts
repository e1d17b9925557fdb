import { z } from 'zod';
import { checked } from './data-error.ts';
import type { Fold } from './folding.ts';

const forms = z.array(z.string().min(1)).min(1);

/** data/rollups/words.yaml: what roll-ups need to know of words. */
export const rollupWordsSchema = z.strictObject({ running: z.strictObject({ zh: forms, en: forms }) });

/** Folded forms by what they say. */
export interface RollupTables {
  readonly running: readonly string[];
}

export function compileRollups(file: unknown, name: string, fold: Fold): RollupTables {
  const { running } = checked(rollupWordsSchema, file, name);
  return { running: [...new Set([...running.zh, ...running.en].map(fold))] };
}
