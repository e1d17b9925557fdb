import { checkIsText } from '../input.ts';
import { columnsOf, fieldsOf } from './columns.ts';
import { article, UTF8_TEXT, type Context } from './context.ts';
import { decodeText, encodeText } from './text.ts';
import type { ArticleItem, Material } from './types.ts';

/** The longest front matter that is read (units). */
const LONGEST = 64 * 1024;

/**
 * Markdown is read as the text that it is, its marks kept. What stands above the text between two lines of `---`
 * (YAML) or `+++` (TOML) is metadata: its plain `key: value` lines are read, the rest of it is passed over.
 */
export async function openMarkdown(material: Material, context: Context): Promise<ArticleItem[]> {
  checkIsText(material.bytes, material.name);
  const url = material.url ?? null;
  const text = decodeText(material.bytes, material.contentType ?? null);
  const found = frontMatter(text);
  if (!found)
    return [article(context, { bytes: material.bytes, derived: false, given: { contentType: 'text/plain', url } })];
  const columns = await columnsOf(context.options.columns);
  const fields = fieldsOf(found.values, { ...columns, text: [], html: [], bytes: [], contentType: [] });
  const { id, author, ...given } = fields;
  return [
    article(context, {
      bytes: encodeText(text.slice(found.end)),
      derived: true,
      given: { ...given, url: given.url ?? url, contentType: UTF8_TEXT },
      id,
      author,
    }),
  ];
}

function frontMatter(text: string): { values: Record<string, unknown>; end: number } | null {
  const mark = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (!mark) return null;
  const head = text.slice(0, LONGEST);
  const close = head.indexOf(`\n${mark[1]!}`, mark[0].length - 1);
  if (close < 0) return null;
  const line = head.indexOf('\n', close + 1);
  const values: Record<string, unknown> = {};
  for (const entry of head.slice(mark[0].length, close).split('\n')) {
    const pair = /^([\w.-]+)\s*[:=]\s*(.*?)\s*$/.exec(entry);
    if (pair) values[pair[1]!] = unquoted(pair[2]!);
  }
  return { values, end: line < 0 ? text.length : line + 1 };
}

function unquoted(value: string): string {
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(value);
  return quoted ? (quoted[1] ?? quoted[2] ?? '') : value;
}
