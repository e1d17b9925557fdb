import { exportWarc } from '../../app/export/warc.ts';
import { type Context, type GlobalOptions, withLedger } from '../context.ts';
import { toolName } from '../fetching.ts';
import { writeFileWhole } from '../whole-file.ts';

export interface ExportWarcOptions extends GlobalOptions {
  warc: string;
  document?: string | undefined;
}

/** `tally export --warc`: captures and documents as a web archive, to a file or, for `-`, to standard output. */
export async function exportWarcCommand(context: Context, options: ExportWarcOptions): Promise<void> {
  const { warc: to, document } = options;
  const { surface, words } = context;
  await withLedger(context, options, async (ledger) => {
    const counts = { captures: 0, documents: 0 };
    const at = surface.clock().toISOString();
    const asked = { tool: toolName(context), at, ...(document === undefined ? {} : { document }) };
    const bytes = exportWarc(ledger, asked, counts);
    if (to === '-') {
      for await (const part of bytes) await surface.out.write(part);
      return;
    }
    await writeFileWhole(to, bytes);
    await surface.out.write(`${to}: ${words.t('export.warc', { ...counts })}\n`);
  });
}
