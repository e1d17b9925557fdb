import type { ClaimKind, Status } from '../../contract/reading.ts';
import { queryClaims } from '../../app/claims.ts';
import type { ClaimFilter, StoredClaim } from '../../app/ledger.ts';
import { withoutUndefined } from '../options.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { namesIn } from '../format/claim.ts';
import { putClaim } from '../report/claim-block.ts';
import { claimCsvHead, claimCsvRow, csvWriter } from './claim-csv.ts';

export const FORMATS = ['table', 'json', 'csv'] as const;
export interface ClaimsOptions extends GlobalOptions {
  document?: string | undefined;
  kind?: ClaimKind[] | undefined;
  status?: Status[] | undefined;
  actor?: string | undefined;
  target?: string | undefined;
  item?: string | undefined;
  place?: string | undefined;
  attribution?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  check?: string | undefined;
  text?: string | undefined;
  format: (typeof FORMATS)[number];
  limit?: number | undefined;
}

/** Claims in a table where no limit is given: more than that is no longer read. */
const TABLE_LIMIT = 200;

/** `tally claims`: claims of the ledger that pass a filter, as a table, JSON or CSV. */
export async function claimsCommand(context: Context, options: ClaimsOptions): Promise<void> {
  const { document, kind, status, actor, target, item, place, attribution, from, to, text } = options;
  const check = options.check?.toUpperCase().replaceAll('-', '_');
  const asked = { document, kind, status, actor, target, item, place, attribution, from, to, check, text };
  const filter: ClaimFilter = withoutUndefined(asked);
  await withLedger(
    context,
    options,
    async (ledger) => {
      const { out } = context.surface;
      if (options.format === 'table') {
        const limit = options.limit ?? TABLE_LIMIT;
        await putTable(context, queryClaims(ledger, filter, limit + 1), limit);
        return;
      }
      const claims = queryClaims(ledger, filter, options.limit);
      if (options.format === 'csv') {
        const toCsv = await csvWriter();
        await out.write(toCsv([claimCsvHead]));
        for await (const claim of claims) await out.write(toCsv([claimCsvRow(claim)]));
        return;
      }
      let before = '[\n';
      for await (const { id, documentId, run, title, publisher, published, claim, checks } of claims) {
        const { number, engineVersion, dataVersion } = run;
        const row = {
          ...claim,
          id,
          document: documentId,
          title,
          publisher,
          published,
          checks: checks.map(({ code }) => code),
          run: { number, engineVersion, dataVersion },
        };
        await out.write(`${before}${JSON.stringify(row)}`);
        before = ',\n';
      }
      await out.write(before === '[\n' ? '[]\n' : '\n]\n');
    },
    { search: true },
  );
}

async function putTable(context: Context, claims: AsyncIterable<StoredClaim>, limit: number): Promise<void> {
  const { words, style, surface } = context;
  let document = '';
  let shown = 0;
  for await (const stored of claims) {
    if (shown === limit) {
      await surface.err.write(`${words.t('cli.limited', { n: limit })}\n`);
      break;
    }
    const page = newPage(context);
    if (stored.documentId !== document) {
      document = stored.documentId;
      if (shown > 0) await surface.out.write('\n');
      page.heading(document);
      page.put([stored.title, stored.publisher, stored.published].filter((t) => t !== null).join(' · '), {
        style: style.faint,
      });
    }
    const { claim, checks } = stored;
    const id = `${stored.id} · ${words.label('kind', claim.kind)}`;
    const block = { id, claim, checks, idWidth: Infinity };
    putClaim(page, block, namesIn([stored.claim], words));
    await surface.out.write(page.text);
    shown++;
  }
  if (shown === 0) await surface.out.write(`${words.t('cli.noClaims')}\n`);
}
