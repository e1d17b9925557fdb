import { z } from 'zod';
import { CLAIM_KINDS, STATUSES } from '../contract/kinds.ts';
import { checked, type DataFiles } from './data-error.ts';

const FILE = 'model/plover.yaml';

const type = z.string().regex(/^[A-Z]+$/);
const code = z.strictObject({
  type,
  modes: z.array(z.string()),
  cameo: z.string().regex(/^[0-9]{2,4}$/),
});

/** data/model/plover.yaml: the types with their modes, the codes of kinds, the auxiliary modes of statuses, what promised aid is coded as. */
export const ploverSchema = z
  .strictObject({
    types: z.record(type, z.array(z.string())),
    kinds: z.partialRecord(z.enum(CLAIM_KINDS), code),
    statuses: z.partialRecord(z.enum(STATUSES), z.string()),
    promised: z.strictObject({ from: type, to: type }),
  })
  .superRefine(({ types, kinds, promised }, context) => {
    const complain = (path: string[], name: string) => {
      context.addIssue({ code: 'custom', path, message: `“${name}” stands in no row of types` });
    };
    for (const [kind, { type: name, modes }] of Object.entries(kinds)) {
      if (!types[name]) complain(['kinds', kind, 'type'], name);
      for (const mode of modes) if (!types[name]?.includes(mode)) complain(['kinds', kind, 'modes'], mode);
    }
    for (const [key, name] of Object.entries(promised)) if (!types[name]) complain(['promised', key], name);
  });
export type PloverTables = z.infer<typeof ploverSchema>;

/** Reads data/model/plover.yaml. Throws DATA_INVALID for an unknown key, type or mode. */
export function readPlover(files: DataFiles): PloverTables {
  return checked(ploverSchema, files[FILE], FILE);
}
