import { z } from 'zod';
import { checked } from './data-error.ts';
import type { Fold } from './folding.ts';

/** The schema of data/document/page.yaml: names of elements and words of lines by which pages are told apart. */
const words = z.array(z.string().min(1)).min(1);
/** Names are compared without marks and capitals. */
const names = z.array(z.string().regex(/^[a-z0-9]+$/)).min(1);

export const pageSchema = z.strictObject({
  names: z.strictObject({ around: names, comments: names, article: names }),
  related: words,
  comments: words,
  controls: words,
  labels: z.strictObject({ publisher: words, author: words, published: words, updated: words, other: words }),
  notes: words,
});

export type PageLabel = 'publisher' | 'author' | 'published' | 'updated' | 'other';

/** Plain data; words are folded as the matching view is. */
export interface PageTables {
  readonly names: Readonly<Record<'around' | 'comments' | 'article', readonly string[]>>;
  readonly related: readonly string[];
  readonly comments: readonly string[];
  readonly controls: readonly string[];
  readonly labels: Readonly<Record<PageLabel, readonly string[]>>;
  readonly notes: readonly string[];
}

/** Checks the page lexicon. Throws TallyError DATA_INVALID naming file and key. */
export function compilePage(content: unknown, file: string, fold: Fold): PageTables {
  const page = checked(pageSchema, content, file);
  const folded = (list: readonly string[]): string[] => [...new Set(list.map(fold))];
  const { labels } = page;
  return {
    names: page.names,
    related: folded(page.related),
    comments: folded(page.comments),
    controls: folded(page.controls),
    labels: {
      publisher: folded(labels.publisher),
      author: folded(labels.author),
      published: folded(labels.published),
      updated: folded(labels.updated),
      other: folded(labels.other),
    },
    notes: folded(page.notes),
  };
}
