import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { PageTables } from '../../knowledge/page.ts';
import { attribute } from './html-tree.ts';

/** What an element's own names say of it. */
export type NamedAs = 'around' | 'comments' | 'article' | null;

/** Elements that are named for what they hold; a paragraph's name says how it looks. */
const NAMED = new Set(
  'div section ul ol dl table tbody tr td aside header footer nav form article main figure span'.split(' '),
);

/** Makes the reader of class, id, role and itemprop. Words are parted at marks and capitals ("post-comments", "relNews"). */
export function createNameReader({ names }: PageTables): (element: Tree.Element) => NamedAs {
  const around = new Set(names.around);
  const comments = new Set(names.comments);
  const article = new Set(names.article);
  return (element) => {
    const { tagName } = element;
    if (attribute(element, 'itemprop')?.toLowerCase() === 'articlebody') return 'article';
    if (!NAMED.has(tagName)) return null;
    if (tagName === 'article' || tagName === 'main' || attribute(element, 'role') === 'main') return 'article';
    let found: NamedAs = null;
    for (const name of namesOf(element)) {
      const whole = name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
      if (article.has(whole)) return 'article';
      for (const word of wordsOf(name)) {
        if (comments.has(word)) found = 'comments';
        else if (around.has(word)) found ??= 'around';
      }
    }
    return found;
  };
}

function namesOf(element: Tree.Element): string[] {
  const written = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return written
    .slice(0, 400)
    .split(/\s+/)
    .filter((name) => name !== '')
    .slice(0, 12);
}

function wordsOf(name: string): string[] {
  const parted = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return parted.split(/[^a-z]+/).filter((word) => word !== '');
}
