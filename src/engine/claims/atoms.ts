import { FLAG, SENSE } from '../../knowledge/lexicon.ts';
import type { Span } from '../../kernel/span.ts';
import type { Lexicon } from '../lexicon/tokens.ts';
import type { Word } from './words.ts';

/** What stands between two atoms. */
export type Edge =
  | 'sentence'
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'dash'
  | 'quote'
  | 'bracket'
  | 'and'
  | 'but'
  | 'when'
  | 'relative'
  | 'say'
  | 'list'
  | 'including'
  | 'because'
  | 'with'
  | 'participle'
  | 'to';

/**
 * The smallest stretch that may be a claim of its own: words[from … to) of a sentence, with what stands before it. One or
 * more neighbouring atoms make a segment.
 */
export interface Atom extends Span {
  readonly from: number;
  readonly to: number;
  readonly before: Edge;
  readonly quoted: boolean;
  /** The mark that follows: a unit of the matching view, or 0. */
  readonly after: number;
}

const MARK_EDGES: Readonly<Record<string, Edge>> = {
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
  '—': 'dash',
  '(': 'bracket',
  ')': 'bracket',
  '[': 'bracket',
  ']': 'bracket',
  '|': 'dash',
};

/** Cuts the words of a sentence into atoms at marks and before the words that open clauses. */
export function createAtomizer(
  lexicon: Lexicon,
): (view: string, words: readonly Word[], first: number, last: number, quotations: readonly Span[]) => Atom[] {
  const tag = (name: string) => lexicon.tagId(name);
  const [and, or, but, when, rel, because, including, say, to, also, of] = [
    'and',
    'or',
    'but',
    'when',
    'rel',
    'because',
    'including',
    'say',
    'to',
    'also',
    'of',
  ].map(tag) as [number, number, number, number, number, number, number, number, number, number, number];
  const has = (w: Word, t: number) => {
    const s = w.token?.senses;
    if (!s) return false;
    for (let i = 0; i < s.length; i += 3) if (s[i] === SENSE.word && s[i + 1] === t) return true;
    return false;
  };
  const isVerb = (w: Word | undefined) => !!w && w.frames.some((f) => !f.noun);
  const isFinite = (w: Word | undefined) =>
    !!w &&
    (w.frames.some((f) => !f.noun && !(f.flags & FLAG.ing)) ||
      has(w, tag('be')) ||
      has(w, tag('have')) ||
      has(w, tag('do')));

  return (view, words, first, last, quotations) => {
    let q = 0;
    const out: Atom[] = [];
    let from = first;
    let edge: Edge = 'sentence';
    let quoted = false;
    let latin = false;
    let quantityInAtom = false;
    let verbInAtom = false;
    const close = (end: number, next: Edge, mark: number) => {
      let to = end;
      while (from < to && isBareMark(words[from]!)) from++;
      while (to > from && isBareMark(words[to - 1]!)) to--;
      if (to > from) {
        out.push({ start: words[from]!.start, end: words[to - 1]!.end, from, to, before: edge, quoted, after: mark });
        edge = next;
      } else if (out.length > 0 && next !== 'comma') edge = next;
      else if (out.length === 0) edge = next;
    };
    for (let i = first; i < last; i++) {
      const w = words[i]!;
      while (q < quotations.length && quotations[q]!.end <= w.start) q++;
      const inside = q < quotations.length && quotations[q]!.start <= w.start;
      if (inside !== quoted) {
        close(i, 'quote', 34);
        from = i;
        quoted = inside;
        quantityInAtom = verbInAtom = false;
      }
      if (w.script === 'latin') latin = true;
      if (w.script === 'mark') {
        const c = view.charAt(w.start);
        const kind = MARK_EDGES[c];
        if (
          kind &&
          !((c === ',' || c === ':') && betweenDigits(view, w.start)) &&
          !(c === ',' && latin && i > from && goesOnNaming(words, i, last))
        ) {
          close(i, kind, c.charCodeAt(0));
          from = i + 1;
          quantityInAtom = verbInAtom = false;
          continue;
        }
      }
      const next = words[i + 1];
      let cut: Edge | null = null;
      if (i > from) {
        if (latin) {
          if ((has(w, and) || has(w, or)) && next && verbInAtom && opensVerbPhrase(words, i + 1, last)) cut = 'and';
          else if (has(w, and) && quantityInAtom && quantityNear(words, i + 1, last)) cut = 'list';
          else if (has(w, but) && verbInAtom) cut = 'but';
          else if (has(w, rel) && verbAhead(words, i + 1, last, 6)) cut = 'relative';
          else if (has(w, when) && verbInAtom && verbAhead(words, i + 1, last, 7)) cut = 'when';
          else if (has(w, because) && verbInAtom && !has(w, when)) cut = 'because';
          else if (has(w, including)) cut = 'including';
          else if (
            w.frames.some((f) => !f.noun && f.flags & FLAG.ing) &&
            verbInAtom &&
            !isVerb(words[i - 1]) &&
            !has(words[i - 1]!, tag('be'))
          )
            cut = 'participle';
          else if (has(w, to) && verbInAtom && next?.frames.some((f) => !f.noun && f.flags & FLAG.base)) cut = 'to';
        } else {
          if (has(w, including)) cut = 'including';
          else if (quantityInAtom && (has(w, and) || has(w, or)) && quantityNear(words, i + 1, last)) cut = 'list';
          else if (has(words[i - 1]!, say) && verbInAtom && !has(w, of) && w.script !== 'mark') cut = 'say';
          else if (has(w, also) && verbInAtom) cut = 'and';
          else if (has(w, but) && verbInAtom) cut = 'but';
        }
      }
      if (cut) {
        close(i, cut, 0);
        from = i;
        quantityInAtom = verbInAtom = false;
      }
      if (w.quantity && !w.quantity.ordinal) quantityInAtom = true;
      if (latin ? isFinite(w) : isVerb(w) || has(w, say)) verbInAtom = true;
    }
    close(last, 'sentence', last > first ? view.charCodeAt(words[last - 1]!.start) : 0);
    return out;
  };

  /** A comma inside a list of names or before an apposition: what stands between it and the next mark names and says nothing more. */
  function goesOnNaming(words: readonly Word[], at: number, last: number): boolean {
    if (!words[at - 1]!.thing) return false;
    let named = false;
    for (let k = at + 1; k < Math.min(at + 8, last); k++) {
      const w = words[k]!;
      if (w.script === 'mark' && (k === last - 1 || !isPossessive(w))) return named;
      if (w.quantity || w.time || isVerb(w) || isFinite(w) || has(w, rel) || has(w, including) || has(w, when))
        return false;
      if (w.thing) named = true;
    }
    return false;
  }

  function isPossessive(w: Word): boolean {
    return has(w, of);
  }

  function opensVerbPhrase(words: readonly Word[], at: number, last: number): boolean {
    for (let k = at; k < Math.min(at + 5, last); k++) {
      const w = words[k]!;
      if (w.script === 'mark') return false;
      if (isFinite(w)) return true;
      if (k > at + 1 && w.quantity) return false;
    }
    return false;
  }

  function quantityNear(words: readonly Word[], at: number, last: number): boolean {
    for (let k = at; k < Math.min(at + 3, last); k++)
      if (words[k]!.quantity && !words[k]!.quantity!.ordinal) return true;
    return false;
  }

  function verbAhead(words: readonly Word[], at: number, last: number, reach: number): boolean {
    for (let k = at; k < Math.min(at + reach, last); k++) {
      const w = words[k]!;
      if (w.script === 'mark') return false;
      if (isVerb(w) || isFinite(w)) return true;
    }
    return false;
  }
}

/** A mark that says nothing by itself. */
function isBareMark(w: Word): boolean {
  return w.script === 'mark' && !w.thing && !w.quantity;
}

function betweenDigits(view: string, at: number): boolean {
  const a = view.charCodeAt(at - 1);
  const b = view.charCodeAt(at + 1);
  return a >= 48 && a <= 57 && b >= 48 && b <= 57;
}
