import { z } from 'zod';
import { CLAIM_KINDS } from '../contract/kinds.ts';
import { TallyError } from '../kernel/errors.ts';
import { parseEdtf } from '../kernel/edtf.ts';
import { compileMessages, messagesSchema, type MessageTables } from './check-messages.ts';

/**
 * The schemas of data/checks/: what the checks say (messages.yaml), which words they look for (words.yaml), and the
 * plain facts that they hold claims against (anniversaries.yaml, states.yaml).
 */
const forms = z.array(z.string().min(1));
const count = z.int().nonnegative();
const reach = z.strictObject({ zh: z.int().positive(), en: z.int().positive() });
const byNumber = z.record(z.string().min(1), z.int().positive());
const both = z.strictObject({ zh: forms, en: forms });
const kind = z.enum(CLAIM_KINDS).exclude(['judgement']);
const isoDay = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);

const wordsSchema = z.strictObject({
  attribution: z.strictObject({ generic: forms, named: forms, diffuse: forms }),
  figures: z.strictObject({ from: count, casualtiesFrom: count, kinds: z.array(kind) }),
  parts: z.strictObject({
    exhaustive: forms,
    inclusive: forms,
    joins: forms,
    breaks: forms,
    tolerance: z.number().min(0).max(1),
    reach,
  }),
  shares: z.strictObject({ cues: forms, other: forms }),
  contradiction: z.strictObject({ kinds: z.array(kind), additive: forms, tolerance: z.number().min(0).max(1) }),
  ranges: z.strictObject({ forces: forms }),
  anniversaries: z.strictObject({
    marks: both,
    fillers: both,
    loose: forms,
    equates: forms,
    dayEvents: forms,
    onDay: forms,
    tolerance: z.strictObject({ before: count, after: count }),
    reach,
    years: z.int().positive(),
    numerals: z.strictObject({ digits: byNumber, ten: z.string().length(1), hundred: z.string().length(1) }),
    ordinals: z.strictObject({ suffixes: forms, units: byNumber, tens: byNumber, stems: byNumber }),
  }),
  pictures: forms,
});

const anniversarySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** English, with its article, as it stands in a message. */
  name: z.string().min(1),
  /** Every day on which it is kept. */
  dates: z.array(isoDay).min(1),
  /** Kept on other days too: only the number of years is checked. */
  loose: z.boolean().optional(),
  zh: forms.optional(),
  en: forms.optional(),
  bare: z.strictObject({ forms: forms.min(1), with: forms.min(1) }).optional(),
});

const stateSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}$/),
  name: z.string().min(1),
  forces: z.int().positive(),
  population: z.int().positive(),
  /** USD a year. */
  economy: z.int().positive(),
});

type Words = z.infer<typeof wordsSchema>;
export type CheckWords = Words;

export interface AnniversaryEntry {
  readonly id: string;
  readonly name: string;
  readonly dates: readonly string[];
  readonly loose: boolean;
  readonly forms: readonly string[];
  readonly bare: { readonly forms: readonly string[]; readonly with: readonly string[] } | null;
}
export interface StateFacts {
  readonly id: string;
  readonly name: string;
  readonly forces: number;
  readonly population: number;
  readonly economy: number;
}
/** Plain data, every form folded as the matching view is. */
export interface CheckTables {
  readonly messages: MessageTables;
  readonly words: CheckWords;
  readonly anniversaries: readonly AnniversaryEntry[];
  readonly states: readonly StateFacts[];
}
export interface CheckFile {
  /** The path under data/, for messages. */
  readonly name: string;
  readonly data: unknown;
}
export interface CheckFiles {
  readonly messages: CheckFile;
  readonly words: CheckFile;
  readonly anniversaries: CheckFile;
  readonly states: CheckFile;
}

function parse<T>(schema: z.ZodType<T>, file: CheckFile): T {
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const entry =
    Array.isArray(file.data) && typeof path[0] === 'number'
      ? (file.data[path[0]] as { id?: unknown } | null)?.id
      : undefined;
  const where = [...(typeof entry === 'string' ? [entry, ...path.slice(1)] : path)].join('.');
  throw new TallyError(
    'DATA_INVALID',
    `${file.name}: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'not valid'}`,
  );
}

function refuseTwins(file: CheckFile, ids: readonly string[]): void {
  const twin = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twin !== undefined) throw new TallyError('DATA_CONFLICT', `${file.name}: ${twin} stands twice`);
}

/** Folds every string of a structure of words; keys that are words themselves fold too. */
function foldAll<T>(value: T, fold: (form: string) => string): T {
  if (typeof value === 'string') return fold(value) as T;
  // two scripts of one form fold into one
  if (Array.isArray(value)) return [...new Set(value.map((item: unknown) => foldAll(item, fold)))] as T;
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, foldAll(item as unknown, fold)])) as T;
  return value;
}

/**
 * Checks and compiles data/checks/. `fold` brings a form into the matching view and keeps its length. Throws
 * DATA_INVALID naming file, entry and key; DATA_CONFLICT where an entry stands twice.
 */
export function compileChecks(files: CheckFiles, fold: (form: string) => string): CheckTables {
  const anniversaries = parse(z.array(anniversarySchema), files.anniversaries);
  refuseTwins(
    files.anniversaries,
    anniversaries.map((a) => a.id),
  );
  for (const { id, dates } of anniversaries)
    for (const date of dates)
      if (!parseEdtf(date))
        throw new TallyError('DATA_INVALID', `${files.anniversaries.name}: ${id}: ${date} is no day of the calendar`);
  const states = parse(z.array(stateSchema), files.states);
  refuseTwins(
    files.states,
    states.map((s) => s.id),
  );
  return {
    messages: compileMessages(files.messages.name, parse(messagesSchema, files.messages)),
    words: foldAll(parse(wordsSchema, files.words), fold),
    anniversaries: anniversaries.map(({ id, name, dates, loose, zh, en, bare }) => ({
      id,
      name,
      dates,
      loose: loose ?? false,
      forms: [...(zh ?? []), ...(en ?? [])].map(fold).sort((a, b) => b.length - a.length),
      bare: bare ? foldAll(bare, fold) : null,
    })),
    states,
  };
}
