import { z } from 'zod';
import { CLAIM_KINDS, OUTCOMES, STATUSES } from '../contract/kinds.ts';
import { checked, checkedEntries, type DataFiles } from './data-error.ts';
import { readPlover } from './plover.ts';

/** Claim kinds that a frame can make, and the ways in which its words mark who does what. */
const kind = z.enum(CLAIM_KINDS);

/**
 * A valency: which part of a clause fills which role of a claim. `subject` and `object` are read from word order,
 * the others from the markers of each language (data/lexicons/<lang>/words.yaml).
 */
const role = z.enum(['actor', 'target', 'item', 'place', 'none']);
export const valencySchema = z.strictObject({
  id: z.string(),
  subject: role,
  object: role,
  to: role.optional(),
  from: role.optional(),
  with: role.optional(),
  for: role.optional(),
  /** What a noun of this valency takes after "of" or before 的. */
  of: role.optional(),
});

/** A sentence and what of it is read; `kind: null` says that no claim of the frame's kinds is made (data/README.md). */
export const exampleSchema = z.strictObject({
  text: z.string().min(1),
  kind: kind.nullable(),
  actors: z.array(z.string()).optional(),
  targets: z.array(z.string()).optional(),
  item: z.string().optional(),
  place: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  published: z.string().optional(),
});

const frameFields = z.strictObject({
  id: z.string(),
  /** Likeliest first; the object and the company that it keeps decide between them. */
  kinds: z.array(kind).min(1),
  takes: z.string(),
  /** Chinese: forms as they stand. English: lemmas, inflected by the compiler. */
  verbs: z.array(z.string()).optional(),
  nouns: z.array(z.string()).optional(),
  /** Set where the words themselves promise, deny or doubt. */
  status: z.enum(STATUSES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  /** A word that makes a claim only in company (with a quantity, an item or two parties). */
  weak: z.boolean().optional(),
  plover: z.string().optional(),
  /** A mode of the PLOVER type that the claim gets, by its frame or by its kind; of any other type it says nothing. */
  mode: z.string().optional(),
  cameo: z.string().optional(),
  examples: z.array(exampleSchema),
});
export const frameSchema = frameFields.superRefine(({ kinds, examples }, context) => {
  const complain = (message: string) => {
    context.addIssue({ code: 'custom', path: ['examples'], message });
  };
  if (!examples.some((e) => e.kind !== null)) complain('needs a sentence of a kind that the frame makes');
  if (!examples.some((e) => e.kind === null))
    complain('needs a sentence with one of its words that is no claim (kind: null)');
  for (const { kind, text } of examples)
    if (kind !== null && !kinds.includes(kind)) complain(`“${text}” is of kind ${kind}, which the frame does not make`);
});
export type FrameEntry = z.infer<typeof frameSchema>;
export type ValencyEntry = z.infer<typeof valencySchema>;

/** A frame as the engine uses it. */
export interface Frame {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly valency: ValencyEntry;
  readonly status: string | null;
  readonly outcome: string | null;
  readonly weak: boolean;
  readonly plover: string | null;
  readonly mode: string | null;
  readonly cameo: string | null;
}

export interface SourcedFrame {
  readonly lang: 'zh' | 'en';
  readonly file: string;
  readonly entry: FrameEntry;
  readonly frame: Frame;
}

/** Reads data/patterns/. Throws DATA_INVALID for an unknown key, kind, valency, PLOVER type or mode. */
export function readFrames(files: DataFiles): SourcedFrame[] {
  const valencies = new Map(
    checkedEntries(files, 'patterns/valencies.yaml', valencySchema).map(({ entry }) => [entry.id, entry]),
  );
  const plover = readPlover(files);
  const out: SourcedFrame[] = [];
  const seen = new Set<string>();
  for (const lang of ['zh', 'en'] as const) {
    for (const { file, entry } of checkedEntries(files, `patterns/${lang}/`, frameSchema)) {
      const valency = valencies.get(entry.takes);
      if (!valency) checked(z.never(), entry.takes, file, `${entry.id}: takes`);
      if (entry.plover && !plover.types[entry.plover]) checked(z.never(), entry.plover, file, `${entry.id}: plover`);
      // A frame without a type of its own takes that of the claim's kind.
      const types = entry.plover ? [entry.plover] : entry.kinds.flatMap((k) => plover.kinds[k]?.type ?? []);
      if (entry.mode && !types.some((t) => plover.types[t]!.includes(entry.mode!)))
        checked(z.never(), entry.mode, file, `${entry.id}: mode`);
      if (seen.has(entry.id)) checked(z.never(), entry.id, file, `${entry.id}: id stands twice`);
      seen.add(entry.id);
      out.push({
        lang,
        file,
        entry,
        frame: {
          id: entry.id,
          kinds: entry.kinds,
          valency: valency!,
          status: entry.status ?? null,
          outcome: entry.outcome ?? null,
          weak: entry.weak ?? false,
          plover: entry.plover ?? null,
          mode: entry.mode ?? null,
          cameo: entry.cameo ?? null,
        },
      });
    }
  }
  return out;
}
