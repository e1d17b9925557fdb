import { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';

/**
 * The schema of data/lexicons/<lang>/document.yaml: how the frame around an article is worded (notices, promises about
 * sources, source lines, datelines). The compiled tables join all languages: a Chinese page may carry English notices.
 */
const forms = z.array(z.string().min(1));
const some = forms.min(1);

const noticeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum([
    'sourcing-statement',
    'platform-disclaimer',
    'advertisement',
    'copyright',
    'editor-line',
    'byline',
    'correction',
    'machine-made',
  ]),
  /** The longest line, in UTF-16 units, that is still taken for such a notice. */
  longest: z.int().positive(),
  /** The line ends without a sentence mark. */
  open: z.boolean().optional(),
  /** The line begins with one of these. */
  starts: some.optional(),
  /** The line holds one form of every group. */
  with: z.array(some).optional(),
  examples: some,
  counterexamples: some,
});

const promiseSchema = z.strictObject({ what: z.enum(['sources', 'screenshots', 'links', 'references']), forms: some });

const documentSchema = z.strictObject({
  language: z.enum(['zh', 'en']),
  notices: z.array(noticeSchema),
  promises: z.array(promiseSchema),
  /** A sourcing statement promises only where it also holds one of these. */
  promised: some,
  sources: z.strictObject({
    /** Open a source line, before a colon or a bar. */
    markers: some,
    /** Those markers whose line gives the title of the original. */
    titles: forms,
    /** Markers that stand alone on a line above a list of sources. */
    lists: forms,
    /** What the name of a publishing body ends with. */
    publishers: forms,
    /** What parts several publishers on one line. */
    conjunctions: forms,
    /** Set before a list of publishers and no part of a name. */
    prefixes: forms,
  }),
  dateline: z.strictObject({
    /** Stand right after the day in a dateline. */
    ends: forms,
    /** End a dateline without a day, between brackets or before a space. */
    bracketed: forms,
    /** Open a bracket about who wrote what follows. */
    credits: forms,
    publishers: forms,
    reporters: forms,
  }),
  months: z.record(z.string().regex(/^([1-9]|1[0-2])$/), some).optional(),
  dateMarks: z.strictObject({ year: some, month: some, day: some }).optional(),
});

export type NoticeKind = z.infer<typeof noticeSchema>['kind'];
export type PromiseKind = z.infer<typeof promiseSchema>['what'];

export interface NoticeRule {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly longest: number;
  readonly open: boolean;
  readonly starts: readonly string[];
  readonly with: readonly (readonly string[])[];
}
/** Plain data, every form folded as the matching view is. */
export interface DocumentTables {
  readonly notices: readonly NoticeRule[];
  readonly promises: readonly { readonly what: PromiseKind; readonly forms: readonly string[] }[];
  readonly promised: readonly string[];
  readonly sources: Readonly<
    Record<'markers' | 'titles' | 'lists' | 'publishers' | 'conjunctions' | 'prefixes', readonly string[]>
  >;
  readonly dateline: Readonly<Record<'ends' | 'bracketed' | 'credits' | 'publishers' | 'reporters', readonly string[]>>;
  readonly months: readonly (readonly [form: string, month: number])[];
  readonly dateMarks: Readonly<Record<'year' | 'month' | 'day', readonly string[]>>;
}
/** The sentences that tests run each notice rule on. */
export interface NoticeExamples {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
}
export interface DataFile {
  /** The path under data/, for messages. */
  readonly name: string;
  readonly data: unknown;
}
export type Fold = (form: string) => string;

type Lexicon = z.infer<typeof documentSchema>;

function parse(file: DataFile): Lexicon {
  const result = documentSchema.safeParse(file.data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const at = issue?.path.join('.') ?? '';
  throw new TallyError('DATA_INVALID', `${file.name}: ${at === '' ? '' : `${at}: `}${issue?.message ?? 'not valid'}`);
}

/**
 * Checks and joins the document lexicons of all languages. `fold` brings a form into the matching view and keeps its
 * length. Throws DATA_INVALID naming file, entry and key, and DATA_CONFLICT where a rule could fit any line.
 */
export function compileDocument(files: readonly DataFile[], fold: Fold): DocumentTables {
  const lexicons = files.map((file) => ({ file, lexicon: parse(file) }));
  const folded = (list: readonly string[]): string[] => list.map(fold);
  const joined = (pick: (lexicon: Lexicon) => readonly string[]): string[] => [
    ...new Set(lexicons.flatMap(({ lexicon }) => folded(pick(lexicon)))),
  ];
  return {
    notices: lexicons.flatMap(({ file, lexicon }) =>
      lexicon.notices.map((rule) => {
        if (!rule.starts && !rule.with)
          throw new TallyError(
            'DATA_CONFLICT',
            `${file.name}: notice ${rule.id} has neither "starts" nor "with", so it would fit any line`,
          );
        return {
          id: `${lexicon.language}/${rule.id}`,
          kind: rule.kind,
          longest: rule.longest,
          open: rule.open ?? false,
          starts: folded(rule.starts ?? []),
          with: (rule.with ?? []).map(folded),
        };
      }),
    ),
    promises: lexicons.flatMap(({ lexicon }) =>
      lexicon.promises.map(({ what, forms: list }) => ({ what, forms: folded(list) })),
    ),
    promised: joined((l) => l.promised),
    sources: {
      markers: joined((l) => l.sources.markers),
      titles: joined((l) => l.sources.titles),
      lists: joined((l) => l.sources.lists),
      publishers: joined((l) => l.sources.publishers),
      conjunctions: joined((l) => l.sources.conjunctions),
      prefixes: joined((l) => l.sources.prefixes),
    },
    dateline: {
      ends: joined((l) => l.dateline.ends),
      bracketed: joined((l) => l.dateline.bracketed),
      credits: joined((l) => l.dateline.credits),
      publishers: joined((l) => l.dateline.publishers),
      reporters: joined((l) => l.dateline.reporters),
    },
    months: lexicons.flatMap(({ lexicon }) =>
      Object.entries(lexicon.months ?? {}).flatMap(([month, list]) =>
        list.map((form): readonly [string, number] => [fold(form), Number(month)]),
      ),
    ),
    dateMarks: {
      year: joined((l) => l.dateMarks?.year ?? []),
      month: joined((l) => l.dateMarks?.month ?? []),
      day: joined((l) => l.dateMarks?.day ?? []),
    },
  };
}

/** The examples that stand in the files, for the test that runs them. */
export function noticeExamples(files: readonly DataFile[]): NoticeExamples[] {
  return files.flatMap((file) => {
    const { language, notices } = parse(file);
    return notices.map(({ id, kind, examples, counterexamples }) => ({
      id: `${language}/${id}`,
      kind,
      examples,
      counterexamples,
    }));
  });
}
