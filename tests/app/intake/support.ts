import { openMaterial } from '../../../src/app/intake/open.ts';
import type { ArticleItem, IntakeItem, Material, OpenOptions } from '../../../src/app/intake/types.ts';

export async function all(items: AsyncIterable<IntakeItem>): Promise<IntakeItem[]> {
  const out: IntakeItem[] = [];
  for await (const item of items) out.push(item);
  return out;
}

/** Opens bytes or a text and gives everything that comes. */
export function open(
  content: Uint8Array | string,
  name: string,
  options: OpenOptions & Partial<Pick<Material, 'contentType' | 'url'>> = {},
): Promise<IntakeItem[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { contentType = null, url = null, ...rest } = options;
  return all(openMaterial({ bytes, name, contentType, url }, rest));
}

/** The one article that comes; anything else fails the test. */
export async function one(...args: Parameters<typeof open>): Promise<ArticleItem & { text: string }> {
  const items = await open(...args);
  const [item] = items;
  if (items.length !== 1 || item?.kind !== 'article')
    throw new Error(`not one article: ${JSON.stringify(items.map(brief))}`);
  return { ...item, text: textOf(item) };
}

export const textOf = (item: IntakeItem | undefined): string =>
  item?.kind === 'article' ? new TextDecoder().decode(item.bytes) : '';

/** What came, in short: kind, part, and the code of a problem. */
export const brief = (item: IntakeItem): string =>
  [item.kind, item.part ?? '-', item.kind === 'problem' ? item.error.code : ''].join(' ').trim();
