import { TallyError } from '../../kernel/errors.ts';
import { coded, problem, step, within, type Context } from './context.ts';
import { listZip, readZipEntry, type ZipEntry } from './zip-directory.ts';
import type { IntakeItem, Material } from './types.ts';

/** What an archive carries beside its articles: kept out without a word, as a page's styles are. */
const FURNITURE =
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|\.|META-INF\/|mimetype$)|\.(?:css|js|mjs|map|png|jpe?g|gif|webp|svg|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|m4a|wav|ogg|avi|mov|webm|ncx|opf|cdxj?|idx)$/i;

/**
 * An archive of files: a Word document, a web archive (WACZ), or any other, whose files are opened one by one.
 * Throws TallyError INTAKE_FORMAT for spreadsheets, slides and drawings.
 */
export async function* openZip(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const { bytes, name } = material;
  const entries = listZip(bytes, context.budget.limits.parts);
  const has = (path: string | RegExp): boolean =>
    entries.some((entry) => (typeof path === 'string' ? entry.name === path : path.test(entry.name)));
  if (has('[Content_Types].xml')) {
    if (has('word/document.xml')) {
      const { openDocx } = await import('./docx.ts');
      yield* await openDocx(material, entries, context);
      return;
    }
    if (has(/^(?:xl|ppt|visio)\//))
      throw new TallyError('INTAKE_FORMAT', `${name} is a spreadsheet or slides. Give its text, or a table as CSV.`);
  }
  const chosen = has(/^archive\/.*\.warc(?:\.gz)?$/)
    ? entries.filter((entry) => /^archive\/.*\.warc(?:\.gz)?$/.test(entry.name))
    : entries.filter((entry) => !FURNITURE.test(entry.name));
  if (chosen.length === 0) throw new TallyError('INTAKE_NO_TEXT', `${name} is an archive without anything to read.`);
  for (const entry of chosen) yield* openEntry(material, entry, context);
}

async function* openEntry(material: Material, entry: ZipEntry, context: Context): AsyncIterable<IntakeItem> {
  const part = step('entry', entry.name);
  let bytes: Uint8Array;
  try {
    bytes = await readZipEntry(material.bytes, entry, context.budget);
  } catch (error) {
    yield problem(part, coded(error, entry.name));
    return;
  }
  yield* within(part, context.open({ bytes, name: entry.name, url: material.url ?? null }, context));
}
