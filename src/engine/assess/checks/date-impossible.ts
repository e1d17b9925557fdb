import type { AssessContext } from '../context.ts';
import { finding } from '../context.ts';
import type { Finding } from '../types.ts';

/** DATE_IMPOSSIBLE: words that name a day which no calendar has, such as 30 February. */
export function dateImpossible(context: AssessContext): Finding[] {
  return context.times.flatMap((time) => {
    if (time.impossible !== true) return [];
    const words = context.words(time);
    return [finding(context.tables, 'DATE_IMPOSSIBLE', 'date', time.start, context.claimsOver(time), { words }, words)];
  });
}
