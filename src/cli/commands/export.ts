import { EXPORT_FORMATS, type ExportFormatName } from '../../app/export/formats.ts';
import { companionHead, companionRow } from '../../app/export/csv.ts';
import type { ExportJob, ReportVoice, SourceRow } from '../../app/export/types.ts';
import { rollupTools } from '../../app/rollups/rollups.ts';
import { settledQuestion } from '../../app/search/search.ts';
import { TallyError } from '../../kernel/errors.ts';
import { asOfCall, type Context, withLedger } from '../context.ts';
import { formatQuantity } from '../format/number.ts';
import { formatTime } from '../format/time.ts';
import type { Messages } from '../messages.ts';
import { writeFileWhole } from '../whole-file.ts';
import { type FilterOptions, filterOf } from './search.ts';

export interface ExportOptions extends FilterOptions {
  format: ExportFormatName;
  words?: string | undefined;
  event?: string | undefined;
  out?: string | undefined;
  sources?: true | undefined;
}

/** `tally export`: claims in another's format, each cell traceable to its quotes. */
export async function exportCommand(context: Context, options: ExportOptions): Promise<void> {
  const format = EXPORT_FORMATS[options.format];
  const { surface, words } = context;
  if (options.sources && (!format.hasCompanion || options.out !== undefined))
    throw new TallyError(
      'USAGE_SOURCES',
      '--sources prints the companion file of a register (sipri, kiel, acled) that goes to standard output.',
    );
  const cited: SourceRow[] = [];
  await withLedger(
    context,
    options,
    async (ledger, opened) => {
      const filter = filterOf(options);
      const { filter: settled } = await settledQuestion(ledger, { filter });
      const job: ExportJob = {
        ledger,
        question: {
          ...(settled && Object.keys(settled).length > 0 ? { filter: settled } : {}),
          ...(options.words === undefined ? {} : { words: options.words }),
          ...(options.event === undefined ? {} : { event: options.event }),
        },
        tables: opened!.rollups,
        isRunning: rollupTools(ledger, asOfCall(options), opened!).isRunning,
        voice: voiceOf(words),
        version: surface.version,
        at: surface.clock().toISOString(),
        cite: (row) => {
          if (format.hasCompanion) cited.push(row);
        },
      };
      if (options.out === undefined) {
        for await (const chunk of format.write(job)) if (!options.sources) await surface.out.write(chunk);
        if (options.sources) for (const line of companionLines(cited)) await surface.out.write(line);
        return;
      }
      await writeFileWhole(options.out, format.write(job));
      await surface.err.write(`${words.t('export.written', { path: options.out })}\n`);
      if (!format.hasCompanion) return;
      const companion = `${options.out}.sources.csv`;
      await writeFileWhole(companion, companionLines(cited));
      await surface.err.write(`${words.t('export.written', { path: companion })}\n`);
    },
    { search: true },
  );
}

function* companionLines(rows: readonly SourceRow[]): Generator<string> {
  yield companionHead();
  for (const row of rows) yield companionRow(row);
}

function voiceOf(words: Messages): ReportVoice {
  return {
    language: words.language,
    label: (group, code, values) => words.label(group, code, values),
    nameOf: (id) => words.nameOf(id),
    quantity: (quantity) => formatQuantity(quantity, words),
    time: (edtf) => formatTime(edtf, words),
  };
}
