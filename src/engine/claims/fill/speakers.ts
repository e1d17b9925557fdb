import type { Thing } from '../../../knowledge/lexicon.ts';
import type { Word } from '../words.ts';
import type { Grammar } from './scene.ts';

/** Who says something in a sentence. Words [first, last) name the speaker; `verb` is the word that reports. */
export interface Speaker {
  readonly thing: Thing | null;
  readonly class: 'entity' | 'media' | 'official' | 'intelligence' | 'multiple' | 'unnamed';
  readonly first: number;
  readonly last: number;
  readonly verb: number;
  /** 'said': X said …; 'saidAfter': …, said X; 'according': according to X. */
  readonly form: 'said' | 'saidAfter' | 'according';
}

const GENERIC = ['multiple', 'intelligence', 'media', 'unnamed'] as const;

/** Finds the speakers of a sentence: every reporting verb and "according to" with the name or phrase nearest to it. */
export function findSpeakers(
  words: readonly Word[],
  first: number,
  last: number,
  grammar: Grammar,
  text: string,
): Speaker[] {
  const out: Speaker[] = [];
  for (let i = first; i < last; i++) {
    const w = words[i]!;
    if (grammar.has(w, 'according')) {
      const found =
        speakerAhead(words, i + 1, Math.min(last, i + 9), grammar) ?? phraseAhead(words, i, last, grammar, text, true);
      if (found) out.push({ ...found, verb: i, form: 'according' });
      continue;
    }
    if (!grammar.has(w, 'say')) continue;
    const back = speakerBehind(words, i, first, grammar);
    if (back) {
      if (!out.some((s) => s.first === back.first)) out.push({ ...back, verb: i, form: 'said' });
      continue;
    }
    const previous = words[i - 1];
    const phrase = w.script === 'mark' ? null : phraseBehind(words, i, first, grammar, text);
    if (phrase) {
      out.push({ ...phrase, verb: i, form: 'said' });
      continue;
    }
    if (w.script === 'latin' && (i === first || previous?.script === 'mark')) {
      const ahead =
        speakerAhead(words, i + 1, Math.min(last, i + 7), grammar) ?? phraseAhead(words, i, last, grammar, text, false);
      if (ahead) out.push({ ...ahead, verb: i, form: 'saidAfter' });
    }
  }
  return out;
}

type Found = Pick<Speaker, 'thing' | 'class' | 'first' | 'last'>;

function speakerBehind(words: readonly Word[], verb: number, first: number, grammar: Grammar): Found | null {
  let steps = 0;
  for (let i = verb - 1; i >= first && steps < 14; i--, steps++) {
    const w = words[i]!;
    if (w.script === 'mark' && !grammar.has(w, 'and') && !grammar.has(w, 'of')) {
      const c = w.end - w.start;
      // Only a comma of apposition lets the search go on, and only a little.
      if (c !== 1 || steps > 6) return null;
      if (words[i - 1]?.time || words[i - 1]?.thing === undefined) continue;
      return steps > 2 ? null : (at(words, i - 1, grammar) ?? null);
    }
    const found = at(words, i, grammar);
    if (found) return found;
  }
  return null;
}

function isCapital(text: string, at: number): boolean {
  const c = text.charAt(at);
  return c !== c.toLowerCase();
}

/** Words of a phrase that may stand between its head and the verb, and how long a phrase may be. */
const LONGEST_PHRASE = 8;

/**
 * The phrase before a reporting verb, where no name in it is known: from the mark or the verb before it. It must hold an
 * office, an organ, a report or a capital inside the sentence, so that "he said" stays with whoever spoke before.
 */
function phraseBehind(
  words: readonly Word[],
  verb: number,
  first: number,
  grammar: Grammar,
  text: string,
): Found | null {
  let from = verb;
  let shown = false;
  let report = false;
  while (from > first && verb - from < LONGEST_PHRASE) {
    const w = words[from - 1]!;
    if (w.script === 'mark' || w.quantity || w.time || (w.thing && w.thing.type === 'item')) break;
    if (grammar.has(w, 'say') || grammar.has(w, 'and') || grammar.has(w, 'when')) break;
    if (grammar.has(w, 'he') || grammar.has(w, 'they') || grammar.has(w, 'we')) break;
    if (grammar.has(w, 'title') || grammar.has(w, 'organ')) shown = true;
    if (grammar.has(w, 'report')) report = true;
    if (w.script === 'latin' && from - 1 > first && isCapital(text, w.start)) shown = true;
    from--;
  }
  if (from === verb || (!shown && !report)) return null;
  return { thing: null, class: shown ? 'entity' : 'unnamed', first: from, last: verb };
}

/** The phrase behind "according to" or a reporting word, up to the next mark or verb of saying, where no name in it is known. */
function phraseAhead(
  words: readonly Word[],
  verb: number,
  last: number,
  grammar: Grammar,
  text: string,
  sure: boolean,
): Found | null {
  let to = verb + 1;
  let shown = false;
  let report = sure;
  while (to < last && to - verb <= LONGEST_PHRASE) {
    const w = words[to]!;
    if (w.script === 'mark' || w.quantity || w.time || grammar.has(w, 'say') || grammar.has(w, 'rel')) break;
    if (grammar.has(w, 'he') || grammar.has(w, 'they') || grammar.has(w, 'we')) break;
    if (grammar.has(w, 'title') || grammar.has(w, 'organ') || (w.script === 'latin' && isCapital(text, w.start)))
      shown = true;
    if (grammar.has(w, 'report')) report = true;
    to++;
  }
  if (to === verb + 1 || (!shown && !report)) return null;
  return { thing: null, class: shown ? 'entity' : 'unnamed', first: verb + 1, last: to };
}

