import type { Check, Claim } from '../../contract/reading.ts';
import {
  CHECK_SIGNS,
  formatBacking,
  formatStatus,
  formatWhat,
  formatWhen,
  formatWho,
  type NameOf,
  severityStyle,
  statusStyle,
} from '../format/claim.ts';
import type { Page } from '../text/page.ts';
import { width } from '../text/width.ts';
import { clip } from '../text/wrap.ts';

/** The narrowest page on which a claim's facts stand side by side. */
const SIDE_BY_SIDE = 76;

/** Lines of a quote in a report; `tally show` gives all of it. */
const LONGEST = 6;

/** How much of the space each column of facts takes: who, what, when and where. */
const SHARES = [0.37, 0.35, 0.28] as const;

export interface ClaimBlock {
  readonly id: string;
  readonly claim: Claim;
  /** Checks that concern it, gravest first. */
  readonly checks: readonly Pick<Check, 'code' | 'severity'>[];
  /** Room kept for ids, so that blocks under one heading line up. */
  readonly idWidth: number;
}

/** A claim as a block: its facts in columns, its words, who says so, and what is wrong with it. */
export function putClaim(page: Page, block: ClaimBlock, name: NameOf): void {
  const { words, style } = page;
  const { id, claim, checks, idWidth } = block;
  const status = formatStatus(claim.status, words);
  const who = formatWho(claim, name, words);
  const what = formatWhat(claim, words);
  const when = formatWhen(claim, words);
  const where = claim.place ? name(claim.place) : '';
  const indent = page.width >= SIDE_BY_SIDE && idWidth < 12 ? idWidth + 2 : 2;
  const setStatus = statusStyle(claim.status, style);
  page.gap();
  if (page.width >= SIDE_BY_SIDE) {
    const statusWidth = Math.max(10, width(status));
    if (indent === 2) page.put(id, { style: style.id });
    const room = page.width - indent - statusWidth - 2 * SHARES.length;
    const [whoWidth, whatWidth] = SHARES.map((share) => Math.floor(room * share)) as [number, number, number];
    const cells = [
      { text: [who], width: whoWidth, style: style.title },
      { text: [what], width: whatWidth },
      { text: [when, where].filter((t) => t !== ''), width: room - whoWidth - whatWidth },
      { text: [status], width: statusWidth, style: setStatus },
    ];
    if (indent === 2) page.row(cells, indent);
    else page.row([{ text: [id], width: idWidth, style: style.id }, ...cells]);
  } else {
    page.row([
      { text: [id], width: width(id), style: style.id },
      { text: [status], width: page.width - width(id) - 2, style: setStatus },
    ]);
    page.put(who, { indent, hang: 2, style: style.title });
    const facts = [what, [when, where].filter((t) => t !== '').join(' · ')];
    for (const fact of facts) if (fact) page.put(fact, { indent, hang: 2 });
  }
  page.put(words.t('show.inWords', { text: clip(claim.quote, LONGEST * page.width) }), {
    indent,
    hang: 1,
    style: style.quote,
  });
  page.put(formatBacking(claim, name, words), { indent, hang: 2, style: style.faint });
  for (const { code, severity } of checks) {
    const said = words.has('check', code) ? words.label('check', code) : '';
    page.put(`${CHECK_SIGNS[severity]} ${code}${said ? `: ${said}` : ''}`, {
      indent,
      hang: 2,
      style: severityStyle(severity, style),
    });
  }
}
