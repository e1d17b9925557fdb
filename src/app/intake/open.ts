import { TallyError } from '../../kernel/errors.ts';
import type { Capture } from '../fetch/types.ts';
import { Budget, DEFAULT_LIMITS } from './budget.ts';
import { coded, problem, type Context, type Opener } from './context.ts';
import { sniff, type Format } from './sniff.ts';
import type { IntakeItem, Material, OpenOptions } from './types.ts';

export type * from './types.ts';
export { parseColumnMap } from './columns.ts';

/** Each format's opener stands in a file of its own, which brings its library and is loaded when the format first comes. */
const OPENERS: Readonly<Record<Format, () => Promise<Opener>>> = {
  text: async () => (await import('./plain.ts')).openPlain,
  html: async () => (await import('./plain.ts')).openPlain,
  markdown: async () => (await import('./markdown.ts')).openMarkdown,
  pdf: async () => (await import('./pdf/open.ts')).openPdf,
  zip: async () => (await import('./zip.ts')).openZip,
  gzip: async () => (await import('./gzip.ts')).openGzip,
  mail: async () => (await import('./mail.ts')).openMail,
  mailbox: async () => (await import('./mail.ts')).openMailbox,
  json: async () => (await import('./json.ts')).openJson,
  lines: async () => (await import('./json.ts')).openLines,
  csv: async () => (await import('./csv.ts')).openCsv,
  feed: async () => (await import('./feed.ts')).openFeed,
  warc: async () => (await import('./warc.ts')).openWarc,
};

/**
 * Opens whatever came in and gives its articles, links to fetch, archived captures and problems, in their order and
 * one at a time, so that memory holds one part beside the material. What it is is told by its first bytes, then its
 * extension, then its declared type. Never throws: what cannot be opened is an item of kind `problem` with a coded
 * error (INPUT_…, INTAKE_…, LINE_…), and one bad part never stops the rest. Material that is no container gives one
 * article. Libraries for a format are loaded when the first material of it comes.
 */
export async function* openMaterial(material: Material, options: OpenOptions = {}): AsyncIterable<IntakeItem> {
  const budget = new Budget({ ...DEFAULT_LIMITS, ...options.limits });
  const context: Context = { options, budget, depth: 0, open: openAny };
  let count = 0;
  for await (const item of openAny(material, context)) {
    if (++count > budget.limits.parts) {
      const most = budget.limits.parts;
      yield problem(
        null,
        new TallyError('INTAKE_TOO_MANY', `${material.name} has more than ${most} parts; the rest was left.`),
      );
      return;
    }
    yield item;
  }
}

async function* openAny(material: Material, context: Context): AsyncIterable<IntakeItem> {
  try {
    if (material.bytes.byteLength === 0) throw new TallyError('INPUT_EMPTY', `${material.name} is empty.`);
    const { depth } = context.budget.limits;
    if (context.depth > depth)
      throw new TallyError(
        'INTAKE_DEPTH',
        `${material.name} lies more than ${depth} containers deep; it was left alone.`,
      );
    const open = await OPENERS[sniff(material)]();
    yield* await open(material, { ...context, depth: context.depth + 1 });
  } catch (error) {
    yield problem(null, coded(error, material.name));
  }
}

/** A capture's body as material, with its address and content type. */
export function captureMaterial(capture: Capture): Material {
  const contentType = capture.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  return { bytes: capture.body, name: capture.finalUrl, contentType, url: capture.finalUrl };
}
