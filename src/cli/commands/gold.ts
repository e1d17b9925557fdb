import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goldOfLedger } from '../../app/gold/export.ts';
import { f1, measure, type Measures } from '../../app/gold/measure.ts';
import { readTexts } from '../../app/gold/read.ts';
import { readGold } from '../../app/gold/texts.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';

/** `tally gold export FOLDER`: what people reviewed, one gold file a document. */
export async function goldExportCommand(
  context: Context,
  folder: string,
  options: GlobalOptions & { partly?: true | undefined },
): Promise<void> {
  let count = 0;
  await mkdir(folder, { recursive: true });
  await withLedger(context, options, async (ledger) => {
    for await (const text of goldOfLedger(ledger, { whole: options.partly !== true })) {
      await writeFile(join(folder, `${text.id}.json`), `${JSON.stringify(text, null, 1)}\n`);
      count++;
    }
  });
  await context.surface.out.write(`${context.words.t('gold.exported', { n: count, folder })}\n`);
}

/** `tally gold score FOLDER…`: reads gold texts and measures the answers against them. */
export async function goldScoreCommand(
  context: Context,
  folders: string[],
  options: GlobalOptions & { json?: true | undefined },
): Promise<void> {
  const { surface, words } = context;
  let texts;
  try {
    texts = readGold(...folders);
  } catch (cause) {
    throw new TallyError('INPUT_UNREADABLE', `${folders.join(', ')}: ${(cause as Error).message}`, { cause });
  }
  const { engine } = await surface.openEngine();
  const measures = measure(readTexts(engine, texts));
  if (options.json) {
    await surface.out.write(`${JSON.stringify(measures)}\n`);
    return;
  }
  const page = newPage(context);
  page.put(words.t('gold.texts', { n: texts.length }));
  page.put(words.t('gold.claims', sharesOf(measures.claims)));
  for (const [kind, tally] of Object.entries(measures.kinds))
    page.put(`${words.label('kind', kind)}: ${words.t('gold.claims', sharesOf(tally))}`);
  for (const [field, { sum, n }] of Object.entries(measures.fields))
    if (n > 0) page.put(words.t('gold.field', { field: words.label('gold', field), share: percent(sum / n), n }));
  await surface.out.write(page.text);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function sharesOf({ gold, predicted, right }: Measures['claims']) {
  return {
    precision: percent(predicted === 0 ? 0 : right / predicted),
    recall: percent(gold === 0 ? 0 : right / gold),
    f1: percent(f1(right, gold, predicted)),
    n: gold,
  };
}
