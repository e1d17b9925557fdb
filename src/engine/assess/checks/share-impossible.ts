import type { AssessContext } from '../context.js';
import { finding, holds } from '../context.js';
import type { Finding } from '../types.js';

const PERCENT = 'percent';

/**
 * SHARE_IMPOSSIBLE: more than the whole of something. A percent above 100 is read as a share only in a sentence that
 * speaks of shares and of no growth, rate, price or comparison.
 */
export function shareImpossible(context: AssessContext): Finding[] {
  const { found, sentences, tables, views } = context;
  const { cues, other } = tables.words.shares;
  return found.flatMap((quantity) => {
    if (quantity.unit !== PERCENT || (quantity.min ?? quantity.max ?? 0) <= 100) return [];
    const at = context.sentenceAt(quantity.start);
    if (at < 0) return [];
    const { start, end } = sentences[at]!;
    const words = views.view.slice(start, end);
    if (!holds(words, cues) || holds(words, other)) return [];
    const figure = context.words(quantity);
    return [
      finding(
        tables,
        'SHARE_IMPOSSIBLE',
        'above',
        quantity.start,
        context.claimsOver(quantity),
        { figure },
        context.words({ start, end }),
      ),
    ];
  });
}
