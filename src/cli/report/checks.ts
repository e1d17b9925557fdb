import type { Check, Reading } from '../../contract/reading.ts';
import { CHECK_SIGNS, severityStyle } from '../format/claim.ts';
import type { Page } from '../text/page.ts';

/** Ids named in one line; a check that concerns a whole text would fill the page. */
const MOST_IDS = 12;

/** What the checks found, gravest first. */
export function putChecks(page: Page, reading: Pick<Reading, 'checks'>): void {
  if (reading.checks.length === 0) return;
  page.heading(`${page.words.t('report.checks')} (${reading.checks.length})`);
  for (const check of reading.checks.filter(({ severity }) => severity === 'error')) putCheck(page, check);
  for (const check of reading.checks.filter(({ severity }) => severity === 'warning')) putCheck(page, check);
  const notes = new Map<string, Check[]>();
  for (const check of reading.checks.filter(({ severity }) => severity === 'info'))
    notes.set(check.code, [...(notes.get(check.code) ?? []), check]);
  for (const alike of notes.values()) putNotes(page, alike);
}

/** Notes of one code together: one in full, more as a list of the claims, where each is told again. */
function putNotes(page: Page, alike: readonly Check[]): void {
  const [first] = alike;
  if (!first) return;
  if (alike.length === 1) putCheck(page, first);
  else {
    putHead(page, first, ` (${alike.length})`);
    putClaimIds(page, [...new Set(alike.flatMap((check) => check.claims))]);
  }
}

/** One finding: its code and what it means, what was found, and which claims it concerns. */
export function putCheck(
  page: Page,
  check: Pick<Check, 'code' | 'severity' | 'message' | 'evidence'> & { readonly claims: readonly string[] },
): void {
  const { style } = page;
  putHead(page, check, '');
  page.put(page.words.sentence(check.code, check.message), { indent: 2 });
  if (check.evidence) page.put(check.evidence, { indent: 2, style: style.faint });
  putClaimIds(page, check.claims);
}

function putHead(page: Page, { code, severity }: Pick<Check, 'code' | 'severity'>, count: string): void {
  const { words, style } = page;
  const meaning = words.has('check', code) ? ` · ${words.label('check', code)}` : '';
  page.put(`${CHECK_SIGNS[severity]} ${words.label('severity', severity)} ${code}${meaning}${count}`, {
    hang: 2,
    style: severityStyle(severity, style),
  });
}

function putClaimIds(page: Page, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const { words, style } = page;
  page.put(words.t('report.aboutClaims', { list: idList(page, ids) }), { indent: 2, style: style.faint });
}

function idList(page: Page, ids: readonly string[]): string {
  const { words } = page;
  const shown = ids.slice(0, MOST_IDS).join(words.t('list.comma'));
  return ids.length > MOST_IDS ? `${shown} ${words.t('report.moreClaims', { n: ids.length - MOST_IDS })}` : shown;
}
