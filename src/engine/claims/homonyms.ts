import { FLAG } from '../../knowledge/lexicon.ts';
import type { Lexicon } from '../lexicon/tokens.ts';
import { hasTag } from '../lexicon/tokens.ts';
import type { FrameUse, Word } from './words.ts';

/** Forms that a noun may also have: the base and the third person ("strike", "strikes"). */
function looksNominal(use: FrameUse): boolean {
  if (use.noun) return false;
  return (use.flags & FLAG.base) !== 0 || (use.flags & (FLAG.past | FLAG.participle | FLAG.ing)) === 0;
}

/**
 * Tells verbs from the nouns and adjectives written like them, by the word before: an article, a possessive, a
 * preposition, an adjective or a number takes a noun ("the strikes", "of supply", "Russian attacks", "three visits"),
 * an infinitive, an auxiliary or a pronoun takes a verb ("to strike", "will supply", "they attack"). For words in Latin
 * letters alone; what the word before does not tell keeps all its readings.
 */
export function createHomonymFilter(lexicon: Lexicon): (words: Word[], view: string) => void {
  const ids = (names: readonly string[]) => names.map((n) => lexicon.tagId(n)).filter((id) => id >= 0);
  const article = ids(['determiner', 'of']);
  const nominal = ids(['determiner', 'adjective', 'of', 'at', 'from', 'with', 'by', 'for']);
  const modal = ids(['modal', 'do']);
  const pronoun = ids(['he', 'it', 'they', 'we']);
  const has = (w: Word, tags: readonly number[]) => w.token !== null && tags.some((t) => hasTag(w.token!, t));
  const reading = (before: Word, base: boolean): 'verb' | 'noun' | null => {
    if (before.quantity || before.via === 'adjective') return 'noun';
    if (has(before, modal)) return base ? 'verb' : 'noun';
    if (has(before, article)) return 'noun';
    if (has(before, pronoun)) return 'verb';
    return has(before, nominal) ? 'noun' : null;
  };
  return (words, view) => {
    for (let i = 0; i < words.length; i++) {
      const w = words[i]!;
      if (w.script !== 'latin' || !w.frames.some(looksNominal)) continue;
      const before = words[i - 1];
      const base = w.frames.some((use) => !use.noun && use.flags & FLAG.base);
      // What a hyphen follows stands before a noun ("close-range").
      const as =
        view.charCodeAt(w.end) === 45
          ? 'noun'
          : before && onlySpaces(view, before.end, w.start)
            ? reading(before, base)
            : null;
      if (!as) continue;
      const frames = w.frames.filter((use) => (as === 'noun' ? !looksNominal(use) : !use.noun));
      if (frames.length < w.frames.length) words[i] = { ...w, frames };
    }
  };
}

/** Whether nothing but spaces stands between two words. */
function onlySpaces(view: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.charCodeAt(i) !== 32) return false;
  return true;
}
