import type { AssessContext } from '../context.ts';
import { finding } from '../context.ts';
import { isVague } from '../support.ts';
import type { Finding, UnsupportedClaim } from '../types.ts';

/** ATTRIBUTION_VAGUE: one finding for each vague attribution, with every claim that rests on it. */
export function attributionVague(context: AssessContext): Finding[] {
  const { claims, tables, views } = context;
  const byPlace = new Map<number, UnsupportedClaim[]>();
  for (const claim of claims) {
    const { attribution } = claim;
    if (!attribution || !claim.checkable) continue;
    if (!isVague(attribution, views.view.slice(attribution.start, attribution.end), tables)) continue;
    const list = byPlace.get(attribution.start);
    if (list) list.push(claim);
    else byPlace.set(attribution.start, [claim]);
  }
  return [...byPlace].map(([at, list]) => {
    const { attribution } = list[0]!;
    const words = attribution!.text || attribution!.name;
    return finding(tables, 'ATTRIBUTION_VAGUE', 'vague', at, list, { words }, words);
  });
}
