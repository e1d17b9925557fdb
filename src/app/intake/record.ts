import { fromBase64 } from '../../kernel/base64.ts';
import { TallyError } from '../../kernel/errors.ts';
import { fieldsOf, type Columns } from './columns.ts';
import { article, UTF8_HTML, UTF8_TEXT, within, type Context } from './context.ts';
import { encodeText } from './text.ts';
import type { IntakeItem, Material } from './types.ts';

/**
 * The article of one record of JSON or a table. `bytes` are opened as material of their own, so that a record may
 * carry a page or a PDF. Throws TallyError INTAKE_NO_TEXT, INPUT_CONTENT, INPUT_BASE64.
 */
export async function* openRecord(
  record: Readonly<Record<string, unknown>>,
  part: string,
  columns: Columns,
  material: Material,
  context: Context,
): AsyncIterable<IntakeItem> {
  const { id, author, text, html, bytes, contentType, ...given } = fieldsOf(record, columns);
  const contents = [text, html, bytes].filter((content) => content !== null);
  if (contents.length === 0)
    throw new TallyError('INTAKE_NO_TEXT', `It has no text: none of its fields is one of ${columns.text.join(', ')}.`);
  if (bytes !== null) {
    if (contents.length > 1)
      throw new TallyError('INPUT_CONTENT', 'It has "bytes" beside "text" or "html"; one of them is the article.');
    const told = context.options.given ?? {};
    const inner: Context = {
      ...context,
      options: { ...context.options, given: { ...compact(given), ...compact(told) } },
    };
    const inside = { bytes: fromBase64(bytes), name: id ?? material.name, contentType, url: given.url };
    for await (const item of within(part, context.open(inside, inner))) {
      yield item.kind === 'article' ? { ...item, id: item.id ?? id, author: item.author ?? author } : item;
    }
    return;
  }
  // Where a record gives both, its own plain text was made from the page: the page says more.
  const page = html !== null;
  const encoded = encodeText(html ?? text!);
  yield article(context, {
    bytes: encoded,
    derived: true,
    part,
    given: { ...given, url: given.url ?? null, contentType: page ? UTF8_HTML : UTF8_TEXT },
    id,
    author,
  });
}

function compact<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;
}
