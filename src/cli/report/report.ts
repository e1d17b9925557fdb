import type { Check, Claim, Reading } from '../../contract/reading.ts';
import { namesIn } from '../format/claim.ts';
import type { Page } from '../text/page.ts';
import { width } from '../text/width.ts';
import { putClaim } from './claim-block.ts';
import { putChecks } from './checks.ts';
import { putHeader, putSummary } from './header.ts';
import type { ReportSubject } from './subject.ts';
import { putRepairs, putSources } from './text-state.ts';

/** The order in which kinds are told: what moves, who pays, what follows, what is said. */
const KINDS: readonly Claim['kind'][] = [
  'transfer',
  'deployment',
  'casualty',
  'production',
  'payment',
  'agreement',
  'sanction',
  'attack',
  'meeting',
  'statement',
  'other',
];

/** Judgements shown where not all are asked for. */
const FEW = 4;

/** Sets the report of a reading on a page. `all` shows every judgement and repair. */
export function putReport(page: Page, subject: ReportSubject, all: boolean): void {
  const { reading } = subject;
  const name = namesIn(reading.claims, page.words);
  putHeader(page, subject);
  putSummary(page, subject);
  putChecks(page, reading);
  putRepairs(page, reading.document, all);
  putSources(page, reading.document);
  const ids = Math.max(4, ...reading.claims.map((claim) => width(claim.id)));
  const checks = checksByClaim(reading);
  for (const kind of KINDS) {
    const claims = reading.claims.filter((claim) => claim.kind === kind);
    if (claims.length === 0) continue;
    page.heading(`${page.words.label('kind', kind)} (${claims.length})`);
    for (const claim of claims)
      putClaim(page, { id: claim.id, claim, checks: checks.get(claim.id) ?? [], idWidth: ids }, name);
  }
  putJudgements(page, subject, ids, all);
  putDiagnostics(page, reading);
  putHints(page, subject);
}

function checksByClaim(reading: Reading): Map<string, Check[]> {
  const rank = { error: 0, warning: 1, info: 2 };
  const out = new Map<string, Check[]>();
  for (const check of [...reading.checks].sort((a, b) => rank[a.severity] - rank[b.severity])) {
    for (const id of new Set(check.claims)) {
      const list = out.get(id) ?? [];
      if (!list.some((other) => other.code === check.code)) out.set(id, [...list, check]);
    }
  }
  return out;
}

/** Opinions are told briefly: their words are all there is to them. */
function putJudgements(page: Page, subject: ReportSubject, ids: number, all: boolean): void {
  const { words, style } = page;
  const judgements = subject.reading.claims.filter((claim) => claim.kind === 'judgement');
  if (judgements.length === 0) return;
  page.heading(`${words.label('kind', 'judgement')} (${judgements.length})`);
  page.put(words.t('report.judgementNote'), { style: style.faint });
  const shown = all || judgements.length <= FEW + 1 ? judgements : judgements.slice(0, FEW);
  for (const claim of shown)
    page.row([
      { text: [claim.id], width: ids, style: style.id },
      { text: [words.t('show.inWords', { text: claim.quote })], width: page.width - ids - 2, style: style.quote },
    ]);
  const rest = judgements.length - shown.length;
  if (rest === 0) return;
  const key = subject.run === null ? 'report.restUnsaved' : 'report.restJudgements';
  page.put(words.t(key, { n: rest, document: subject.documentId }), { style: style.faint });
}

function putDiagnostics(page: Page, reading: Reading): void {
  if (reading.diagnostics.length === 0) return;
  page.heading(page.words.t('report.diagnostics'));
  for (const { code, message } of reading.diagnostics)
    page.put(`${code}: ${message}`, { hang: 2, style: page.style.faint });
}

function putHints(page: Page, { reading, run, documentId }: ReportSubject): void {
  const first = reading.claims.find((claim) => claim.checkable) ?? reading.claims[0];
  if (run === null || !first) return;
  const { words } = page;
  const hints: [string, string][] = [
    [`tally show ${documentId}.${first.id}`, words.t('report.hintShow')],
    [`tally claims --document ${documentId} --format csv`, words.t('report.hintClaims')],
  ];
  if (reading.checks.length > 0) hints.push([`tally checks --document ${documentId}`, words.t('report.hintChecks')]);
  page.heading(words.t('report.next'));
  const room = Math.max(...hints.map(([command]) => width(command)));
  for (const [command, says] of hints) {
    if (room + 20 <= page.width)
      page.row([
        { text: [command], width: room },
        { text: [says], width: page.width - room - 2, style: page.style.faint },
      ]);
    else {
      page.put(command, { hang: 2 });
      page.put(says, { indent: 2, style: page.style.faint });
    }
  }
}
