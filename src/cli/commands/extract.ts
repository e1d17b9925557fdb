import { answerLine, type ExtractOptions } from '../../app/answer-line.ts';
import { extractLines, type ExtractCounts } from '../../app/extract.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

export interface ExtractCommandOptions {
  workers: number;
  mentions?: true | undefined;
  explain?: true | undefined;
}

/** Milliseconds between two words of progress. */
const PROGRESS_EVERY = 1000;

/** `tally extract`: the filter from articles to readings. No ledger is opened. */
export async function extractCommand(context: Context, options: ExtractCommandOptions): Promise<void> {
  const { surface } = context;
  const what: ExtractOptions = { mentions: options.mentions === true, explain: options.explain === true };
  const { tell: onProgress, end } = progress(context);
  const write = (bytes: Uint8Array): Promise<void> => surface.out.write(bytes);
  let counts: ExtractCounts;
  if (options.workers > 1) {
    const { createWorkerPool } = await import('../../app/worker-pool.ts');
    const pool = createWorkerPool(options.workers, what);
    try {
      counts = await extractLines(surface.stdin, {
        answer: (line) => pool.answer(line),
        width: options.workers * 8,
        write,
        onProgress,
      });
    } finally {
      await pool.close();
    }
  } else {
    const { engine } = await surface.openEngine();
    counts = await extractLines(surface.stdin, {
      answer: (line) => answerLine(engine, line, what),
      width: 1,
      write,
      onProgress,
    });
  }
  await end();
  if (counts.failed > 0) context.exitCode = EXIT.someFailed;
}

/** Tells on a terminal's standard error how far the run is, once a second. */
function progress({ surface, words }: Context): { tell: (counts: ExtractCounts) => void; end: () => Promise<void> } {
  const { err, out, clock } = surface;
  // Where the answers go to the same screen, they show by themselves how far the run is.
  const isShown = err.isTerminal && !out.isTerminal;
  let last = clock().getTime();
  let told = false;
  return {
    tell({ lines, failed }) {
      if (!isShown) return;
      const now = clock().getTime();
      if (now - last < PROGRESS_EVERY) return;
      last = now;
      told = true;
      void err.write(`\r${words.t('cli.progress', { n: lines, failed })} `).catch(() => undefined);
    },
    end: () => (told ? err.write('\n') : Promise.resolve()),
  };
}
