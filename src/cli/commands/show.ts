import { showClaim, type ShownClaim } from '../../app/claims.ts';
import type { Ledger } from '../../app/ledger.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { formatStatus, formatWhen, type NameOf, namesIn } from '../format/claim.ts';
import { formatQuantity } from '../format/number.ts';
import { formatTime } from '../format/time.ts';
import { putCheck } from '../report/checks.ts';
import { putReport } from '../report/report.ts';
import type { Page } from '../text/page.ts';
import { width } from '../text/width.ts';

export interface ShowOptions extends GlobalOptions {
  run?: number | undefined;
  json?: true | undefined;
}

/** Bytes shown in hexadecimal where they have no text. */
const MOST_BYTES = 64;

/** `tally show ID`: a claim with all that stands behind it, or a document's report. */
export async function showCommand(context: Context, id: string, options: ShowOptions): Promise<void> {
  await withLedger(context, options, async (ledger) => {
    if (id.includes('.')) await showOne(context, await showClaim(ledger, id, options.run), options.json === true);
    else await showDocument(context, ledger, id, options);
  });
}

async function showDocument(context: Context, ledger: Ledger, id: string, options: ShowOptions): Promise<void> {
  const kept = await ledger.reading(id, options.run);
  if (!kept) {
    const which = options.run === undefined ? '' : ` with a reading ${options.run}`;
    throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${id}${which}.`);
  }
  if (options.json) {
    await context.surface.out.write(`${JSON.stringify({ ...kept.reading, id: kept.document.id })}\n`);
    return;
  }
  const { document, run, reading } = kept;
  const page = newPage(context);
  putReport(
    page,
    {
      documentId: document.id,
      sha256: document.sha256,
      byteLength: document.byteLength,
      publisherKind: document.publisherKind,
      reliability: document.reliability,
      engineVersion: run.engineVersion,
      dataVersion: run.dataVersion,
      run: run.number,
      reading,
    },
    true,
  );
  await context.surface.out.write(page.text);
}

async function showOne(context: Context, shown: ShownClaim, json: boolean): Promise<void> {
  const { stored, original, repairs, checks, sentence, document } = shown;
  if (json) {
    const bytes = { ...original, bytes: Buffer.from(original.bytes).toString('base64') };
    const { claim, run } = stored;
    const row = {
      ...claim,
      id: stored.id,
      document: document.id,
      run,
      sentenceText: sentence,
      originalBytes: bytes,
      repairs,
      checkedBy: checks,
    };
    await context.surface.out.write(`${JSON.stringify(row, null, context.surface.out.isTerminal ? 2 : 0)}\n`);
    return;
  }
  const page = newPage(context);
  const { words, style } = page;
  page.heading(`${stored.id} · ${words.label('kind', stored.claim.kind)}`);
  page.put(words.t('show.inWords', { text: stored.claim.quote }), { hang: 1, style: style.quote });
  page.heading(words.t('show.sentence'));
  const { before, quote, after } = sentence;
  // The quote is marked by brackets as well as colour, for screens without it.
  page.put(`${before}⟦${quote}⟧${after}`);
  putFields(page, shown, namesIn([stored.claim], words));
  putOriginal(page, shown);
  if (checks.length > 0) page.heading(words.t('report.checks'));
  for (const check of checks) putCheck(page, check);
  putReasons(page, shown);
  page.heading(words.t('show.document'));
  const facts = [document.title, document.publisher, document.published, document.id];
  page.put(facts.filter((fact) => fact !== null).join(' · '));
  page.put(
    `${words.t('report.reading', { n: stored.run.number })} · ${words.t('report.engine', { engine: stored.run.engineVersion, data: stored.run.dataVersion })}`,
    { style: style.faint },
  );
  await context.surface.out.write(page.text);
}

function putFields(page: Page, { stored, sources }: ShownClaim, name: NameOf): void {
  const { words } = page;
  const { claim } = stored;
  const entities = (list: typeof claim.actors): string =>
    list.map((e) => `${name(e)} (${e.id}${e.wikidata ? `, ${e.wikidata}` : ''})`).join(words.t('list.comma'));
  const items = claim.items.length > 0 ? claim.items : claim.item ? [claim.item] : [];
  const said = claim.attribution;
  const cited = claim.support.sources.map((n) => `[${n + 1}] ${sources[n]?.title ?? ''}`).join(words.t('list.comma'));
  const { quantity, time } = claim;
  const rows: [string, string][] = [
    [words.t('show.who'), entities(claim.actors)],
    [words.t('show.whom'), entities(claim.targets)],
    [
      words.t('show.what'),
      items.map((item) => `${words.nameOf(item.id) ?? item.name} (${item.class})`).join(words.t('list.comma')),
    ],
    [
      words.t('show.howMany'),
      quantity ? `${formatQuantity(quantity, words)} · ${words.t('show.inWords', { text: quantity.text })}` : '',
    ],
    [words.t('show.outcome'), claim.outcome ? words.label('outcome', claim.outcome) : ''],
    [
      words.t('show.when'),
      time
        ? `${formatWhen(claim, words)} · ${time.edtf} · ${words.label('resolved', time.resolved)} · ${words.t('show.inWords', { text: time.text })}`
        : '',
    ],
    [words.t('show.where'), claim.place ? entities([claim.place]) : ''],
    [words.t('show.status'), formatStatus(claim.status, words)],
    [
      words.t('show.said'),
      said
        ? `${name(said)} (${words.label('attribution', said.class)}) · ${words.t('show.inWords', { text: said.text })}`
        : words.t('report.saysNobody'),
    ],
    [words.t('show.reported'), claim.reported ? formatTime(claim.reported, words) : ''],
    [
      words.t('show.support'),
      [words.label('support', claim.support.level), words.sentence('support', claim.support.why), cited]
        .filter((t) => t !== '')
        .join(' · '),
    ],
    [words.t('show.confidence'), `${Math.round(claim.confidence * 100)} %`],
    [
      words.t('show.codes'),
      [
        claim.plover ? `PLOVER ${[claim.plover.type, ...claim.plover.modes].join(' ')}` : '',
        claim.cameo ? `CAMEO ${claim.cameo}` : '',
      ]
        .filter((t) => t !== '')
        .join(' · '),
    ],
    [words.t('show.flags'), claim.flags.join(words.t('list.comma'))],
  ];
  page.heading(words.t('show.fields'));
  const room = Math.max(...rows.map(([label]) => width(label)));
  for (const [label, text] of rows) if (text !== '') page.labelled(label, text, room);
}

function putOriginal(page: Page, { original, stored, repairs, document }: ShownClaim): void {
  const { words, style } = page;
  page.heading(words.t('show.original'));
  const { start, end, bytes } = original;
  page.put(words.t('show.bytes', { start, end, encoding: document.encoding }));
  const hex = [...bytes.subarray(0, MOST_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  if (original.text === stored.claim.quote) page.put(words.t('show.unchanged'), { indent: 2, style: style.faint });
  else page.put(original.text ?? `${hex}${bytes.length > MOST_BYTES ? ' …' : ''}`, { indent: 2, style: style.quote });
  for (const repair of repairs)
    page.put(
      `${repair.original} → ${repair.restored || words.t('report.removed')} · ${words.label('repair', repair.kind)}`,
      {
        indent: 2,
        hang: 2,
        style: style.faint,
      },
    );
}

function putReasons(page: Page, { stored }: ShownClaim): void {
  const { words, style } = page;
  page.heading(words.t('show.reasons'));
  const reasons = stored.claim.reasons ?? [];
  if (reasons.length === 0) page.put(words.t('show.noReasons'));
  const room = Math.max(0, ...reasons.map((reason) => width(reason.field)));
  for (const { field, rule, note } of reasons)
    page.labelled(field, note ? `${rule} · ${note}` : rule, Math.min(room, 24), { style: style.faint });
}
