import type { Span } from '../kernel/span.ts';
import { createFold } from '../knowledge/folding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createPreparer, type PreparedSentence } from './claims/prepare.ts';
import { createWordReader, type Word } from './claims/words.ts';
import { Lexicon } from './lexicon/tokens.ts';
import type { QuantityMark, TimeMark } from './recognise/marks.ts';
import { createQuantityRecogniser } from './recognise/quantity/recogniser.ts';
import { createTimeRecogniser } from './recognise/time/index.ts';
import { createTimeResolver } from './resolve/time/index.ts';
import { findQuotations } from './sentences/quotations.ts';
import { createSentenceSplitter, type Sentence } from './sentences/split.ts';

/** A text read as far as its words: what rules and models work on. */
export interface Front {
  readonly text: string;
  readonly view: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Span[];
  readonly quantities: readonly QuantityMark[];
  readonly times: readonly TimeMark[];
  readonly prepared: readonly PreparedSentence[];
}

/** Builds the front half of the engine: everything before claims, the same for reading and for training. */
export function createFront(
  knowledge: Knowledge,
): (text: string, body: readonly Span[] | null, published: string | null) => Front {
  const fold = createFold(knowledge.folding);
  const lexicon = new Lexicon(knowledge.lexicon);
  const wordsOf = createWordReader(lexicon);
  const split = createSentenceSplitter({ abbreviations: [] });
  const prepare = createPreparer(lexicon);
  const findQuantities = createQuantityRecogniser(knowledge.quantities);
  const findTimes = createTimeRecogniser(knowledge.times);
  const resolveTimes = createTimeResolver(knowledge.times);
  return (text, body, published) => {
    const view = fold(text);
    const times = resolveTimes(findTimes(view, text), { published, view });
    const quantities = withoutTimes(findQuantities(view, text), times);
    const words = wordsOf(view, text, lexicon.tokens(text, view), quantities, times);
    const sentences = split(view, text, body ?? [{ start: 0, end: text.length }]);
    const quotations = findQuotations(text, view);
    return {
      text,
      view,
      words,
      sentences,
      quotations,
      quantities,
      times,
      prepared: prepare(view, words, sentences, quotations),
    };
  };
}

/** A number inside a date is no quantity: of two marks that overlap the time stands, unless it is the shorter. */
function withoutTimes(quantities: readonly QuantityMark[], times: readonly TimeMark[]): QuantityMark[] {
  let t = 0;
  return quantities.filter((q) => {
    while (t < times.length && times[t]!.end <= q.start) t++;
    const time = times[t];
    return !time || time.start >= q.end;
  });
}
