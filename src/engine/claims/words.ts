import { SENSE, type Thing } from '../../knowledge/lexicon.ts';
import { hasTag, refOf, type Lexicon, type Token } from '../lexicon/tokens.ts';
import type { QuantityMark, TimeMark } from '../recognise/marks.ts';
import type { UnknownName } from '../recognise/name/index.ts';
import { createUnknown } from './unknown.ts';
import type { FrameUse, Via, Word } from './word.ts';

export type { FrameUse, Word } from './word.ts';

const NO_FRAMES: readonly FrameUse[] = [];

/** Merges tokens, quantities and times into one sequence and settles what short forms stand for. */
export function createWordReader(
  lexicon: Lexicon,
  settleHomonyms: (words: Word[], view: string) => void,
  findNames: (tokens: readonly Token[], text: string, view: string) => readonly UnknownName[],
): (
  view: string,
  text: string,
  tokens: readonly Token[],
  quantities: readonly QuantityMark[],
  times: readonly TimeMark[],
) => Word[] {
  const before = lexicon.tagId('abbrBefore');
  const after = lexicon.tagId('abbrAfter');
  return (view, text, tokens, quantities, times) => {
    const known = new Set<Thing>();
    const unknown = createUnknown(text, view);
    const names = findNames(tokens, text, view);
    let n = 0;
    const out: Word[] = [];
    let q = 0;
    let t = 0;
    let i = 0;
    while (i < tokens.length) {
      const token = tokens[i]!;
      while (t < times.length && times[t]!.end <= token.start) t++;
      while (q < quantities.length && quantities[q]!.numberEnd <= token.start) q++;
      const time = times[t];
      if (time && time.start <= token.start && token.start < time.end) {
        out.push(special(time.start, time.end, null, time));
        while (i < tokens.length && tokens[i]!.start < time.end) i++;
        t++;
        continue;
      }
      const quantity = quantities[q];
      if (
        quantity &&
        quantity.start <= token.start &&
        token.start < quantity.end &&
        !(time && time.start < quantity.end)
      ) {
        // The noun that sets the unit of an English quantity is a word of its own, so the quantity stops before it.
        const end =
          quantity.unitKind === 'persons' || quantity.unitKind === 'count' || quantity.unitKind === 'weapons'
            ? boundaryBefore(tokens, i, quantity)
            : quantity.end;
        out.push(special(quantity.start, end, quantity, null));
        while (i < tokens.length && tokens[i]!.start < end) i++;
        q++;
        continue;
      }
      while (n < names.length && names[n]!.from < i) n++;
      const name = names[n];
      if (name?.from === i) {
        out.push(unknown.named(tokens, name));
        i = name.to;
        continue;
      }
      out.push(unknown.again(settle(tokens, i, known, view)));
      i++;
    }
    settleHomonyms(out, view);
    return out;
  };

  function special(start: number, end: number, quantity: QuantityMark | null, time: TimeMark | null): Word {
    return {
      start,
      end,
      script: quantity ? 'quantity' : 'time',
      token: null,
      thing: null,
      via: null,
      frames: NO_FRAMES,
      quantity,
      time,
    };
  }

  function boundaryBefore(tokens: readonly Token[], from: number, quantity: QuantityMark): number {
    for (let k = from; k < tokens.length && tokens[k]!.start < quantity.end; k++) {
      const token = tokens[k]!;
      if (token.start >= quantity.numberEnd && token.senses.length > 0 && namesItem(token)) return token.start;
    }
    return quantity.end;
  }

  function namesItem(token: Token): boolean {
    const ref = refOf(token, SENSE.name);
    return ref >= 0 && lexicon.thing(ref).type === 'item';
  }

  function settle(tokens: readonly Token[], at: number, known: Set<Thing>, view: string): Word {
    const token = tokens[at]!;
    let thing: Thing | null = null;
    let via: Via | null = null;
    let frames: FrameUse[] | null = null;
    const s = token.senses;
    for (let k = 0; k < s.length; k += 3) {
      const type = s[k]!;
      const ref = s[k + 1]!;
      if (type === SENSE.verb || type === SENSE.noun) {
        (frames ??= []).push({ frame: lexicon.frame(ref), noun: type === SENSE.noun, flags: s[k + 2]! });
      } else if (type === SENSE.name) {
        const candidate = lexicon.thing(ref);
        if (!thing || via !== 'name' || (!known.has(thing) && known.has(candidate))) {
          thing = candidate;
          via = 'name';
        }
      } else if (type === SENSE.adjective && !thing) {
        thing = lexicon.thing(ref);
        via = 'adjective';
      } else if (type === SENSE.short && !thing && known.has(lexicon.thing(ref))) {
        thing = lexicon.thing(ref);
        via = 'short';
      } else if (type === SENSE.abbr && !thing && abbreviates(tokens, at, view)) {
        thing = lexicon.thing(ref);
        via = 'abbr';
      }
    }
    if (thing && via === 'name') known.add(thing);
    return {
      start: token.start,
      end: token.end,
      script: token.script,
      token,
      thing,
      via,
      frames: frames ?? NO_FRAMES,
      quantity: null,
      time: null,
    };
  }

  /** A one-character state name counts only in a compound: next to another one, before 方, 軍 …, after 對, 援 …. */
  function abbreviates(tokens: readonly Token[], at: number, view: string): boolean {
    const token = tokens[at]!;
    const next = adjacent(tokens, at, 1);
    const previous = adjacent(tokens, at, -1);
    if (next && (hasTag(next, after) || startsItem(next))) return true;
    const sure = !hasAnyWord(token);
    if (next && refOf(next, SENSE.abbr) >= 0) {
      const beyond = adjacent(tokens, at + 1, 1);
      if (sure || (beyond && (hasTag(beyond, after) || refOf(beyond, SENSE.abbr) >= 0))) return true;
    }
    if (previous && refOf(previous, SENSE.abbr) >= 0 && sure) return true;
    if (previous && sure && (hasTag(previous, before) || refOf(previous, SENSE.verb) >= 0))
      return !next || next.senses.length > 0 || next.script !== 'han';
    // At the head of a clause, before a word that the lexicon knows as a verb.
    if (sure && next && refOf(next, SENSE.verb) >= 0 && (!previous || previous.script === 'mark'))
      return view.charCodeAt(token.start) > 0;
    return false;
  }

  function startsItem(token: Token): boolean {
    const ref = refOf(token, SENSE.name);
    return ref >= 0 && lexicon.thing(ref).type !== 'place' && lexicon.thing(ref).type !== 'person';
  }
}

function hasAnyWord(token: Token): boolean {
  return refOf(token, SENSE.word) >= 0;
}

function adjacent(tokens: readonly Token[], at: number, step: 1 | -1): Token | null {
  const a = tokens[at];
  const b = tokens[at + step];
  if (!a || !b) return null;
  return (step > 0 ? a.end === b.start : b.end === a.start) ? b : null;
}
