import { TallyError } from '../../kernel/errors.ts';
import type { GivenMetadata } from '../../ledger/port.ts';
import type { Budget } from './budget.ts';
import type { ArticleItem, IntakeItem, Material, OpenOptions, ProblemItem } from './types.ts';

/** What openers share while one material is opened. */
export interface Context {
  readonly options: OpenOptions;
  readonly budget: Budget;
  /** How many containers this one lies in. */
  readonly depth: number;
  /** Opens what lies inside, one deeper; the caller puts the part's place before its items with `within`. */
  readonly open: (material: Material, context: Context) => AsyncIterable<IntakeItem>;
}

/** Opens one format. May throw a TallyError for the material as a whole; parts that fail are items. */
export type Opener = (
  material: Material,
  context: Context,
) => AsyncIterable<IntakeItem> | Iterable<IntakeItem> | Promise<Iterable<IntakeItem>>;

export const UTF8_TEXT = 'text/plain; charset=utf-8';
export const UTF8_HTML = 'text/html; charset=utf-8';

/** An article with everything that is not told left empty. What the caller was told goes before what the container says. */
export function article(
  context: Context,
  item: { bytes: Uint8Array; derived: boolean; part?: string | null; given: Partial<GivenMetadata> } & Partial<
    Pick<ArticleItem, 'id' | 'author' | 'pages'>
  >,
): ArticleItem {
  const told = context.options.given ?? {};
  const { given } = item;
  const either = (key: keyof GivenMetadata): string | null => told[key] ?? given[key] ?? null;
  return {
    kind: 'article',
    part: item.part ?? null,
    bytes: item.bytes,
    derived: item.derived,
    given: {
      // What the bytes are, their maker knows better than who gave the whole.
      contentType: item.derived ? (given.contentType ?? null) : either('contentType'),
      title: either('title'),
      url: either('url'),
      publisher: either('publisher'),
      published: either('published'),
      lang: either('lang'),
    },
    id: item.id ?? null,
    author: item.author ?? null,
    pages: item.pages ?? [],
  };
}

export function problem(part: string | null, error: unknown): ProblemItem {
  return { kind: 'problem', part, error: coded(error) };
}

/** Any error as a coded one: what a library throws on bytes that it cannot read is damage. */
export function coded(error: unknown, what = 'It'): TallyError {
  if (error instanceof TallyError) return error;
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  return new TallyError('INTAKE_DAMAGED', `${what} is damaged or not what it seems (${reason}).`, { cause: error });
}

/** Gives every item its place inside `step`. */
export async function* within(step: string, items: AsyncIterable<IntakeItem>): AsyncIterable<IntakeItem> {
  for await (const item of items) yield { ...item, part: item.part === null ? step : `${step}/${item.part}` };
}

/** One step of a place, with the marks that part steps written otherwise. */
export function step(kind: string, value: string | number): string {
  return `${kind}=${String(value).replaceAll('%', '%25').replaceAll('\n', '%0A')}`;
}
