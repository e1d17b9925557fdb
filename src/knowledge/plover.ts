import { z } from 'zod';
import { CLAIM_KINDS, STATUSES } from '../contract/kinds.ts';

const type = z.string().regex(/^[A-Z]+$/);
const code = z.strictObject({
  type,
  modes: z.array(z.string()),
  cameo: z.string().regex(/^[0-9]{2,4}$/),
});

/** data/model/plover.yaml: the codes of kinds, the auxiliary modes of statuses, what promised aid is coded as. */
export const ploverSchema = z.strictObject({
  kinds: z.partialRecord(z.enum(CLAIM_KINDS), code),
  statuses: z.partialRecord(z.enum(STATUSES), z.string()),
  promised: z.strictObject({ from: type, to: type }),
});
export type PloverTables = z.infer<typeof ploverSchema>;
