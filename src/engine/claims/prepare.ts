import type { Span } from '../../kernel/span.ts';
import type { Lexicon } from '../lexicon/tokens.ts';
import type { Sentence } from '../sentences/split.ts';
import { createAtomizer, type Atom } from './atoms.ts';
import { createAtomFeatures } from './features.ts';
import { createGist, type Gist } from './gist.ts';
import type { Word } from './words.ts';

/** A sentence with its words [first, last), its atoms and their features. */
export interface PreparedSentence {
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  readonly atoms: readonly Atom[];
  readonly features: readonly (readonly string[])[];
  readonly gists: readonly Gist[];
}

/** Cuts every sentence into atoms and describes them: the same steps for reading and for training. */
export function createPreparer(
  lexicon: Lexicon,
): (
  view: string,
  words: readonly Word[],
  sentences: readonly Sentence[],
  quotations: readonly Span[],
) => PreparedSentence[] {
  const atomize = createAtomizer(lexicon);
  const gist = createGist(lexicon);
  const describe = createAtomFeatures(lexicon);
  return (view, words, sentences, quotations) => {
    let cursor = 0;
    let q = 0;
    const prepared = sentences.map((sentence) => {
      while (cursor < words.length && words[cursor]!.start < sentence.start) cursor++;
      const first = cursor;
      while (cursor < words.length && words[cursor]!.start < sentence.end) cursor++;
      const last = cursor;
      while (q < quotations.length && quotations[q]!.end <= sentence.start) q++;
      const inside: Span[] = [];
      for (let k = q; k < quotations.length && quotations[k]!.start < sentence.end; k++) inside.push(quotations[k]!);
      const atoms = atomize(view, words, first, last, inside);
      let tail = sentence.end - 1;
      while (tail > sentence.start && !'。.!?;…'.includes(view.charAt(tail)) && tail > sentence.end - 3) tail--;
      const mark = view.charAt(tail);
      const ending = mark === '?' || mark === '!' ? mark : '.';
      const features = atoms.map((atom, i) =>
        describe(atom, {
          view,
          words,
          opensSentence: i === 0,
          opensParagraph: sentence.opens,
          ending,
        }),
      );
      return { sentence, first, last, atoms, features, gists: atoms.map((atom) => gist(words, atom)) };
    });
    return withNeighbours(prepared);
  };
}

/** The kinds that an atom's own verbs and nouns speak for. */
function kindsOf(features: readonly string[]): string[] {
  const out = new Set<string>();
  for (const f of features) if (/^k[vn]:[a-z]+$/.test(f)) out.add(f.slice(3));
  return [...out];
}

/**
 * What stands beside an atom: the kinds of the nearest atom before it and after it in the sentence that has some, or of
 * the sentence before. "… and eight J-11" says what the clause before it said.
 */
function withNeighbours(sentences: readonly PreparedSentence[]): PreparedSentence[] {
  let earlier: readonly string[] = [];
  return sentences.map((s) => {
    const kinds = s.features.map(kindsOf);
    const features = s.features.map((f, i) => {
      const weak = f.includes('nostrong');
      let before = i - 1;
      while (before >= 0 && kinds[before]!.length === 0) before--;
      let after = i + 1;
      while (after < kinds.length && kinds[after]!.length === 0) after++;
      const out = [...f];
      const add = (name: string, list: readonly string[]) => {
        for (const k of list) out.push(`${name}${weak ? '' : 'Strong'}:${k}`);
      };
      if (before >= 0) {
        add('ctx', kinds[before]!);
        if (weak)
          for (const k of kinds[before]!) out.push(`ctx:${s.atoms[i]!.before}:${f.includes('q') ? 'q' : '-'}:${k}`);
      } else add('ctxSentence', earlier);
      if (after < kinds.length) add('next', kinds[after]!);
      return out;
    });
    const own = kinds.findLast((k) => k.length > 0);
    if (own) earlier = own;
    return { ...s, features };
  });
}
