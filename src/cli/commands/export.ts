import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Ledger } from '../../app/ledger.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, withLedger } from '../context.ts';
import { toolName } from '../fetching.ts';

export interface ExportOptions extends GlobalOptions {
  warc?: string | undefined;
  document?: string | undefined;
}

/** A form in which a ledger can be written out: gives its bytes, and afterwards a sentence on what they hold. */
interface ExportForm {
  readonly write: (
    context: Context,
    ledger: Ledger,
    options: ExportOptions,
  ) => Promise<{ bytes: AsyncIterable<Uint8Array>; said: () => string }>;
}

/** Every form by its option; a new one is a line here and an option in program.ts. */
const FORMS: Readonly<Record<'warc', ExportForm>> = {
  warc: {
    async write(context, ledger, { document }) {
      const { exportWarc } = await import('../../app/export/warc.ts');
      const counts = { captures: 0, documents: 0 };
      const at = context.surface.clock().toISOString();
      const asked = { tool: toolName(context), at, ...(document === undefined ? {} : { document }) };
      return {
        bytes: exportWarc(ledger, asked, counts),
        said: () => context.words.t('export.warc', { ...counts }),
      };
    },
  },
};

/** `tally export`: writes what the ledger holds for other programs. */
export async function exportCommand(context: Context, options: ExportOptions): Promise<void> {
  const asked = (Object.keys(FORMS) as (keyof typeof FORMS)[]).find((form) => options[form] !== undefined);
  if (asked === undefined)
    throw new TallyError(
      'USAGE',
      `Say what to write: ${Object.keys(FORMS)
        .map((form) => `--${form}`)
        .join(', ')}.`,
    );
  const to = options[asked]!;
  await withLedger(context, options, async (ledger) => {
    const { bytes, said } = await FORMS[asked].write(context, ledger, options);
    if (to === '-') {
      for await (const part of bytes) await context.surface.out.write(part);
      return;
    }
    await writeFile(bytes, to);
    await context.surface.out.write(`${to}: ${said()}\n`);
  });
}

/** Writes beside the place and moves it there when it is whole, so that nobody takes half a file for the whole. */
async function writeFile(bytes: AsyncIterable<Uint8Array>, to: string): Promise<void> {
  const beside = `${to}.part`;
  try {
    await pipeline(bytes, createWriteStream(beside, { flags: 'w' }));
    await rename(beside, to);
  } catch (error) {
    // Whatever hindered the writing may hinder this too; the first error is the one to tell.
    await rm(beside, { force: true }).catch(() => undefined);
    if (error instanceof Error && 'syscall' in error)
      throw new TallyError('OUTPUT_UNWRITABLE', `${to} cannot be written (${error.message}).`, { cause: error });
    throw error;
  }
}
