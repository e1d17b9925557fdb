import type { Thing } from '../../knowledge/lexicon.ts';
import type { Token } from '../lexicon/tokens.ts';
import type { UnknownName } from '../recognise/name/index.ts';
import { slugOf } from '../slug.ts';
import type { Word } from './word.ts';

const NOTHING = {
  wikidata: null,
  lat: null,
  lon: null,
  country: null,
  standsFor: null,
  kind: null,
  class: null,
  unit: null,
  designation: false,
};

/** Gives names that no list has a thing of their own, one for each name in a text, and knows them again by a part of it. */
export function createUnknown(
  text: string,
  view: string,
): {
  /** The word of a name that was found. */
  named(tokens: readonly Token[], name: UnknownName): Word;
  /** A word that the lists know nothing of, as the person whose family name it repeats; else as it is. */
  again(word: Word): Word;
} {
  const things = new Map<string, Thing>();
  const alone = new Map<string, Thing>();
  return {
    named(tokens, { from, to, type, alone: part }) {
      const { start, script } = tokens[from]!;
      const { end } = tokens[to - 1]!;
      const form = view.slice(start, end);
      let thing = things.get(form);
      if (!thing) {
        const name = text.slice(start, end);
        thing = { ...NOTHING, id: slugOf(name), type, name };
        things.set(form, thing);
      }
      const family = tokens[part];
      if (family) alone.set(view.slice(family.start, family.end), thing);
      const token: Token = { start, end, script, senses: [] };
      return { start, end, script, token, thing, via: 'pattern', frames: [], quantity: null, time: null };
    },
    again(word) {
      if (alone.size === 0 || word.thing || word.token?.senses.length !== 0) return word;
      const thing = alone.get(view.slice(word.start, word.end));
      return thing ? { ...word, thing, via: 'short' } : word;
    },
  };
}
