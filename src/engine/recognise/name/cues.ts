import { SENSE } from '../../../knowledge/lexicon.ts';
import type { UnknownNameTables } from '../../../knowledge/unknown-names.ts';
import { hasTag, type Lexicon, type Token } from '../../lexicon/tokens.ts';

/** The signs by which names are told that no list has. */
export interface NameCues {
  isTitle(token: Token): boolean;
  isSaying(token: Token): boolean;
  isPlaceMarker(token: Token): boolean;
  /** A word of the language that names nothing by itself, and may be part of a name ("National", "Security"). */
  isPlain(token: Token): boolean;
  /** Whether a list knows the token as something of its own, more than a short form. */
  isWord(token: Token): boolean;
  /** A small word inside names of people; `links` join the names of bodies. */
  isParticle(token: Token, view: string): boolean;
  isLink(token: Token, view: string): boolean;
  endsOrganisation(token: Token, view: string): boolean;
  endsPlace(token: Token, view: string): boolean;
  endsName(token: Token, view: string): boolean;
  /** The same of words as such. */
  isOrganisation(word: string): boolean;
  isPlace(word: string): boolean;
  isSurname(word: string): boolean;
  /** Whether all characters are such as write foreign names by sound. */
  isSounds(characters: string): boolean;
  isJoint(character: string): boolean;
  opensSentence(tokens: readonly Token[], at: number, text: string): boolean;
}

/** Marks after which a sentence begins: full stops, questions, exclamations, opening quotation marks, dashes, colons. */
const OPENS = /[.!?:;"“”‘’«»—–(\n。！？]/u;

export function createNameCues(lexicon: Lexicon, tables: UnknownNameTables): NameCues {
  const tags = (names: readonly string[]) => names.map((name) => lexicon.tagId(name)).filter((id) => id >= 0);
  const title = tags(['title']);
  const saying = tags(['say']);
  const marker = tags(['at', 'into']);
  const organisations = new Set(tables.organisations);
  const places = new Set(tables.places);
  const particles = new Set(tables.particles);
  const links = new Set(tables.links);
  const surnames = new Set(tables.surnames);
  const sounds = new Set(tables.transliteration);
  const joints = new Set(tables.joints);
  const has = (token: Token, ids: readonly number[]) => ids.some((id) => hasTag(token, id));
  const formOf = (token: Token, view: string) => view.slice(token.start, token.end);
  const endsOrganisation = (token: Token, view: string) => organisations.has(formOf(token, view));
  const endsPlace = (token: Token, view: string) => places.has(formOf(token, view));
  return {
    isTitle: (token) => has(token, title),
    isSaying: (token) => has(token, saying),
    isPlaceMarker: (token) => has(token, marker),
    isPlain: (token) => !names(token) && !has(token, saying) && !has(token, marker),
    isWord: (token) => token.senses.some((sense, i) => i % 3 === 0 && sense !== SENSE.abbr && sense !== SENSE.short),
    isLink: (token, view) => links.has(formOf(token, view)),
    isParticle: (token, view) =>
      token.script === 'latin' ? particles.has(formOf(token, view)) : formOf(token, view) === '-',
    endsOrganisation,
    endsPlace,
    endsName: (token, view) => endsOrganisation(token, view) || endsPlace(token, view),
    isOrganisation: (word) => organisations.has(word),
    isPlace: (word) => places.has(word),
    isSurname: (word) => surnames.has(word),
    isSounds(characters) {
      for (const character of characters) if (!sounds.has(character)) return false;
      return characters !== '';
    },
    isJoint: (character) => joints.has(character),
    opensSentence(tokens, at, text) {
      const before = tokens[at - 1];
      const token = tokens[at]!;
      if (!before) return true;
      const between = text.slice(before.end, token.start);
      return between.includes('\n') || (before.script === 'mark' && OPENS.test(text.charAt(before.start)));
    },
  };
}

/** Whether the lists have a name, in full or short, for this token. */
function names(token: Token): boolean {
  const s = token.senses;
  for (let i = 0; i < s.length; i += 3)
    if (s[i] === SENSE.name || s[i] === SENSE.short || s[i] === SENSE.adjective || s[i] === SENSE.abbr) return true;
  return false;
}
