import { TallyError } from '../../kernel/errors.ts';
import { resolve } from 'node:path';
import { readArticleFile, readBounded } from '../../app/input.ts';
import { copyCheck } from '../../app/copies.ts';
import { type CaptureNode, captureOfAnswer, captureOfFile, type Collector } from '../../app/import/capture.ts';
import { firstArticle } from '../../app/import/first.ts';
import { badStatus } from '../../app/import/units.ts';
import { captureMaterial } from '../../app/intake/open.ts';
import type { Material } from '../../app/intake/types.ts';
import { openLedger } from '../../app/ledger.ts';
import { type ReadArticle, readArticle, withoutReasons } from '../../app/read-article.ts';
import type { Reading } from '../../contract/reading.ts';
import { type Context, type GlobalOptions, newPage, pathOfLedger } from '../context.ts';
import { createFetching, type Fetching, toolName } from '../fetching.ts';
import { loadMessages, type Messages } from '../messages.ts';
import { checkPublished } from '../options.ts';
import { putCopies, sayCopy } from '../report/copies.ts';
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
  allowHost?: string[] | undefined;
  save: boolean;
}

/** From this size on, reading may take long enough that its beginning is worth a word. */
const LARGE = 2_000_000;

/** `tally read FILE|URL`: reads, keeps and reports. */
export async function readCommand(context: Context, file: string, options: ReadOptions): Promise<void> {
  const { surface, words } = context;
  checkPublished(options.published);
  checkIsNow(options);
  const fetching = createFetching(context, options.allowHost ?? []);
  const by = { clock: surface.clock, user: surface.user, tool: toolName(context) };
  const { node, material } = await get(context, file, options, by, fetching).finally(() => fetching.close());
  const size = material.bytes.byteLength;
  if (size >= LARGE && surface.err.isTerminal)
    await surface.err.write(`${words.t('cli.reading', { name: file, size: formatSize(size) })}\n`);
  const { title = null, url = null, publisher = null, published = null } = options;
  const nothing = { contentType: null, title: null, url: null, publisher: null, published: null, lang: null };
  const { unit, more } = await firstArticle(node, material, {
    ...{ by, defaults: nothing },
    open: { given: { title, url, publisher, published } },
  });
  const { item } = unit;
  const { engine, fold, eventRules = null } = await surface.openEngine();
  const path = pathOfLedger(context, options);
  const ledger = options.save ? await openLedger({ path, mode: 'write', fold, eventRules }) : null;
  try {
    const article = await readArticle(
      { engine, ledger, clock: surface.clock, user: surface.user },
      {
        bytes: item.bytes,
        from: unit.place === null ? file : `${file}#${unit.place}`,
        given: item.given,
        externalId: item.id,
        capture: { node: unit.node, part: item.part, derived: item.derived, author: item.author, pages: item.pages },
      },
    );
    const read = { ...article, reading: withCopyCheck(article, options.json ? await loadMessages('en') : words) };
    if (options.json) {
      const reading = options.explain ? read.reading : withoutReasons(read.reading);
      const copies = ledger ? { copies: read.copies } : {};
      await surface.out.write(`${JSON.stringify({ ...reading, ...copies }, null, surface.out.isTerminal ? 2 : 0)}\n`);
      return;
    }
    const known = ledger ? await ledger.document(read.documentId) : null;
    const page = newPage(context);
    const run = read.saved?.run ?? null;
    putReport(page, { ...read, reliability: known?.reliability ?? null, run }, options.all === true);
    putCopies(page, read.documentId, read.copies);
    page.gap();
    const { saved } = read;
    const kept = saved ? (saved.addedRun ? 'cli.saved' : 'cli.known') : 'cli.notSaved';
    page.put(words.t(kept, { path }), { style: context.style.faint });
    if (more) page.put(words.t('cli.read.more'), { style: context.style.faint });
    await surface.out.write(page.text);
  } finally {
    await ledger?.close();
  }
}

/** Gets a file, standard input or the answer of a server. Rejects with the errors of each, and FETCH_STATUS. */
async function get(
  { surface }: Context,
  name: string,
  { type }: ReadOptions,
  by: Collector,
  fetching: Fetching,
): Promise<{ node: CaptureNode; material: Material }> {
  if (/^https?:\/\//i.test(name)) {
    const answer = await fetching.fetch(name);
    if (answer.status < 200 || answer.status > 299) throw badStatus(answer);
    const material = captureMaterial(answer);
    return {
      node: captureOfAnswer(answer, by),
      material: type === undefined ? material : { ...material, contentType: type },
    };
  }
  const isStream = name === '-';
  const bytes = isStream ? await readBounded(surface.stdin, 'stdin') : await readArticleFile(name);
  const path = isStream ? name : resolve(name);
  const node = captureOfFile(bytes, path, by, isStream ? 'stream' : 'file');
  return { node, material: { bytes, name, contentType: type ?? null } };
}

function withCopyCheck({ documentId, reading, copies }: ReadArticle, words: Messages): Reading {
  const check = copyCheck(documentId, copies, sayCopy(words));
  return check ? { ...reading, checks: [...reading.checks, check] } : reading;
}

/** An article cannot be kept in the past. Throws TallyError LEDGER_AS_OF. */
function checkIsNow({ save, asOf, ledgerAsOf }: ReadOptions): void {
  if (save && (asOf ?? ledgerAsOf) !== undefined)
    throw new TallyError('LEDGER_AS_OF', 'An article is kept in the ledger as it is now. Leave out the time.');
}
