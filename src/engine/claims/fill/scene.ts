import { FLAG, SENSE, type Thing } from '../../../knowledge/lexicon.ts';
import type { Lexicon } from '../../lexicon/tokens.ts';
import type { FrameUse, Word } from '../words.ts';

/** A party as one mention in a sentence shows it. Word indexes are into the text's words. */
export interface PartyMention {
  readonly word: number;
  readonly thing: Thing;
  /** The thing itself, or the state that it is an organ or the seat of. */
  readonly party: Thing;
  /** The marker before its noun phrase: to, from, with, by, take, at, into, of, for, use; or '' for none. */
  readonly marker: string;
  /** 的 or 's follows: it modifies what comes next. */
  readonly possessive: boolean;
  /** A word for an organ, force or office follows ("Russian army", 俄军). */
  readonly organ: boolean;
  readonly via: string;
  /** It stands before a further name and only says whose that is: "Russian President Putin", 韓國國防部長金龍顯. */
  readonly modifies: PartyMention['thing'] | null;
  /** Mentions joined by "and", 、 or a bare compound (美日韩) share a group. */
  readonly group: number;
}

/** The words that a segment stands in, with what the fillers ask of them. */
export interface Scene {
  readonly view: string;
  readonly text: string;
  readonly words: readonly Word[];
  /** The sentence's words [sentenceFirst, sentenceLast) and the segment's [first, last). */
  readonly sentenceFirst: number;
  readonly sentenceLast: number;
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  readonly quoted: boolean;
  /** The word that carries the claim, or -1, and the frame that it opens. */
  readonly trigger: number;
  readonly use: FrameUse | null;
  readonly passive: boolean;
}

const MARKERS = ['to', 'from', 'with', 'by', 'take', 'at', 'into', 'for', 'use', 'of', 'according'] as const;

/** Questions about words that need the lexicon's tags. */
export class Grammar {
  private readonly ids = new Map<string, number>();
  private readonly stateById = new Map<string, Thing>();

  constructor(
    private readonly lexicon: Lexicon,
    things: readonly Thing[],
  ) {
    for (const thing of things) if (thing.type === 'state') this.stateById.set(thing.id, thing);
  }

  has(word: Word | undefined, tag: string): boolean {
    const s = word?.token?.senses;
    if (!s) return false;
    let id = this.ids.get(tag);
    if (id === undefined) this.ids.set(tag, (id = this.lexicon.tagId(tag)));
    for (let i = 0; i < s.length; i += 3) if (s[i] === SENSE.word && s[i + 1] === id) return true;
    return false;
  }

  /** The tags of a word. */
  tags(word: Word): string[] {
    const s = word.token?.senses ?? [];
    const out: string[] = [];
    for (let i = 0; i < s.length; i += 3) if (s[i] === SENSE.word) out.push(this.lexicon.tag(s[i + 1]!));
    return out;
  }

  state(id: string | null): Thing | null {
    return id ? (this.stateById.get(id) ?? null) : null;
  }

  /** Whom a thing acts as: an organ or a seat acts as its state. */
  partyOf(thing: Thing): Thing | null {
    if (thing.type === 'item') return null;
    const stands = this.state(thing.standsFor);
    if (stands) return stands;
    return thing.type === 'place' ? null : thing;
  }

  /** The parties named among words [first, last). */
  mentions(words: readonly Word[], first: number, last: number): PartyMention[] {
    const out: PartyMention[] = [];
    let group = -1;
    for (let i = first; i < last; i++) {
      const w = words[i]!;
      if (!w.thing) continue;
      const party = this.partyOf(w.thing);
      if (!party) continue;
      const next = words[i + 1];
      const before = out.at(-1);
      if (!before || !this.joined(words, before.word, i)) group++;
      out.push({
        group,
        word: i,
        thing: w.thing,
        party,
        marker: this.markerBefore(words, i, first),
        possessive: i + 1 < last && this.has(next, 'of') && !this.isPreposition(next),
        organ: i + 1 < last && this.has(next, 'organ'),
        via: w.via ?? 'name',
        modifies: this.modified(words, i, last),
      });
    }
    return out;
  }

