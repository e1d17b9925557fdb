import type { Check, Reading } from '../../contract/reading.ts';
import { CHECK_SIGNS, severityStyle } from '../format/claim.ts';
import type { Page } from '../text/page.ts';

/** Ids named in one line; a check that concerns a whole text would fill the page. */
const MOST_IDS = 12;

/** What the checks found, gravest first. */
export function putChecks(page: Page, reading: Pick<Reading, 'checks'>): void {
  if (reading.checks.length === 0) return;
  page.heading(`${page.words.t('report.checks')} (${reading.checks.length})`);
  const rank = { error: 0, warning: 1, info: 2 };
  for (const check of [...reading.checks].sort((a, b) => rank[a.severity] - rank[b.severity])) putCheck(page, check);
}

/** One finding: its code and what it means, what was found, and which claims it concerns. */
export function putCheck(
  page: Page,
  check: Pick<Check, 'code' | 'severity' | 'message' | 'evidence'> & { readonly claims: readonly string[] },
): void {
  const { words, style } = page;
  const { code, severity, message, evidence, claims } = check;
  const meaning = words.has('check', code) ? ` · ${words.label('check', code)}` : '';
  page.put(`${CHECK_SIGNS[severity]} ${words.label('severity', severity)} ${code}${meaning}`, {
    hang: 2,
    style: severityStyle(severity, style),
  });
  page.put(message, { indent: 2 });
  if (evidence) page.put(evidence, { indent: 2, style: style.faint });
  if (claims.length > 0)
    page.put(words.t('report.aboutClaims', { list: idList(page, claims) }), { indent: 2, style: style.faint });
}

function idList(page: Page, ids: readonly string[]): string {
  const { words } = page;
  const shown = ids.slice(0, MOST_IDS).join(words.t('list.comma'));
  return ids.length > MOST_IDS ? `${shown} ${words.t('report.moreClaims', { n: ids.length - MOST_IDS })}` : shown;
}
