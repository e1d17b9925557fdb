import { z } from 'zod';
import { checked, checkedEntries, type DataFiles } from './data-error.ts';
import type { Fold } from './folding.ts';
import { itemSchema, stateSchema } from './names.ts';

const forms = z.array(z.string().min(1)).min(1);
const aid = z.enum(['Financial', 'Humanitarian', 'Military']);

/** data/rollups/words.yaml: what roll-ups need to know of words. */
export const rollupWordsSchema = z.strictObject({ running: z.strictObject({ zh: forms, en: forms }) });

/** data/registers/registers.yaml: how claims fill the columns of others' registers. */
export const registersSchema = z.strictObject({
  sipri: z.strictObject({ classes: z.array(z.string()) }),
  kiel: z.strictObject({ items: z.record(z.string(), aid.nullable()), classes: z.record(z.string(), aid) }),
  acled: z.strictObject({
    disorder: z.string(),
    classes: z.record(z.string(), z.strictObject({ event: z.string(), sub: z.string() })),
  }),
});

export interface RollupTables {
  /** Folded words that say that a number counts everything so far. */
  readonly running: readonly string[];
  readonly registers: z.infer<typeof registersSchema>;
  /** Items that are named types, by id. */
  readonly designations: readonly string[];
  /** Canonical names of states by id. */
  readonly states: Readonly<Partial<Record<string, string>>>;
}

/** Compiles what roll-ups and registers need. Throws TallyError DATA_INVALID naming file and key. */
export function compileRollups(files: DataFiles, fold: Fold): RollupTables {
  const { running } = checked(rollupWordsSchema, files['rollups/words.yaml'], 'rollups/words.yaml');
  const itemFiles = Object.keys(files).filter((file) => file.startsWith('items/'));
  const items = itemFiles.flatMap((file) => checked(z.array(itemSchema), files[file], file));
  const states = checkedEntries(files, 'names/states', stateSchema).map(({ entry }) => entry);
  return {
    running: [...new Set([...running.zh, ...running.en].map(fold))],
    registers: checked(registersSchema, files['registers/registers.yaml'], 'registers/registers.yaml'),
    designations: items.filter((item) => item.designation === true).map((item) => item.id),
    states: Object.fromEntries(states.map((state) => [state.id, state.name])),
  };
}
