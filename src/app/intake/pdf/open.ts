import { TallyError } from '../../../kernel/errors.ts';
import { article, step, UTF8_TEXT, type Context } from '../context.ts';
import { encodeText, oneLine } from '../text.ts';
import type { ArticleItem, Material, PageStart } from '../types.ts';
import { readingOrder } from './columns.ts';
import { rowsOf } from './lines.ts';
import { goesOn, joinLines, paragraphsOf, type Paragraph } from './paragraphs.ts';
import { loadPdf } from './load.ts';
import { withoutRunningLines } from './running.ts';

/**
 * A PDF as one article: columns in the order of reading, paragraphs put together over lines and pages, running heads,
 * feet and page numbers left out. Title, author and date are what the file says of itself. Rejects with TallyError
 * INTAKE_ENCRYPTED, INTAKE_NO_TEXT (a scan), INTAKE_TOO_MANY (pages), INTAKE_TIME, INTAKE_DAMAGED.
 */
export async function openPdf(material: Material, context: Context): Promise<ArticleItem[]> {
  const { pages, title, author, published } = await loadPdf(material, context.budget.limits);
  const kept = withoutRunningLines(pages.map(({ runs, height }) => ({ height, rows: rowsOf(runs) })));
  const { text, starts } = textOf(kept.map((rows, i) => readingOrder(rows, pages[i]!.width).flatMap(paragraphsOf)));
  if (text.trim() === '')
    throw new TallyError('INTAKE_NO_TEXT', `${material.name} is a PDF without a text, such as a scan. Give its text.`);
  const bytes = encodeText(text);
  context.budget.take(bytes.byteLength);
  return [
    article(context, {
      bytes,
      derived: true,
      part: step('page', pages.length === 1 ? '1' : `1-${pages.length}`),
      given: { contentType: UTF8_TEXT, title: oneLine(title), published, url: material.url ?? null },
      author: oneLine(author),
      pages: starts,
    }),
  ];
}

/** A line a paragraph; one that goes on over the page's end stays one. Page starts are byte offsets in UTF-8. */
function textOf(pages: readonly (readonly Paragraph[])[]): { text: string; starts: PageStart[] } {
  const lines: string[] = [];
  const starts: PageStart[] = [];
  let length = 0;
  let last: Paragraph | undefined;
  pages.forEach((paragraphs, i) => {
    starts.push({ page: i + 1, start: length });
    for (const [j, paragraph] of paragraphs.entries()) {
      const previous = lines.at(-1);
      if (j === 0 && previous !== undefined && last && goesOn(last, paragraph)) {
        const joined = joinLines(previous, paragraph.text);
        starts[i] = {
          page: i + 1,
          start:
            length + Buffer.byteLength(joined) - Buffer.byteLength(paragraph.text) - Buffer.byteLength(previous) - 1,
        };
        length += Buffer.byteLength(joined) - Buffer.byteLength(previous);
        lines[lines.length - 1] = joined;
      } else {
        lines.push(paragraph.text);
        length += Buffer.byteLength(paragraph.text) + 1;
      }
      last = paragraph;
    }
  });
  return { text: lines.join('\n'), starts: starts.map(({ page, start }) => ({ page, start: Math.max(0, start) })) };
}
