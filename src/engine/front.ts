import type { Diagnostic } from '../kernel/errors.ts';
import { overlap, type Span } from '../kernel/span.ts';
import { createDocumentReader, type DocumentFrame } from './document/index.ts';
import { createFold } from '../knowledge/folding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createHomonymFilter } from './claims/homonyms.ts';
import { createPreparer, type PreparedSentence } from './claims/prepare.ts';
import { createWordReader, type Word } from './claims/words.ts';
import { SENSE, type Thing } from '../knowledge/lexicon.ts';
import { Lexicon, refOf } from './lexicon/tokens.ts';
import type { QuantityMark, TimeMark } from './recognise/marks.ts';
import { createNameRecogniser } from './recognise/name/index.ts';
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
  /** The numbers of durations (three weeks), which claims read as times. */
  readonly lengths: readonly QuantityMark[];
  readonly times: readonly TimeMark[];
  readonly prepared: readonly PreparedSentence[];
  readonly frame: DocumentFrame;
  /** The state that the publisher belongs to, where its name tells. */
  readonly home: Thing | null;
  /** The publication as given, or as the dateline says; an EDTF day or an ISO time, or null. */
  readonly published: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the front half of the engine: everything before claims, the same for reading and for training. */
export function createFront(
  knowledge: Knowledge,
): (text: string, published: string | null, publisher?: string | null) => Front {
  const fold = createFold(knowledge.folding);
  const lexicon = new Lexicon(knowledge.lexicon);
  const wordsOf = createWordReader(
    lexicon,
    createHomonymFilter(lexicon),
    createNameRecogniser(lexicon, knowledge.unknownNames),
  );
  const split = createSentenceSplitter({ abbreviations: [] });
  const prepare = createPreparer(lexicon);
  const findQuantities = createQuantityRecogniser(knowledge.quantities);
  const findTimes = createTimeRecogniser(knowledge.times);
  const resolveTimes = createTimeResolver(knowledge.times);
  const frameOf = createDocumentReader(knowledge.document);
  const states = new Map(knowledge.lexicon.things.filter((t) => t.type === 'state').map((t) => [t.id, t]));
  return (text, given, publisher = null) => {
    const view = fold(text);
    const frame = frameOf({ text, view });
    const expressions = findTimes(view, text);
    // Without a publication date the dateline's own day serves; it is absolute or nothing.
    const day = given === null && frame.dateline?.date ? frame.dateline.date : null;
    const published =
      given ??
      (day
        ? (resolveTimes(
            expressions.filter((t) => overlap(t, day) > 0),
            { published: null, view },
          )[0]?.edtf ?? null)
        : null);
    const times = resolveTimes(expressions, { published, view });
    const numbers = findQuantities(view, text);
    const quantities = withoutTimes(numbers, times);
    const stand = new Set(quantities);
    const dates = times.filter((t) => t.kind !== 'duration');
    const words = wordsOf(view, text, lexicon.tokens(text, view), quantities, times);
    const sentences = split(view, text, [...(frame.title ? [frame.title] : []), ...frame.body]);
    const quotations = findQuotations(text, view);
    return {
      text,
      view,
      words,
      sentences,
      quotations,
      quantities,
      lengths: withoutTimes(numbers, dates).filter((q) => !stand.has(q)),
      times,
      prepared: prepare(view, words, sentences, quotations),
      frame,
      home: homeOf(publisher ?? frame.dateline?.publisher ?? null),
      published,
      diagnostics: times.flatMap((t) => t.diagnostics ?? []),
    };
  };

  /** The state of a publisher: of a body, a seat, a person or a state that its name holds. */
  function homeOf(publisher: string | null): Thing | null {
    if (!publisher) return null;
    for (const token of lexicon.tokens(publisher, fold(publisher))) {
      for (const type of [SENSE.name, SENSE.adjective]) {
        const ref = refOf(token, type);
        if (ref < 0) continue;
        const { standsFor, country } = lexicon.thing(ref);
        const state = states.get(standsFor ?? country ?? '');
        if (state) return state;
      }
    }
    return null;
  }
}

/** A number inside a date is no quantity: of two marks that overlap the time stands. */
function withoutTimes(quantities: readonly QuantityMark[], times: readonly TimeMark[]): QuantityMark[] {
  let t = 0;
  return quantities.filter((q) => {
    while (t < times.length && times[t]!.end <= q.start) t++;
    const time = times[t];
    return !time || time.start >= q.end;
  });
}
