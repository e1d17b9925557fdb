import { z } from 'zod';
import { CLAIM_KINDS, type ClaimKind } from '../contract/kinds.ts';
import { checked, checkedEntries, type DataFiles } from './data-error.ts';
import type { Fold } from './folding.ts';
import { organisationSchema, personSchema } from './names.ts';

/**
 * The schema of data/model/events.yaml: which claims are about one event. It is knowledge of the field, compiled like
 * all of data/, and handed to the ledger by src/app.
 */
const days = z.int().min(0).max(4000);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const kindSchema = z.strictObject({
  layer: z.enum(['matter', 'happening', 'words']),
  parties: z.enum(['together', 'directed', 'target']),
  receivers: z.literal('one').optional(),
  by: z.enum(['item', 'class', 'nothing']),
  place: z.enum(['apart', 'free']),
  people: z.literal('apart').optional(),
  window: days,
  tolerance: days,
  reach: days,
});

const joined = CLAIM_KINDS.filter((kind): kind is Exclude<ClaimKind, 'judgement'> => kind !== 'judgement');

export const eventsSchema = z.strictObject({
  kinds: z.strictObject(
    Object.fromEntries(joined.map((kind) => [kind, kindSchema])) as Record<(typeof joined)[number], typeof kindSchema>,
  ),
  day: days,
  shares: z.strictObject({ units: z.array(z.string()).min(1), window: days }),
  changes: z.array(z.string()),
  plans: z.strictObject({ window: days }),
  classes: z.array(
    z.strictObject({
      as: id,
      classes: z.array(id).min(1),
      kinds: z.array(z.enum(CLAIM_KINDS)).optional(),
      except: z.array(id).optional(),
    }),
  ),
  people: z.array(id).min(1),
  items: z.array(z.strictObject({ as: id, items: z.array(id).min(2) })),
  placeEndings: z.array(z.string().regex(/^-[a-z]+$/)),
  parts: z.array(z.string().min(1)),
});

/** An organisation as a source of reports. */
export interface Voice {
  readonly name: string;
  /** The state that it speaks for or belongs to. */
  readonly state: string | null;
  /** Whether it passes on what others say, as media and agencies do. */
  readonly isOutlet: boolean;
}

export interface EventTables extends z.infer<typeof eventsSchema> {
  /** Organisations and people who are quoted, by id. */
  readonly voices: Readonly<Record<string, Voice>>;
  /** The id of an organisation by the folded forms of its name, to know a publisher by. */
  readonly publishers: Readonly<Record<string, string>>;
}

/** Throws TallyError DATA_INVALID naming the key that does not fit. */
export function compileEvents(files: DataFiles, fold: Fold): EventTables {
  const rules = checked(eventsSchema, files['model/events.yaml'], 'model/events.yaml');
  const voices: Record<string, Voice> = {};
  const publishers: Record<string, string> = {};
  for (const { entry } of checkedEntries(files, 'names/organisations/', organisationSchema)) {
    const isOutlet = entry.kind === 'media' || entry.kind === 'agency';
    voices[entry.id] = {
      name: entry.name,
      state: entry.organOf ?? (isOutlet ? null : (entry.country ?? null)),
      isOutlet,
    };
    for (const form of [entry.name, ...(entry.en ?? []), ...(entry.zh ?? [])]) publishers[fold(form)] ??= entry.id;
  }
  for (const { entry } of checkedEntries(files, 'names/people/', personSchema))
    voices[entry.id] = { name: entry.name, state: entry.state ?? null, isOutlet: false };
  return { ...rules, parts: rules.parts.map(fold), voices, publishers };
}
