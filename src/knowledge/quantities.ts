import { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';
import { checked } from './data-error.ts';

/**
 * The schemas of data/lexicons/{zh,en}/quantities.yaml, currencies.yaml and measures.yaml, and their compiler. The
 * tables are plain JSON; every form in them is folded as the matching view folds texts.
 */
const forms = z.array(z.string().min(1));
const values = z.record(z.string().min(1), z.number());
const bound = z.number().nullable();
const ranged = z.strictObject({ forms, min: bound, max: bound });
const pair = z.tuple([z.number(), z.number()]);
const boundWords = z.strictObject({
  about: forms,
  nearly: forms.default([]),
  min: forms,
  max: forms,
  exact: forms.default([]),
});
const changes = z.strictObject({
  up: forms,
  down: forms,
  fill: forms,
  after: z.strictObject({ up: forms, down: forms }),
});
const periods = z.strictObject({ year: forms, month: forms, week: forms, day: forms, hour: forms });

export const chineseSchema = z.strictObject({
  digits: values,
  counting: forms,
  formal: forms,
  multipliers: values,
  myriads: values,
  contracted: values,
  collective: values,
  point: forms,
  half: forms,
  over: forms,
  whole: forms,
  minus: forms,
  ordinal: forms,
  some: z.record(z.string(), pair),
  someLast: forms,
  dozens: pair,
  more: forms,
  odd: forms,
  perHundred: values,
  tenths: values,
  discount: values,
  tenthsNotBefore: forms,
  wholeDiscount: forms,
  shares: z.array(ranged),
  fixed: z.array(ranged),
  unbounded: forms,
  before: boundWords,
  bareMin: forms,
  guards: forms,
  after: boundWords,
  range: forms,
  join: forms,
  between: forms,
  flanks: forms,
  notAfter: forms,
  labelsBefore: forms,
  labelsAfter: forms,
  designationHeads: forms,
  change: changes,
  nounStops: forms,
  calendar: z.strictObject({
    year: forms,
    month: forms,
    day: forms,
    yearTails: forms,
    clock: forms,
    minute: forms,
  }),
  idioms: forms,
  per: z.strictObject({ before: periods, after: periods }),
});

export const englishSchema = z.strictObject({
  small: values,
  tens: values,
  hundred: values,
  scales: values,
  scaleMarks: z.strictObject({ attached: values, spaced: values, capital: values, money: values }),
  collective: values,
  ordinals: values,
  ordinalSuffixes: forms,
  halves: values,
  article: forms,
  and: forms,
  of: forms,
  point: forms,
  minus: forms,
  over: forms,
  outOf: forms,
  oneIn: forms,
  plurals: z.record(z.string(), pair),
  onlyWithScale: forms,
  some: z.array(
    z.strictObject({ forms, low: z.number(), alone: z.number().nullable(), exact: z.boolean().default(false) }),
  ),
  shares: z.array(ranged),
  multiples: values,
  before: boundWords,
  after: boundWords,
  range: forms,
  from: forms,
  moving: forms,
  change: changes,
  between: forms,
  join: forms,
  labels: forms,
  designationHeads: forms,
  idioms: forms,
  nounStops: forms,
  determiners: forms,
  per: z.strictObject({ after: periods }),
});

const part = z.strictObject({ after: forms, zh: forms.default([]), share: z.number() });
export const currencySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  /** The code is a word of English too and says nothing alone. */
  word: z.boolean().default(false),
  before: forms.default([]),
  after: forms.default([]),
  zh: forms.default([]),
  zhLast: forms.default([]),
  part: part.optional(),
  tenth: part.optional(),
});

export const unitKinds = [
  'persons',
  'money',
  'percent',
  'times',
  'length',
  'mass',
  'volume',
  'duration',
  'weapons',
  'count',
  'none',
] as const;
export const measureSchema = z.strictObject({
  unit: z.string().min(1),
  kind: z.enum(unitKinds),
  measures: forms.default([]),
  symbols: forms.default([]),
  zh: forms.default([]),
  en: forms.default([]),
  plural: forms.default([]),
  designated: forms.default([]),
  ordinals: forms.default([]),
  calibre: z.boolean().default(false),
  half: z.strictObject({ unit: z.string(), value: z.number() }).optional(),
});
export const measuresSchema = z.strictObject({
  units: z.array(measureSchema),
  classifiers: z.array(
    z.strictObject({
      forms,
      default: z.string().nullable(),
      nouns: z.array(z.string()),
      any: z.boolean().default(false),
    }),
  ),
  calibred: z.strictObject({ zh: forms, en: forms }),
  percent: z.strictObject({ signs: forms, perMille: forms, zh: forms, en: forms }),
});

