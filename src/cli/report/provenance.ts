import type { Provenance } from '../../contract/custody.ts';
import type { Page } from '../text/page.ts';
import { putCopies } from './copies.ts';

type Capture = Provenance['captures'][number]['captures'][number];

/** Tells how a document came, what read it and what people decided. */
export function putProvenance(page: Page, story: Provenance): void {
  const { words, style } = page;
  const { document, claim } = story;
  page.put(`${document.id}  ${document.title ?? words.t('report.untitled')}`, { hang: 2, style: style.title });
  page.put(words.t('provenance.bytes', { n: document.byteLength, sha256: document.sha256 }), { indent: 2, hang: 2 });
  if (document.externalId !== null)
    page.put(words.t('provenance.externalId', { id: document.externalId }), { indent: 2, hang: 2 });
  if (claim) putClaim(page, claim);
  page.heading(words.t('provenance.captures'));
  if (story.captures.length === 0)
    page.put(words.t('provenance.gotBefore', { at: document.gotAt, by: document.gotBy, from: document.gotFrom }), {
      indent: 2,
    });
  for (const link of story.captures) putLink(page, link);
  page.heading(words.t('provenance.readings'));
  for (const { number, engineVersion, dataVersion, madeAt, claims, checks } of story.readings)
    page.put(
      words.t('provenance.reading', {
        n: number,
        engine: engineVersion,
        data: dataVersion,
        at: madeAt,
        claims,
        checks,
      }),
      { indent: 2, hang: 2 },
    );
  for (const { kind, count } of story.repairs)
    page.put(`${words.label('repair', kind)}: ${count}`, { indent: 4, hang: 2 });
  putCopies(page, document.id, story.copies);
  if (story.imports.length > 0) page.heading(words.t('provenance.imports'));
  for (const { import: number, source, part, outcome, at } of story.imports)
    page.put(
      words.t('provenance.import', {
        ...{ n: number, at, outcome: words.label('imported', outcome) },
        source: part === null ? source : `${source} ${part}`,
      }),
      { indent: 2, hang: 2 },
    );
  page.heading(words.t('provenance.decisions'));
  if (story.decisions.length === 0) page.put(words.t('provenance.noDecisions'), { indent: 2 });
  for (const { id, at, author, kind, subject, reason, hash } of story.decisions)
    page.put(words.t('provenance.decision', { n: id, at, author, kind, subject, reason, hash }), {
      indent: 2,
      hang: 2,
    });
}

function putClaim(page: Page, claim: NonNullable<Provenance['claim']>): void {
  const { words } = page;
  page.heading(`${words.t('show.quote')} ${claim.id}`);
  page.put(claim.quote, { indent: 2 });
  const { start, end } = claim.original;
  page.put(words.t('provenance.claimBytes', { start, end, sha256: claim.bytesSha256, n: claim.reading }), {
    indent: 2,
    hang: 2,
  });
  if (claim.page !== null) page.put(words.t('provenance.page', { n: claim.page }), { indent: 2 });
}

function putLink(page: Page, link: Provenance['captures'][number]): void {
  const { words } = page;
  const { part, derived, captures } = link;
  if (part !== null || derived) {
    const how = words.t(derived ? 'provenance.madeFrom' : 'provenance.liesIn');
    page.put(part === null ? how : `${how}: ${part}`, { indent: 2, hang: 2 });
  }
  captures.forEach((capture, depth) => {
    putCapture(page, capture, depth > 0);
  });
}

function putCapture(page: Page, capture: Capture, isAround: boolean): void {
  const { words } = page;
  const { id, kind, requested, final, redirects, status, headers, sha256, byteLength, at, collector, tool } = capture;
  const put = (text: string, indent = 4): void => {
    page.put(text, { indent, hang: 2 });
  };
  const what = words.t('provenance.capture', { id, kind: words.label('capture', kind), at, by: collector, tool });
  put(isAround ? `${words.t('provenance.in')} ${what}` : what, 2);
  put(requested);
  for (const { url, status: code, location } of redirects) put(`${code} ${url} → ${location}`);
  if (final !== requested) put(`→ ${final}`);
  if (status !== null) put(words.t('provenance.answer', { status, n: headers.length }));
  put(words.t('provenance.bytes', { n: byteLength, sha256 }));
  if (capture.kept === 'parts') put(words.t('provenance.partsKept'));
}
