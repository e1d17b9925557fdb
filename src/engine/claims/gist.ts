import { FLAG } from '../../knowledge/lexicon.ts';
import { hasTag, type Lexicon } from '../lexicon/tokens.ts';
import type { Atom } from './atoms.ts';
import type { FrameUse, Word } from './words.ts';

/** A word of a frame inside an atom. */
export interface Trigger {
  readonly id: string;
  readonly kind: string;
  readonly noun: boolean;
  readonly weak: boolean;
  /** It can be the verb of a main clause: no infinitive, no bare participle, no noun; in Chinese no verb that 的 follows. */
  readonly finite: boolean;
  /** The class of the nearest item, quantity or name behind it in its atom. */
  readonly object: string;
}

/** What a run of atoms is made of, as far as its features ask. */
export interface Gist {
  readonly triggers: readonly Trigger[];
  /** Finite verbs of any sort, those of frames and auxiliaries. */
  readonly finite: number;
  readonly quantities: number;
  readonly parties: number;
  readonly words: number;
  readonly say: boolean;
  readonly classes: readonly string[];
  readonly money: boolean;
  readonly persons: boolean;
}

/** How many words behind a verb its object is looked for. */
const OBJECT_REACH = 8;

/** Tells for each atom what a run of them is made of. */
export function createGist(lexicon: Lexicon): (words: readonly Word[], atom: Atom) => Gist {
  const ids = (names: readonly string[]) => names.map((n) => lexicon.tagId(n)).filter((id) => id >= 0);
  const auxiliary = ids(['be', 'have', 'do', 'modal']);
  const modal = ids(['modal', 'do']);
  const be = ids(['be', 'have']);
  const to = ids(['to']);
  const of = ids(['of']);
  const say = ids(['say']);
  const has = (w: Word | undefined, tags: readonly number[]) => !!w?.token && tags.some((t) => hasTag(w.token!, t));

  const isFinite = (words: readonly Word[], i: number, use: FrameUse, from: number) => {
    if (use.noun) return false;
    const w = words[i]!;
    if (w.script !== 'latin') return !has(words[i + 1], of);
    if (use.flags & FLAG.ing) return false;
    let k = i - 1;
    // An adverb may stand between: "has not yet sent".
    for (let step = 0; k > from && step < 2 && !has(words[k], auxiliary) && !has(words[k], to); step++) k--;
    const before = k >= from ? words[k] : undefined;
    if (use.flags & FLAG.base) return has(before, modal) || !has(before, to);
    if (use.flags & FLAG.participle && !(use.flags & FLAG.past)) return has(before, be);
    return true;
  };
  const objectOf = (words: readonly Word[], i: number, to: number) => {
    for (let k = i + 1; k < Math.min(to, i + 1 + OBJECT_REACH); k++) {
      const w = words[k]!;
      if (w.thing) return w.thing.type === 'item' ? (w.thing.class ?? 'item') : w.thing.type;
      if (w.quantity && !w.quantity.ordinal && w.quantity.type === 'quantity' && w.quantity.unitKind !== 'count')
        return `q${w.quantity.unitKind}`;
      if (w.quantity && w.quantity.type !== 'quantity') return w.quantity.type;
      if (w.frames.some((u) => u.noun && !u.frame.weak)) return `n${w.frames[0]!.frame.kinds[0]!}`;
    }
    return '-';
  };

  return (words, atom) => {
    const triggers: Trigger[] = [];
    const classes = new Set<string>();
    let finite = 0;
    let quantities = 0;
    let parties = 0;
    let said = false;
    let money = false;
    let persons = false;
    let content = 0;
    for (let i = atom.from; i < atom.to; i++) {
      const w = words[i]!;
      if (w.script === 'mark') continue;
      content++;
      if (w.quantity) {
        if (w.quantity.ordinal) continue;
        quantities++;
        if (w.quantity.type === 'money') money = true;
        else if (w.quantity.unitKind === 'persons') persons = true;
        continue;
      }
      if (w.time) continue;
      if (w.thing) {
        if (w.thing.type === 'item') classes.add(w.thing.class ?? 'other');
        else if (w.thing.type !== 'place') parties++;
      }
      if (has(w, say)) said = true;
      let verb = has(w, auxiliary);
      for (const use of w.frames) {
        const can = isFinite(words, i, use, atom.from);
        if (can) verb = true;
        triggers.push({
          id: use.frame.id,
          kind: use.frame.kinds[0]!,
          noun: use.noun,
          weak: use.frame.weak,
          finite: can,
          object: objectOf(words, i, atom.to),
        });
      }
      if (verb && !(i > atom.from && has(words[i - 1], auxiliary))) finite++;
    }
    return { triggers, finite, quantities, parties, words: content, say: said, classes: [...classes], money, persons };
  };
}
