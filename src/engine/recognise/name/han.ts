import type { Token } from '../../lexicon/tokens.ts';
import type { NameCues } from './cues.ts';
import type { UnknownName } from './types.ts';

/** Characters of one part of a transliterated name, and of a Chinese or Korean given name. */
const LONGEST_PART = 7;
const LONGEST_GIVEN = 2;
/** Characters of the last word of a body or place. */
const LONGEST_TAIL = 4;

/**
 * Names in Chinese characters: parts written by sound and joined by a middle dot; a family name and one or two
 * characters, or characters of sound, behind a title; characters of sound before the last word of a body or place.
 */
export function hanNameAt(tokens: readonly Token[], at: number, view: string, cues: NameCues): UnknownName | null {
  const first = tokens[at];
  if (!first || first.script !== 'han') return null;
  const end = endOfDotted(tokens, at, view, cues);
  if (end > at) return { from: at, to: end, type: 'person', rule: 'person-with-middle-dot', alone: -1 };
  const sounds = endOfSounds(tokens, at, view, cues, false);
  const before = tokens[at - 1];
  if (before && before.end === first.start && cues.isTitle(before)) {
    const stop = endAfterTitle(tokens, at, sounds, view, cues);
    if (stop > at) return { from: at, to: stop, type: 'person', rule: 'person-after-title', alone: -1 };
  }
  if (sounds - at >= 2)
    for (let stop = Math.min(tokens.length, sounds + LONGEST_TAIL); stop > sounds; stop--) {
      if (tokens[stop - 1]!.end - tokens[sounds - 1]!.end > LONGEST_TAIL) continue;
      const tail = view.slice(tokens[sounds - 1]!.end, tokens[stop - 1]!.end);
      if (cues.isOrganisation(tail))
        return { from: at, to: stop, type: 'organisation', rule: 'organisation-by-last-word', alone: -1 };
      if (cues.isPlace(tail)) return { from: at, to: stop, type: 'place', rule: 'place-by-last-word', alone: -1 };
    }
  return null;
}

/** The end of a name behind a title: where a verb of saying, a mark or a known word follows it. */
function endAfterTitle(tokens: readonly Token[], at: number, sounds: number, view: string, cues: NameCues): number {
  const closes = (end: number): boolean => {
    const next = tokens[end];
    return !next || next.script !== 'han' || next.start !== tokens[end - 1]!.end || next.senses.length > 0;
  };
  if (sounds - at > LONGEST_GIVEN + 1 && closes(sounds)) return sounds;
  const first = tokens[at]!;
  if (cues.isSurname(view.slice(first.start, first.end)))
    for (let given = LONGEST_GIVEN; given >= 1; given--) {
      const end = at + 1 + given;
      if (end <= tokens.length && unknownHan(tokens, at + 1, end) && closes(end)) return end;
    }
  return sounds - at >= 2 && closes(sounds) ? sounds : at;
}

function unknownHan(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.script !== 'han' || token.end - token.start !== 1 || token.start !== tokens[i - 1]!.end) return false;
    if (token.senses.length > 0) return false;
  }
  return true;
}

/** The end of two or more parts by sound with middle dots between them; the token itself where there are none. */
function endOfDotted(tokens: readonly Token[], at: number, view: string, cues: NameCues): number {
  const first = endOfSounds(tokens, at, view, cues, true);
  let end = first;
  while (end > at && isJoint(tokens[end], view, cues)) {
    const next = endOfSounds(tokens, end + 1, view, cues, true);
    if (next === end + 1) break;
    end = next;
  }
  return end > first ? end : at;
}

/**
 * Where a run of characters of sound ends that begins at a token; the token itself where none does. Beside a dot any
 * such character counts, elsewhere only one that is no word of its own.
 */
function endOfSounds(tokens: readonly Token[], at: number, view: string, cues: NameCues, isDotted: boolean): number {
  let end = at;
  while (end < tokens.length) {
    const token = tokens[end]!;
    const follows = end === at || token.start === tokens[end - 1]!.end;
    if (!follows || token.script !== 'han' || token.end - tokens[at]!.start > LONGEST_PART) break;
    if (!cues.isSounds(view.slice(token.start, token.end)) || (!isDotted && cues.isWord(token))) break;
    end++;
  }
  return end;
}

function isJoint(token: Token | undefined, view: string, cues: NameCues): boolean {
  return token !== undefined && token.end - token.start === 1 && cues.isJoint(view.charAt(token.start));
}
