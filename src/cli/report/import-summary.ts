import type { ImportSummary } from '../../app/import/run.ts';
import type { Ledger } from '../../app/ledger.ts';
import type { ImportReport } from '../../contract/custody.ts';
import { type Context, newPage } from '../context.ts';

/** Problems listed after an import; the ledger keeps all of them. */
const SHOWN = { text: 20, json: 1000 };

/** Prints what an import did. */
export async function putSummary(
  context: Context,
  ledger: Ledger,
  summary: ImportSummary,
  asJson: boolean,
): Promise<void> {
  const { surface, words } = context;
  const { counts } = summary;
  const problems: ImportReport['problems'] = [];
  const most = asJson ? SHOWN.json : SHOWN.text;
  for await (const { source, part, outcome, code, message } of ledger.imports.items(summary.import)) {
    if (outcome !== 'failed' && (outcome !== 'skipped' || !asJson)) continue;
    if (problems.length >= most) break;
    problems.push({ source, part, outcome, code: code ?? 'INTERNAL', message: message ?? '' });
  }
  if (asJson) {
    const { import: id, resumed, sources } = summary;
    const report: ImportReport = { import: id, resumed, dryRun: false, sources, counts, problems };
    await surface.out.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const page = newPage(context);
  if (summary.resumed) page.put(words.t('import.resumed'));
  page.put(words.t('import.done', { n: summary.sources }));
  for (const outcome of ['read', 'same', 'copy', 'skipped', 'failed'] as const)
    if (counts[outcome] > 0)
      page.put(`${words.label('imported', outcome)}: ${counts[outcome]}`, { indent: 2, hang: 2 });
  page.put(words.t('import.claims', { n: counts.claims }), { indent: 2, hang: 2 });
  if (problems.length > 0) page.gap();
  for (const { source, part, code, message } of problems)
    page.put(`[${code}] ${source}${part === null ? '' : ` ${part}`}: ${message}`, { hang: 2 });
  if (counts.failed > problems.length) page.put(words.t('import.moreProblems', { n: counts.failed - problems.length }));
  await surface.out.write(page.text);
}
