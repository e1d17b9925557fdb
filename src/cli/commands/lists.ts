import { eachLedgerCheck } from '../../app/events/events.ts';
import type { CheckFilter } from '../../app/ledger.ts';
import type { Check } from '../../contract/reading.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { phraseWriter } from '../format/phrase.ts';
import { formatTime } from '../format/time.ts';
import { withoutUndefined } from '../options.ts';
import { putCheck } from '../report/checks.ts';

export interface DocumentsOptions extends GlobalOptions {
  json?: true | undefined;
}

/** `tally documents`: what the ledger has read. */
export async function documentsCommand(context: Context, options: DocumentsOptions): Promise<void> {
  const documents = await withLedger(context, options, (ledger) => ledger.documents());
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(documents)}\n`);
    return;
  }
  const page = newPage(context);
  const { words, style } = page;
  if (documents.length === 0) page.put(words.t('cli.noDocuments'));
  for (const document of documents) {
    page.gap();
    page.put(`${document.id}  ${document.title ?? words.t('report.untitled')}`, { hang: 2, style: style.title });
    const facts = [
      document.publisher ?? words.t('report.publisherUnknown'),
      document.published === null ? words.t('report.dateUnknown') : formatTime(document.published, words),
      words.label('lang', document.lang),
      `${words.t('list.claims')} ${document.claims}`,
      `${words.t('list.checks')} ${document.checks}`,
      `${words.t('list.runs')} ${document.runs}`,
    ];
    page.put(facts.join(' · '), { indent: 2, hang: 2 });
  }
  await out.write(page.text);
}

export interface ChecksOptions extends GlobalOptions {
  document?: string | undefined;
  code?: string | undefined;
  severity?: Check['severity'] | undefined;
  json?: true | undefined;
}

/** `tally checks`: what the checks found in the newest readings, then what only the ledger as a whole shows. */
export async function checksCommand(context: Context, options: ChecksOptions): Promise<void> {
  const { document, severity } = options;
  const code = options.code?.toUpperCase().replaceAll('-', '_');
  const filter: CheckFilter = withoutUndefined({ document, severity, code });
  const checks = await withLedger(context, options, async (ledger) => {
    const found = await ledger.checks(filter);
    const tools = { ledger, textOf: phraseWriter(context.words) };
    for await (const check of eachLedgerCheck(tools, filter)) found.push(check);
    return found;
  });
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(checks)}\n`);
    return;
  }
  const page = newPage(context);
  if (checks.length === 0) page.put(page.words.t('cli.noChecks'));
  let current = '';
  for (const check of checks) {
    if (check.documentId !== current) {
      current = check.documentId;
      page.heading(current);
    }
    putCheck(page, check);
  }
  await out.write(page.text);
}