export type UnitKind = (typeof unitKinds)[number];
type Measures = z.infer<typeof measuresSchema>;

/** Everything the quantity recogniser knows: JSON, folded, English plurals made. */
export interface QuantityTables {
  readonly zh: z.infer<typeof chineseSchema>;
  readonly en: z.infer<typeof englishSchema>;
  readonly currencies: readonly z.infer<typeof currencySchema>[];
  readonly measures: Measures;
}

/** The parsed YAML of the four files, under the names that errors give. */
export interface QuantityFiles {
  readonly zh: unknown;
  readonly en: unknown;
  readonly currencies: unknown;
  readonly measures: unknown;
}

/** Fields that hold names of ours rather than words of a language. */
const UNFOLDED = new Set(['code', 'unit', 'kind', 'default', 'nouns']);

/**
 * Validates the four files and folds their forms with `fold`, which must be the folding of the matching view.
 * Throws TallyError DATA_INVALID naming file, entry and key.
 */
export function compileQuantities(files: QuantityFiles, fold: (form: string) => string): QuantityTables {
  const zh = checked(chineseSchema, files.zh, 'lexicons/zh/quantities.yaml');
  const en = checked(englishSchema, files.en, 'lexicons/en/quantities.yaml');
  const currencies = checked(z.array(currencySchema), files.currencies, 'lexicons/currencies.yaml');
  const measures = checked(measuresSchema, files.measures, 'lexicons/measures.yaml');
  const known = new Set(measures.units.map((u) => u.unit));
  for (const { forms: of, default: unit, nouns } of measures.classifiers) {
    const unknown = [...(unit === null ? [] : [unit]), ...nouns].find((u) => !known.has(u));
    if (unknown !== undefined)
      throw new TallyError(
        'DATA_INVALID',
        `data/lexicons/measures.yaml: classifiers ${of.join(' ')}: no unit "${unknown}"`,
      );
  }
  const units = measures.units.map((u) => ({
    ...u,
    plural: [...u.plural, ...u.en.map(pluralOf)],
    designated: [...u.designated, ...u.designated.map(pluralOf)],
  }));
  const counted = currencies.map((c) => ({ ...c, after: withPlurals(c.after), ...parts(c) }));
  return foldAll({ zh, en, currencies: counted, measures: { ...measures, units } }, fold);
}

function parts(c: z.infer<typeof currencySchema>): Pick<z.infer<typeof currencySchema>, 'part' | 'tenth'> {
  return {
    ...(c.part ? { part: { ...c.part, after: withPlurals(c.part.after) } } : {}),
    ...(c.tenth ? { tenth: { ...c.tenth, after: withPlurals(c.tenth.after) } } : {}),
  };
}

function withPlurals(words: string[]): string[] {
  return [...new Set([...words, ...words.filter((w) => /[a-z]{4}$/.test(w)).map(pluralOf)])];
}

/** The regular English plural; irregular ones stand in the data. */
function pluralOf(word: string): string {
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/man$/.test(word)) return `${word.slice(0, -2)}en`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

function foldAll<T>(value: T, fold: (form: string) => string): T {
  const walk = (v: unknown): unknown => {
    if (typeof v === 'string') return fold(v);
    if (Array.isArray(v)) return [...new Set(v.map(walk))];
    if (typeof v !== 'object' || v === null) return v;
    const out: Record<string, unknown> = {};
    // Keys in Latin letters are names of the schema or English words, which are lower case as they stand.
    for (const [k, inner] of Object.entries(v))
      out[/^\w+$/.test(k) ? k : fold(k)] = UNFOLDED.has(k) ? inner : walk(inner);
    return out;
  };
  return walk(value) as T;
}
