import type { AssessContext } from '../context.ts';
import { finding, holds } from '../context.ts';
import type { Finding } from '../types.ts';

const PERCENT = 'percent';
/** How far from the figure, inside its sentence, the words are looked for. */
const NEAR = 240;

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
    const start = Math.max(sentences[at]!.start, quantity.start - NEAR);
    const end = Math.min(sentences[at]!.end, quantity.end + NEAR);
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
