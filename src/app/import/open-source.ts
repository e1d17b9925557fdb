import { TallyError } from '../../kernel/errors.ts';
import { contentTypeOf, readArticleFile, readBounded } from '../input.ts';
import { captureMaterial } from '../intake/open.ts';
import type { Material } from '../intake/types.ts';
import type { Visit } from '../watch/visit.ts';
import { captureOfAnswer, captureOfFile, type CaptureNode, type Collector } from './capture.ts';
import { unitsBehind } from './links.ts';
import type { ImportRequest } from './request.ts';
import type { Source } from './sources.ts';
import { badStatus, type Unit, unitsOf } from './units.ts';

/** The largest file that is opened, in bytes. */
export const MAX_SOURCE_BYTES = 512 * 1024 * 1024;

export interface OpenSourceTools {
  readonly by: Collector;
  readonly fetch: Visit;
  readonly visit: Visit;
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** That a source was got: the hash of its bytes as they came, and their number. */
export interface Opened {
  readonly kind: 'opened';
  readonly sha256: string;
  readonly byteLength: number;
}

/**
 * Gets a source and gives what is in it, `opened` first. Links are followed where the request says so and `isDone` does
 * not know them. Never throws for what a source holds, or for one that cannot be got: those are problems.
 */
export async function* openSource(
  tools: OpenSourceTools,
  request: Pick<ImportRequest, 'columns' | 'defaults' | 'links'>,
  source: Source,
  isDone: (number: number) => boolean,
): AsyncGenerator<Opened | Unit> {
  const unitTools = { by: tools.by, open: { columns: request.columns }, defaults: request.defaults };
  try {
    if (source.error) throw source.error;
    const { node, material, error } = await get(tools, source);
    yield { kind: 'opened', sha256: node.capture.sha256, byteLength: node.capture.bytes.byteLength };
    // A server's answer is evidence, also of there being nothing.
    if (node.capture.kind === 'http') yield { kind: 'capture', node };
    if (error) throw error;
    for await (const unit of unitsOf(node, material, unitTools, source.named)) {
      if (unit.kind === 'link' && request.links) {
        if (!isDone(unit.number)) yield* unitsBehind(unit, tools.visit, unitTools);
      } else yield unit;
    }
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    yield { kind: 'problem', number: 0, part: null, error, skipped: false };
  }
}

async function get(
  { by, fetch, stdin }: OpenSourceTools,
  { kind, name }: Source,
): Promise<{ node: CaptureNode; material: Material; error: TallyError | null }> {
  if (kind === 'url') {
    const answer = await fetch(name);
    const error = answer.status < 200 || answer.status > 299 ? badStatus(answer) : null;
    return { node: captureOfAnswer(answer, by), material: captureMaterial(answer), error };
  }
  const bytes =
    kind === 'stdin'
      ? await readBounded(stdin, 'stdin', MAX_SOURCE_BYTES)
      : await readArticleFile(name, MAX_SOURCE_BYTES);
  const node = captureOfFile(bytes, name, by, kind === 'stdin' ? 'stream' : 'file');
  return { node, material: { bytes, name, contentType: contentTypeOf(name) }, error: null };
}
