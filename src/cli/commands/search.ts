import { openLedger } from '../../app/ledger.ts';
import { savedSearch, saveSearch, search, settledQuestion } from '../../app/search/search.ts';
import type { ClaimKind, Status, SupportLevel } from '../../contract/reading.ts';
import type { SavedQuery, SearchFilter, SearchPage, SearchQuestion, SearchSort } from '../../contract/search.ts';
import { TallyError } from '../../kernel/errors.ts';
import { asOfCall, type Context, type GlobalOptions, newPage, pathOfLedger, withLedger } from '../context.ts';
import { namesIn } from '../format/claim.ts';
import { withoutUndefined } from '../options.ts';
import { putClaim } from '../report/claim-block.ts';
import type { Page } from '../text/page.ts';

/** What claims are narrowed by on the command line; also for exports. */
export interface FilterOptions extends GlobalOptions {
  document?: string[] | undefined;
  kind?: ClaimKind[] | undefined;
  status?: Status[] | undefined;
  actor?: string[] | undefined;
  target?: string[] | undefined;
  party?: string[] | undefined;
  item?: string[] | undefined;
  place?: string[] | undefined;
  speaker?: string[] | undefined;
  publisher?: string[] | undefined;
  support?: SupportLevel[] | undefined;
  check?: string[] | undefined;
  review?: NonNullable<SearchFilter['review']> | undefined;
  year?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface SearchOptions extends FilterOptions {
  sort?: SearchSort | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  save?: string | undefined;
  saved?: string | undefined;
  listSaved?: true | undefined;
  json?: true | undefined;
}

export function filterOf(options: FilterOptions): SearchFilter {
  const { document, kind, status, actor, target, party, item, place, speaker, publisher } = options;
  const { support, review, year, from, to } = options;
  const check = options.check?.map((code) => code.toUpperCase().replaceAll('-', '_'));
  const parties = { actor, target, party, item, place, speaker, publisher };
  return withoutUndefined({ document, kind, status, ...parties, support, check, review, year, from, to });
}

/** Claims that a screen shows where no limit is given. */
const SHOWN = 20;

/** `tally search`: claims and documents by their words and by facets; questions may be kept under a name. */
export async function searchCommand(context: Context, words: readonly string[], options: SearchOptions): Promise<void> {
  if (options.listSaved) {
    await putSaved(context, await withLedger(context, options, (ledger) => ledger.search.saved()), options);
    return;
  }
  const filter = filterOf(options);
  const typed: SearchQuestion = {
    ...(words.length > 0 ? { words: words.join(' ') } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...withoutUndefined({ sort: options.sort }),
  };
  const paging = { limit: options.limit ?? SHOWN, ...withoutUndefined({ cursor: options.cursor }) };
  if (options.save !== undefined) await keep(context, options, options.save, typed);
  const answer = await withLedger(
    context,
    options,
    async (ledger) => {
      const kept = options.saved === undefined ? null : (await savedSearch(ledger, options.saved)).question;
      const both = { ...kept?.filter, ...filter };
      const question = { ...kept, ...typed, ...(Object.keys(both).length > 0 ? { filter: both } : {}), ...paging };
      return search(ledger, asOfCall(options), question);
    },
    { search: true },
  );
  const { out } = context.surface;
  if (options.json) await out.write(`${JSON.stringify(answer)}\n`);
  else {
    const page = newPage(context);
    putAnswer(page, answer);
    await out.write(page.text);
  }
}

/** Keeps the question before it is asked. Rejects with TallyError SEARCH_NAME and LEDGER_AS_OF. */
async function keep(context: Context, options: SearchOptions, name: string, question: SearchQuestion): Promise<void> {
  if ((options.asOf ?? options.ledgerAsOf) !== undefined)
    throw new TallyError('LEDGER_AS_OF', 'A search is kept in the ledger as it is now. Leave out the time.');
  const { surface, words } = context;
  const { fold } = await surface.openEngine();
  const ledger = await openLedger({ path: pathOfLedger(context, options), mode: 'read', fold });
  try {
    const settled = await settledQuestion(ledger, question);
    const by = { at: surface.clock().toISOString(), author: surface.user };
    const { version } = await saveSearch(ledger, { name, ...by, question: settled });
    await surface.err.write(`${words.t('search.kept', { name, n: version })}\n`);
  } finally {
    await ledger.close();
  }
}

function putAnswer(page: Page, { total, claims, next, facets, documents }: SearchPage): void {
  const { words, style } = page;
  page.put(words.t('search.found', { n: total, documents: documents.total }), { style: style.title });
  for (const facet of facets) {
    if (facet.values.length === 0) continue;
    const values = facet.values.slice(0, 8).map(({ value, name, count, chosen }) => {
      const shown = words.has(facet.name, value)
        ? words.label(facet.name, value)
        : (words.nameOf(value) ?? name ?? value);
      return `${chosen ? '▸' : ''}${shown} ${count}`;
    });
    const more = facet.distinct > values.length ? ` … (${facet.distinct})` : '';
    page.labelled(words.label('facet', facet.name), `${values.join(' · ')}${more}`, 14);
  }
  for (const { id, claim, checks } of claims)
    putClaim(
      page,
      { id: `${id} · ${words.label('kind', claim.kind)}`, claim, checks, idWidth: Infinity },
      namesIn([claim], words),
    );
  if (documents.documents.length > 0) page.heading(words.t('search.documents'));
  for (const { id, title, publisher, published, snippet } of documents.documents) {
    page.put([id, title, publisher, published].filter((part) => part !== null).join(' · '), { hang: 2 });
    if (snippet) page.put(`… ${snippet.text.trim()} …`, { indent: 2, hang: 2, style: style.faint });
  }
  if (next !== null) {
    page.gap();
    page.put(words.t('search.next', { cursor: next }), { style: style.faint });
  }
}

async function putSaved(context: Context, saved: readonly SavedQuery[], { json }: SearchOptions): Promise<void> {
  const page = newPage(context);
  if (saved.length === 0) page.put(page.words.t('search.noneSaved'));
  for (const { name, version, at, author, question } of saved)
    page.put(`${name} · ${version} · ${at.slice(0, 10)} · ${author} · ${JSON.stringify(question)}`, { hang: 2 });
  await context.surface.out.write(json ? `${JSON.stringify(saved)}\n` : page.text);
}
