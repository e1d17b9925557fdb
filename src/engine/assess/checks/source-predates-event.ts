import type { AssessContext } from '../context.ts';
import { dayText, finding } from '../context.ts';
import { sourceDay } from '../support.ts';
import type { Finding, UnsupportedClaim } from '../types.ts';

/** "2025-09/.." is about September 2025 in a sentence for a reader. */
const OPEN_ENDS = /^(?:\.\.)?\/|\/(?:\.\.)?$/g;

/**
 * SOURCE_PREDATES_EVENT: claims whose only sources are older than what they tell of, one finding for each date. Where
 * the date was only carried over from elsewhere in the text, nothing is raised.
 */
export function sourcePredatesEvent(context: AssessContext): Finding[] {
  const { document, claims, support, tables } = context;
  const days = document.sources.map(sourceDay).filter((day) => day !== null);
  if (days.length === 0) return [];
  const byTime = new Map<string, UnsupportedClaim[]>();
  claims.forEach((claim, i) => {
    if (support[i]!.level !== 'anachronistic' || !claim.checkable || !claim.time || claim.time.resolved === 'context')
      return;
    const list = byTime.get(claim.time.edtf);
    if (list) list.push(claim);
    else byTime.set(claim.time.edtf, [claim]);
  });
  const latest = days.reduce((last, day) => Math.max(last, day));
  return [...byTime].map(([edtf, list]) => {
    const first = list[0]!;
    const open = edtf.startsWith('..') || edtf.startsWith('/');
    const event = open && first.time!.text !== '' ? `“${first.time!.text}”` : edtf.replace(OPEN_ENDS, '');
    const values = { source: dayText(latest), event, count: days.length };
    const sources = document.sources.map((source) => context.words(source));
    return finding(
      tables,
      'SOURCE_PREDATES_EVENT',
      days.length === 1 ? 'one' : 'many',
      first.start,
      list,
      values,
      sources.join('\n'),
    );
  });
}
