import { TallyError } from '../../kernel/errors.ts';
import { captureMaterial, openMaterial } from './open.ts';
import type { ArticleItem, Material, OpenOptions, ProblemItem } from './types.ts';

/** An article, and whether the material holds more than it. */
export interface FirstArticle {
  readonly article: ArticleItem;
  readonly more: boolean;
}

/**
 * The first article of what came in, for who reads one alone; a web archive's first capture is opened for it. Rejects
 * with the error of the first problem where there is no article, and with INTAKE_NO_TEXT where there are only links.
 */
export async function firstArticle(material: Material, options: OpenOptions = {}): Promise<FirstArticle> {
  let article: ArticleItem | null = null;
  let problem: ProblemItem | null = null;
  for await (const item of openMaterial(material, options)) {
    if (article) return { article, more: true };
    if (item.kind === 'article') article = item;
    else if (item.kind === 'problem') problem ??= item;
    else if (item.kind === 'capture') {
      const found = await firstArticle(captureMaterial(item.capture), options).catch((error: unknown) => error);
      if (found instanceof TallyError) problem ??= { kind: 'problem', part: item.part, error: found };
      else if (found instanceof Error) throw found;
      else ({ article } = found as FirstArticle);
    }
  }
  if (article) return { article, more: false };
  throw problem?.error ?? new TallyError('INTAKE_NO_TEXT', `${material.name} holds no article, only links or nothing.`);
}
