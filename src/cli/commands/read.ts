import { contentTypeOf, readArticleFile, readBounded } from '../../app/input.ts';
import { openLedger } from '../../app/ledger.ts';
import { readArticle, withoutReasons } from '../../app/read-article.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, newPage, pathOfLedger } from '../context.ts';
import { formatSize } from '../report/header.ts';
import { putReport } from '../report/report.ts';

export interface ReadOptions extends GlobalOptions {
  published?: string | undefined;
  publisher?: string | undefined;
  url?: string | undefined;
  title?: string | undefined;
  type?: string | undefined;
  json?: true | undefined;
  explain?: true | undefined;
  all?: true | undefined;
  save: boolean;
}

/** From this size on, reading may take long enough that its beginning is worth a word. */
const LARGE = 2_000_000;

/** `tally read FILE`: reads, keeps and reports. */
export async function readCommand(context: Context, file: string, options: ReadOptions): Promise<void> {
  const { surface, words } = context;
  checkPublished(options.published);
  checkIsNow(options);
  const bytes = file === '-' ? await readBounded(surface.stdin, 'stdin') : await readArticleFile(file);
  if (bytes.byteLength >= LARGE && surface.err.isTerminal)
    await surface.err.write(`${words.t('cli.reading', { name: file, size: formatSize(bytes.byteLength) })}\n`);
  const { engine, fold, eventRules = null } = await surface.openEngine();
  const path = pathOfLedger(context, options);
  const ledger = options.save ? await openLedger({ path, mode: 'write', fold, eventRules }) : null;
  try {
    const article = await readArticle(
      { engine, ledger, clock: surface.clock, user: surface.user },
      {
        bytes,
        from: file,
        given: {
          contentType: options.type ?? (file === '-' ? null : contentTypeOf(file)),
          title: options.title ?? null,
          url: options.url ?? null,
          publisher: options.publisher ?? null,
          published: options.published ?? null,
          lang: null,
        },
      },
    );
    if (options.json) {
      const reading = options.explain ? article.reading : withoutReasons(article.reading);
      await surface.out.write(`${JSON.stringify(reading, null, surface.out.isTerminal ? 2 : 0)}\n`);
      return;
    }
    const known = ledger ? await ledger.document(article.documentId) : null;
    const page = newPage(context);
    const run = article.saved?.run ?? null;
    putReport(page, { ...article, reliability: known?.reliability ?? null, run }, options.all === true);
    page.gap();
    const { saved } = article;
    const kept = saved ? (saved.addedRun ? 'cli.saved' : 'cli.known') : 'cli.notSaved';
    page.put(words.t(kept, { path }), { style: context.style.faint });
    await surface.out.write(page.text);
  } finally {
    await ledger?.close();
  }
}

/** An article cannot be kept in the past. Throws TallyError LEDGER_AS_OF. */
function checkIsNow({ save, asOf, ledgerAsOf }: ReadOptions): void {
  if (save && (asOf ?? ledgerAsOf) !== undefined)
    throw new TallyError('LEDGER_AS_OF', 'An article is kept in the ledger as it is now. Leave out the time.');
}

/** Throws TallyError DATE_UNREADABLE for what is neither a day nor a moment in ISO 8601. */
function checkPublished(value: string | undefined): void {
  if (value === undefined) return;
  const [, day] = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(value) ?? [];
  const date = new Date(`${day ?? ''}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    throw new TallyError(
      'DATE_UNREADABLE',
      `--published ${value}: write the day as 2025-09-14, or the moment as 2025-09-14T10:00:00+08:00.`,
    );
}
