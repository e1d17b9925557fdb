import { TallyError } from '../../kernel/errors.ts';
import { article, UTF8_TEXT, type Context } from './context.ts';
import { isoDate } from './dates.ts';
import { encodeText, oneLine } from './text.ts';
import { xmlEvents } from './xml.ts';
import { readZipEntry, type ZipEntry } from './zip-directory.ts';
import type { ArticleItem, Material } from './types.ts';

/** Content that is not read: earlier wording in tracked changes, and second copies for older programs. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pict']);
const MARKS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/**
 * A Word document: a line a paragraph, a line a table row with tabs between its cells, then its footnotes and endnotes,
 * where sources stand. Its text is taken as it would be printed: insertions in, deletions out.
 */
export async function openDocx(
  material: Material,
  entries: readonly ZipEntry[],
  context: Context,
): Promise<ArticleItem[]> {
  const read = async (name: string): Promise<string> => {
    const entry = entries.find((e) => e.name === name);
    return entry ? new TextDecoder().decode(await readZipEntry(material.bytes, entry, context.budget)) : '';
  };
  const parts = [
    wordText(await read('word/document.xml')),
    wordText(await read('word/footnotes.xml')),
    wordText(await read('word/endnotes.xml')),
  ];
  const text = parts.filter((part) => part !== '').join('\n');
  if (text === '') throw new TallyError('INTAKE_NO_TEXT', `${material.name} is a Word document without a text.`);
  const core = properties(await read('docProps/core.xml'));
  return [
    article(context, {
      bytes: encodeText(text),
      derived: true,
      given: {
        contentType: UTF8_TEXT,
        title: oneLine(core.get('dc:title')),
        // The day of creation may be that of the document that this one was made from.
        published: isoDate(core.get('dcterms:modified') ?? core.get('dcterms:created')),
        url: material.url ?? null,
      },
      author: oneLine(core.get('dc:creator')),
    }),
  ];
}

/** The text of WordprocessingML. */
export function wordText(xml: string): string {
  const lines: string[] = [];
  /** Text boxes hold paragraphs inside a paragraph: each open one has its own words. */
  const paragraphs: string[] = [];
  const rows: string[][] = [];
  let skip = 0;
  let writing = false;
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (writing && skip === 0) append(paragraphs, event.text);
      continue;
    }
    const { name } = event;
    if (LEFT_OUT.has(name)) {
      skip = Math.max(0, skip + (event.kind === 'open' ? 1 : -1));
      continue;
    }
    if (skip > 0) continue;
    if (event.kind === 'open') {
      const mark = MARKS[name];
      if (mark !== undefined) append(paragraphs, mark);
      if (name === 'w:t') writing = true;
      else if (name === 'w:p') paragraphs.push('');
      else if (name === 'w:tr') rows.push([]);
      else if (name === 'w:tc') rows.at(-1)?.push('');
    } else if (name === 'w:t') {
      writing = false;
    } else if (name === 'w:p') {
      const words = (paragraphs.pop() ?? '').trim();
      const row = rows.at(-1);
      if (words === '') continue;
      if (row && row.length > 0) row[row.length - 1] = `${row.at(-1)!} ${words.replaceAll('\n', ' ')}`.trim();
      else lines.push(words);
    } else if (name === 'w:tr') {
      const words = (rows.pop() ?? []).join('\t').trim();
      const outer = rows.at(-1);
      if (outer && outer.length > 0) outer[outer.length - 1] = `${outer.at(-1)!} ${words}`.trim();
      else if (words !== '') lines.push(words);
    }
  }
  return lines.join('\n');
}

function append(paragraphs: string[], text: string): void {
  const last = paragraphs.pop();
  if (last !== undefined) paragraphs.push(last + text);
}

function properties(xml: string): Map<string, string> {
  const values = new Map<string, string>();
  let name = '';
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'open') ({ name } = event);
    else if (event.kind === 'text' && name !== '') values.set(name, (values.get(name) ?? '') + event.text);
    else name = '';
  }
  return values;
}
