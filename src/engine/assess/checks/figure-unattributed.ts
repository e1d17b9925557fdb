import type { AssessContext } from '../context.ts';
import { finding } from '../context.ts';
import type { Finding } from '../types.ts';

/** FIGURE_UNATTRIBUTED: a figure that nobody is said to have given and no listed source is shown to hold. */
export function figureUnattributed(context: AssessContext): Finding[] {
  const { claims, support, tables } = context;
  const { from, casualtiesFrom, kinds } = tables.words.figures;
  return claims.flatMap((claim, i) => {
    const { quantity } = claim;
    const { level } = support[i]!;
    if (!quantity || claim.attribution || claim.status === 'denied' || !kinds.some((kind) => kind === claim.kind))
      return [];
    if (level !== 'unsourced' && level !== 'anachronistic') return [];
    const value = Math.max(quantity.min ?? 0, quantity.max ?? 0);
    if (value < (claim.kind === 'casualty' ? casualtiesFrom : from)) return [];
    return [
      finding(
        tables,
        'FIGURE_UNATTRIBUTED',
        'figure',
        claim.start,
        [claim],
        { figure: quantity.text || claim.quote },
        claim.quote,
      ),
    ];
  });
}