  /** The name that a name belongs to as its state or office: only offices, "of" and bare nouns of offices stand between. */
  private modified(words: readonly Word[], at: number, last: number): Thing | null {
    for (let i = at + 1; i < Math.min(last, at + 7); i++) {
      const w = words[i]!;
      if (w.thing) return i > at + 1 || w.thing.type === 'person' ? (w.thing.type === 'item' ? null : w.thing) : null;
      if (!this.has(w, 'title') && !this.has(w, 'organ') && !this.has(w, 'of')) return null;
    }
    return null;
  }

  /** Whether only joining words, marks of a list and offices stand between two names. */
  private joined(words: readonly Word[], a: number, b: number): boolean {
    if (b - a > 4) return false;
    let join = false;
    for (let i = a + 1; i < b; i++) {
      const w = words[i]!;
      if (this.has(w, 'and') || (w.script === 'mark' && b - a === 2 && words[a]!.script === 'latin')) join = true;
      else if (!this.has(w, 'organ') && !this.has(w, 'title') && !this.isArticle(w)) return false;
    }
    return join || (b === a + 1 && words[a]!.via === 'abbr' && words[b]!.via === 'abbr');
  }

  /** The marker that governs the noun phrase of a name: looked for over titles, other names and "and". */
  markerBefore(words: readonly Word[], at: number, first: number): string {
    for (let i = at - 1; i >= Math.max(first, at - 8); i--) {
      const w = words[i]!;
      if (w.script === 'mark') {
        // A list goes on over 、 and over a comma between two names.
        if (this.has(w, 'and')) continue;
        return '';
      }
      for (const m of MARKERS)
        if (this.has(w, m) && !(m === 'of' && w.script === 'han') && !(w.thing && m !== 'at')) return m;
      const skips =
        w.thing !== null || this.has(w, 'title') || this.has(w, 'and') || this.has(w, 'organ') || this.isArticle(w);
      if (!skips) return '';
    }
    return '';
  }

  private isArticle(w: Word): boolean {
    return w.script === 'latin' && w.frames.length === 0 && w.end - w.start <= 4 && (w.token?.senses.length ?? 0) === 0;
  }

  private isPreposition(w: Word | undefined): boolean {
    return !!w && w.script === 'latin' && w.end - w.start === 2 && this.has(w, 'of') && !this.has(w, 'possessive')
      ? !this.startsWithApostrophe(w)
      : false;
  }

  private startsWithApostrophe(w: Word): boolean {
    return w.token?.script === 'mark';
  }

  /** The word that carries a segment's claim: a verb whose first kind it is, else a noun, else any frame of the kind, else any. */
  trigger(words: readonly Word[], first: number, last: number, kind: string): { at: number; use: FrameUse | null } {
    let best = -1;
    let bestUse: FrameUse | null = null;
    let bestScore = 0;
    for (let i = first; i < last; i++) {
      for (const use of words[i]!.frames) {
        const place = use.frame.kinds.indexOf(kind);
        let score = place === 0 ? 8 : place > 0 ? 4 : 1;
        if (!use.noun) score += 2;
        if (use.frame.weak) score -= 3;
        // "-ing" and bare participles carry less than finite forms.
        if (use.flags & FLAG.ing) score -= 1;
        score -= (i - first) * 0.01;
        if (score > bestScore) {
          bestScore = score;
          best = i;
          bestUse = use;
        }
      }
    }
    return { at: best, use: bestUse };
  }

  /** Whether the claim's verb is passive: 被 before it, or a form of "be" before a participle. */
  passive(words: readonly Word[], first: number, trigger: number, use: FrameUse | null): boolean {
    if (trigger < 0 || !use || use.noun) return false;
    if (words[trigger]!.script === 'han') {
      for (let i = trigger - 1; i >= Math.max(first, trigger - 6); i--) if (this.has(words[i], 'by')) return true;
      return false;
    }
    if (!(use.flags & FLAG.participle)) return false;
    for (let i = trigger - 1; i >= Math.max(first, trigger - 4); i--) if (this.has(words[i], 'be')) return true;
    return this.has(words[trigger + 1], 'by');
  }

  scene(base: Omit<Scene, 'trigger' | 'use' | 'passive'>): Scene {
    const { at, use } = this.trigger(base.words, base.first, base.last, base.kind);
    return { ...base, trigger: at, use, passive: this.passive(base.words, base.first, at, use) };
  }
}
