import { TallyError } from '../../kernel/errors.ts';
import type { ImportCounts, ItemOutcome } from '../../ledger/imports/port.ts';
import type { Ledger } from '../../ledger/port.ts';
import type { Visit } from '../watch/visit.ts';
import { prepareArticle, type Versions } from './article.ts';
import type { Collector } from './capture.ts';
import { Line } from './line.ts';
import { openSource } from './open-source.ts';
import type { ReadBytes } from './reader.ts';
import type { ImportRequest } from './request.ts';
import { requestKey } from './request.ts';
import { findSources, type Source } from './sources.ts';

export interface ImportTools {
  readonly ledger: Ledger;
  readonly read: ReadBytes;
  readonly versions: Versions;
  readonly by: Collector;
  /** Articles that may be read at once. */
  readonly width: number;
  /** Fetches what is named by its address. */
  readonly fetch: Visit;
  /** Fetches what stands behind links, politely. */
  readonly visit: Visit;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly sources: number;
  readonly sourcesDone: number;
  /** Of files; what is fetched counts nothing. */
  readonly bytes: number;
  readonly bytesDone: number;
  /** Since this run began: what was done before it was stopped is not among them. */
  readonly counts: ImportCounts;
}

export interface ImportSummary {
  readonly import: number;
  /** Whether an import that had been stopped went on. */
  readonly resumed: boolean;
  readonly sources: number;
  /** Over the whole import, with what was done before it was stopped. */
  readonly counts: ImportCounts;
}

/**
 * Imports whatever the request names, in the order it is found, whatever the number of threads. An import that was
 * stopped goes on where it was when the same is asked again: what was done is on the disk, and is not done again. What
 * cannot be opened or read is noted and stops nothing. Rejects only where the ledger, the knowledge or the threads
 * fail (LEDGER_…, KNOWLEDGE_…, WORKER_…).
 */
export async function runImport(tools: ImportTools, request: ImportRequest): Promise<ImportSummary> {
  const { ledger, by } = tools;
  const { sources, isDone, id, resumed } = await begin(tools, request);
  await ledger.copies.catchUp();
  let sourcesDone = 0;
  let bytesDone = 0;
  const bytes = sources.reduce((sum, source) => sum + source.size, 0);
  const line = new Line(tools, id, (counts) => {
    tools.onProgress?.({ sources: sources.length, sourcesDone, bytes, bytesDone, counts });
  });
  for (const source of sources) {
    if (!isDone(source)) await importSource(tools, request, id, source, line);
    sourcesDone++;
    bytesDone += source.size;
  }
  await line.finish();
  const counts = await ledger.imports.counts(id);
  await ledger.together((writer) => writer.imports.end(id, by.clock().toISOString(), counts));
  return { import: id, resumed, sources: sources.length, counts };
}

async function begin(
  { ledger, by }: ImportTools,
  request: ImportRequest,
): Promise<{ sources: Source[]; isDone: (source: Source) => boolean; id: number; resumed: boolean }> {
  const own = new Set(['', '-wal', '-shm'].map((end) => `${ledger.location}${end}`));
  const sources = await findSources(request.words, (path) => own.has(path), request.recursive);
  const key = requestKey(request);
  const before = await ledger.imports.unfinished(key);
  if (!before) {
    const start = { request: key, startedAt: by.clock().toISOString(), author: by.user, tool: by.tool };
    const id = await ledger.together((writer) => writer.imports.begin(start));
    return { sources, isDone: () => false, id, resumed: false };
  }
  const finished = await ledger.imports.sources(before.id);
  const names = new Set(finished.map(({ source }) => source));
  const files = new Set(finished.map((s) => JSON.stringify([s.source, s.byteLength, s.modified])));
  // A file that was changed since is opened again; standard input is another one each time.
  const isDone = ({ kind, name, size, modified }: Source): boolean =>
    kind === 'file' ? files.has(JSON.stringify([name, size, modified])) : kind === 'url' && names.has(name);
  return { sources, isDone, id: before.id, resumed: true };
}

async function importSource(
  tools: ImportTools,
  request: ImportRequest,
  id: number,
  source: Source,
  line: Line,
): Promise<void> {
  const { ledger, versions } = tools;
  let sha256 = '';
  let done: ReadonlySet<number> | null = null;
  let items = 0;
  let byteLength = 0;
  const note = (number: number, part: string | null) => ({ source: source.name, sha256, item: number, part });
  for await (const unit of openSource(tools, request, source, (number) => done?.has(number) ?? false)) {
    if (unit.kind === 'opened') {
      ({ sha256, byteLength } = unit);
      done = new Set(await ledger.imports.itemsDone(id, source.name, sha256));
      continue;
    }
    if (unit.kind === 'capture') {
      await line.put({ kind: 'capture', node: unit.node });
      continue;
    }
    items++;
    if (done?.has(unit.number)) continue;
    if (unit.kind === 'article') {
      await line.roomFor(unit.item.bytes);
      const article = await prepareArticle(ledger, unit.item, versions);
      await line.put({ kind: 'article', note: note(unit.number, unit.place), article, node: unit.node });
    } else {
      const { outcome, error, part } = problemOf(unit);
      await line.put({ kind: 'problem', note: note(unit.number, part), outcome, error });
    }
  }
  await line.put({
    kind: 'end',
    source: {
      source: source.name,
      sha256,
      byteLength: source.kind === 'file' ? source.size : byteLength,
      modified: source.modified,
      items,
    },
  });
}

function problemOf(
  unit:
    | { kind: 'link'; item: { part: string; url: string } }
    | { kind: 'problem'; part: string | null; error: TallyError; skipped: boolean },
): { outcome: ItemOutcome; error: TallyError; part: string | null } {
  if (unit.kind === 'problem')
    return { outcome: unit.skipped ? 'skipped' : 'failed', error: unit.error, part: unit.part };
  const message = `${unit.item.url} stands behind a link; --links fetches it.`;
  return { outcome: 'skipped', error: new TallyError('IMPORT_LINK', message), part: unit.item.part };
}