function speakerAhead(words: readonly Word[], from: number, to: number, grammar: Grammar): Found | null {
  let fallback: Found | null = null as Found | null;
  for (let i = from; i < to; i++) {
    const w = words[i]!;
    if (w.script === 'mark' && !grammar.has(w, 'of')) return fallback;
    const found = at(words, i, grammar);
    if (!found) continue;
    // "according to South Korea's spy agency": the office that follows belongs to the state named first.
    if (found.thing && found.thing.type !== 'state') return found;
    if (!fallback) fallback = found;
    else if (found.class === 'intelligence' || found.class === 'media')
      fallback = { ...fallback, class: found.class, last: i + 1 };
  }
  return fallback;
}

function at(words: readonly Word[], i: number, grammar: Grammar): Found | null {
  const w = words[i];
  if (!w) return null;
  if (w.thing && w.thing.type !== 'item') {
    const kind = w.thing.kind;
    const next = words[i + 1];
    const cls =
      kind === 'media' || kind === 'agency'
        ? 'media'
        : kind === 'intelligence'
          ? 'intelligence'
          : kind === 'ministry' || kind === 'military' || kind === 'government' || kind === 'parliament'
            ? 'official'
            : 'entity';
    if (w.thing.type === 'place' && !w.thing.standsFor) return null;
    return {
      thing: w.thing,
      class: w.thing.type === 'state' && next && grammar.has(next, 'intelligence') ? 'intelligence' : cls,
      first: i,
      last: i + 1,
    };
  }
  for (const tag of GENERIC) {
    if (!grammar.has(w, tag)) continue;
    // The state that a generic office belongs to stands before it.
    for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
      const owner = words[k]!;
      if (owner.thing?.type === 'state')
        return { thing: owner.thing, class: tag === 'unnamed' ? 'official' : tag, first: k, last: i + 1 };
      if (owner.script === 'mark' && !grammar.has(owner, 'of')) break;
    }
    return { thing: null, class: tag, first: i, last: i + 1 };
  }
  if (grammar.has(w, 'organ')) {
    for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
      const owner = words[k]!;
      if (owner.thing && owner.thing.type !== 'item')
        return { thing: owner.thing, class: 'official', first: k, last: i + 1 };
      if (owner.script === 'mark' && !grammar.has(owner, 'of')) break;
    }
  }
  return null;
}

/** What decides whether a speaker stands behind a segment. `gap` counts sentences since the speaker was named. */
export function speakerFeatures(
  speaker: Speaker,
  scene: { first: number; last: number; kind: string; quoted: boolean; sentenceFirst: number },
  context: {
    gap: number;
    ownSay: boolean;
    opensParagraph: boolean;
    between: number;
    only: boolean;
    colon: boolean;
    /** The reporting word itself, and what stands behind it. */
    word: string;
    behind: string;
    /** The reporting word is the claim's own verb ("announced a package"). */
    trigger: boolean;
  },
): string[] {
  const who = speaker.thing ? (speaker.thing.kind ?? speaker.thing.type) : 'phrase';
  const f: string[] = [
    `who:${who}`,
    `form:${speaker.form}`,
    `class:${speaker.class}`,
    `gap:${Math.min(context.gap, 3)}`,
  ];
  if (context.gap === 0) {
    const where = speaker.verb < scene.first ? 'verbBefore' : speaker.verb >= scene.last ? 'verbAfter' : 'verbIn';
    const whoStands = speaker.first < scene.first ? 'whoBefore' : speaker.first >= scene.last ? 'whoAfter' : 'whoIn';
    f.push(
      where,
      whoStands,
      `${where}:${whoStands}`,
      `${speaker.form}:${where}`,
      `${speaker.form}:${where}:${whoStands}`,
      `between:${Math.min(context.between, 3)}`,
      `${speaker.form}:${where}:b${Math.min(context.between, 2)}`,
    );
    f.push(
      `say:${context.word}`,
      `behind:${context.behind}`,
      `${speaker.form}:${where}:behind:${context.behind}`,
      `who:${who}:${where}`,
    );
    if (context.trigger) f.push('trigger', `trigger:${who}`, `trigger:behind:${context.behind}`);
    if (context.only) f.push('only', `only:${speaker.form}:${where}`);
  } else {
    f.push(
      `gap:${Math.min(context.gap, 3)}:q${scene.quoted ? 1 : 0}`,
      `gap:${Math.min(context.gap, 3)}:say${context.ownSay ? 1 : 0}`,
      `gap:${Math.min(context.gap, 3)}:p${context.opensParagraph ? 1 : 0}`,
      `gap:${Math.min(context.gap, 3)}:${speaker.form}`,
    );
  }
  if (scene.quoted) f.push('quoted', `quoted:${context.gap === 0 ? 'same' : 'carried'}`);
  if (context.colon) f.push('colon');
  const out = new Set<string>(['bias', `k:${scene.kind}`]);
  for (const x of f) out.add(x);
  return [...out];
}
