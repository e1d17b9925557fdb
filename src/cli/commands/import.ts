import { resolve } from 'node:path';
import { parseColumnMap } from '../../app/intake/open.ts';
import { previewImport } from '../../app/import/preview.ts';
import { readHere, readInPool, type ReadBytes } from '../../app/import/reader.ts';
import type { ImportRequest } from '../../app/import/request.ts';
import { type ImportTools, runImport } from '../../app/import/run.ts';
import { type Ledger, openLedger } from '../../app/ledger.ts';
import type { OpenedEngine } from '../../app/knowledge.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, pathOfLedger } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { createFetching, type Fetching, toolName } from '../fetching.ts';
import { checkPublished } from '../options.ts';
import { importProgress } from '../report/import-progress.ts';
import { putSummary } from '../report/import-summary.ts';

export interface ImportOptions extends GlobalOptions {
  workers: number;
  recursive: boolean;
  links?: true | undefined;
  map?: string | undefined;
  publisher?: string | undefined;
  published?: string | undefined;
  allowHost?: string[] | undefined;
  dryRun?: true | undefined;
  json?: true | undefined;
}

/** `tally import PATH|URL|GLOB…`: reads whatever is there into the ledger. */
export async function importCommand(context: Context, words: readonly string[], options: ImportOptions): Promise<void> {
  checkPublished(options.published);
  const request: ImportRequest = {
    words,
    recursive: options.recursive,
    links: options.links === true,
    columns: options.map === undefined ? {} : parseColumnMap(options.map),
    defaults: {
      ...{ contentType: null, title: null, url: null, lang: null },
      publisher: options.publisher ?? null,
      published: options.published ?? null,
    },
  };
  const opened = await context.surface.openEngine();
  const fetching = createFetching(context, options.allowHost ?? []);
  try {
    if (options.dryRun) await preview(context, request, options, opened, fetching);
    else await importAll(context, request, options, opened, fetching);
  } finally {
    await fetching.close();
  }
}

async function importAll(
  context: Context,
  request: ImportRequest,
  options: ImportOptions,
  { engine, fold, eventRules = null }: OpenedEngine,
  fetching: Fetching,
): Promise<void> {
  const { surface } = context;
  const ledger = await openLedger({ path: resolve(pathOfLedger(context, options)), mode: 'write', fold, eventRules });
  const threads = await reading(options.workers, engine);
  const progress = importProgress(context);
  const tools: ImportTools = {
    ledger,
    read: threads.read,
    versions: { engineVersion: engine.version, dataVersion: engine.dataVersion },
    by: { clock: surface.clock, user: surface.user, tool: toolName(context) },
    width: options.workers > 1 ? options.workers * 4 : 1,
    ...fetching,
    stdin: surface.stdin,
    onProgress: progress.tell,
  };
  try {
    const summary = await runImport(tools, request);
    await progress.end();
    await putSummary(context, ledger, summary, options.json === true);
    if (summary.counts.failed > 0) context.exitCode = EXIT.someFailed;
  } finally {
    await threads.close();
    await ledger.close();
  }
}

async function reading(
  workers: number,
  engine: OpenedEngine['engine'],
): Promise<{ read: ReadBytes; close: () => Promise<void> }> {
  if (workers === 1) return { read: readHere(engine), close: () => Promise.resolve() };
  const { createWorkerPool } = await import('../../app/worker-pool.ts');
  const pool = createWorkerPool(workers, { mentions: false, explain: true });
  return { read: readInPool(pool), close: () => pool.close() };
}

async function preview(
  context: Context,
  request: ImportRequest,
  options: ImportOptions,
  { engine, fold }: OpenedEngine,
  fetching: Fetching,
): Promise<void> {
  const { surface, words } = context;
  const ledger = await openIfThere(resolve(pathOfLedger(context, options)), fold);
  try {
    const found = await previewImport(
      {
        ledger,
        versions: { engineVersion: engine.version, dataVersion: engine.dataVersion },
        by: { clock: surface.clock, user: surface.user, tool: toolName(context) },
        ...fetching,
        stdin: surface.stdin,
      },
      request,
      (source, part, outcome, message) => {
        if (options.json) return;
        const what = `${words.label('imported', outcome)}: ${source}${part === null ? '' : ` ${part}`}`;
        return surface.out.write(`${what}${message === null ? '' : ` (${message})`}\n`);
      },
    );
    if (options.json) await surface.out.write(`${JSON.stringify({ dryRun: true, ...found })}\n`);
    else {
      const { read, same, copy, failed, skipped } = found.counts;
      const counts = { read, known: same + copy, failed, skipped, sources: found.sources };
      await surface.out.write(`${words.t('import.preview', counts)}\n`);
    }
    if (found.counts.failed > 0) context.exitCode = EXIT.someFailed;
  } finally {
    await ledger?.close();
  }
}

/** A dry run makes no ledger. */
async function openIfThere(path: string, fold: OpenedEngine['fold']): Promise<Ledger | null> {
  try {
    return await openLedger({ path, mode: 'read', fold });
  } catch (error) {
    if (error instanceof TallyError && error.code === 'LEDGER_MISSING') return null;
    throw error;
  }
}
