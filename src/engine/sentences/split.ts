import type { Span } from '../../kernel/span.ts';

/** A sentence with where its paragraph begins and whether it opens one. Offsets are UTF-16. */
export interface Sentence extends Span {
  readonly paragraph: number;
  readonly opens: boolean;
}

export interface SentenceTables {
  /** Words that a full stop does not end ("gen", "u.s"), in the matching view, without the stop. */
  readonly abbreviations: readonly string[];
}

const STOPS = new Set('。!?;…'.split('').map((c) => c.charCodeAt(0)));
const CLOSERS = new Set('"\')]】》」』”’）'.split('').map((c) => c.charCodeAt(0)));

/**
 * Splits the parts of a text that are to be read into sentences. A Chinese full stop, exclamation or question mark ends
 * one, also before closing quotes; a Latin full stop does where a space and a new beginning follow and no abbreviation
 * stands before it; a line break always does.
 */
export function createSentenceSplitter(
  tables: SentenceTables,
): (view: string, text: string, body: readonly Span[]) => Sentence[] {
  const abbreviations = new Set(tables.abbreviations);
  return (view, text, body) => {
    const out: Sentence[] = [];
    let paragraph = -1;
    for (const part of body) {
      let start = part.start;
      let opens = true;
      paragraph++;
      const flush = (end: number) => {
        let from = start;
        let to = end;
        while (from < to && view.charCodeAt(from) <= 32) from++;
        while (to > from && view.charCodeAt(to - 1) <= 32) to--;
        if (to > from) {
          out.push({ start: from, end: to, paragraph, opens });
          opens = false;
        }
        start = end;
      };
      for (let i = part.start; i < part.end; i++) {
        const u = view.charCodeAt(i);
        if (u === 10 || u === 0x2028) {
          flush(i);
          start = i + 1;
          paragraph++;
          opens = true;
        } else if (STOPS.has(u) && !(u === 59 && isLatinAfter(view, i))) {
          let end = i + 1;
          while (end < part.end && (STOPS.has(view.charCodeAt(end)) || CLOSERS.has(view.charCodeAt(end)))) end++;
          if (u < 128 && end < part.end && /[a-z0-9]/.test(view.charAt(end))) continue;
          flush(end);
          i = end - 1;
        } else if (u === 46 && endsAt(view, text, i, part.end)) {
          let end = i + 1;
          while (end < part.end && CLOSERS.has(view.charCodeAt(end))) end++;
          flush(end);
          i = end - 1;
        }
      }
      flush(part.end);
    }
    return out;
  };

  function isLatinAfter(view: string, i: number): boolean {
    return view.charCodeAt(i + 1) === 32;
  }

  function endsAt(view: string, text: string, i: number, limit: number): boolean {
    let after = i + 1;
    while (after < limit && CLOSERS.has(view.charCodeAt(after))) after++;
    if (after >= limit) return true;
    const next = view.charCodeAt(after);
    if (next === 10) return true;
    if (next >= 0x2e80) return !/[0-9]/.test(view.charAt(i - 1));
    if (next !== 32) return false;
    let begin = after;
    while (begin < limit && view.charCodeAt(begin) === 32) begin++;
    const first = text.charAt(begin);
    if (first.toLowerCase() === first && first.toUpperCase() !== first) return false;
    let word = i;
    while (word > 0 && /[a-z.]/.test(view.charAt(word - 1))) word--;
    const before = view.slice(word, i);
    return !(abbreviations.has(before) || (before.length === 1 && before !== 'i'));
  }
}
