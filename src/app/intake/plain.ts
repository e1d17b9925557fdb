import { checkIsText, contentTypeOf } from '../input.ts';
import { article, type Context } from './context.ts';
import type { ArticleItem, Material } from './types.ts';

/** Text and pages pass as they are: the engine decodes them and takes the article out. Throws INPUT_NOT_TEXT. */
export function openPlain(material: Material, context: Context): ArticleItem[] {
  checkIsText(material.bytes, material.name);
  const contentType = material.contentType ?? contentTypeOf(material.name);
  return [
    article(context, { bytes: material.bytes, derived: false, given: { contentType, url: material.url ?? null } }),
  ];
}
