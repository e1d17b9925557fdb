import { FLAG, SENSE, type LexiconTables, type Thing } from '../../knowledge/lexicon.ts';
import type { Frame } from '../../knowledge/frames.ts';
import { Trie } from '../../knowledge/trie.ts';

/** What a token is made of. */
export type Script = 'han' | 'latin' | 'digit' | 'mark';

/** One word, name, run of letters, digit run, ideograph or mark. Offsets are UTF-16. `senses` is flat: type, reference, flags. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  senses: readonly number[];
}

const NONE: readonly number[] = [];

const isLatin = (u: number) =>
  (u >= 97 && u <= 122) ||
  (u >= 65 && u <= 90) ||
  (u >= 0xc0 && u <= 0x24f && u !== 0xd7 && u !== 0xf7) ||
  (u >= 0x400 && u <= 0x52f);
const isDigit = (u: number) => u >= 48 && u <= 57;
const isHan = (u: number) =>
  (u >= 0x3400 && u <= 0x9fff) || (u >= 0xf900 && u <= 0xfaff) || (u >= 0xd800 && u <= 0xdfff) || u === 0x3007;
const isSpace = (u: number) =>
  u === 32 || u === 9 || u === 10 || u === 13 || u === 0xa0 || u === 0x3000 || u === 0x2028;

/** The automaton over all lexicons, with the questions that later stages ask of a token. */
export class Lexicon {
  private readonly trie: Trie;
  private readonly tagRef = new Map<string, number>();
  private readonly found = new Int32Array(64);

  constructor(private readonly tables: LexiconTables) {
    this.trie = new Trie(tables.trie);
    tables.tags.forEach((tag, i) => this.tagRef.set(tag, i));
  }

  thing(ref: number): Thing {
    return this.tables.things[ref]!;
  }
  frame(ref: number): Frame {
    return this.tables.frames[ref]!;
  }
  tag(ref: number): string {
    return this.tables.tags[ref]!;
  }
  /** The reference of a tag, or -1 where no word list has it. */
  tagId(tag: string): number {
    return this.tagRef.get(tag) ?? -1;
  }

  /** One pass over the text: the longest form at each place, else a run of letters or digits, else a single unit. */
  tokens(text: string, view: string): Token[] {
    const out: Token[] = [];
    const n = view.length;
    let i = 0;
    let previous = 32;
    while (i < n) {
      const u = view.charCodeAt(i);
      if (isSpace(u)) {
        previous = u;
        i++;
        continue;
      }
      const wordChar = isLatin(u) || isDigit(u);
      let end = 0;
      let senses: readonly number[] = NONE;
      if (!(wordChar && (isLatin(previous) || isDigit(previous)))) {
        const count = this.trie.matchesAt(view, i, this.found);
        for (let k = count - 2; k >= 0; k -= 2) {
          const stop = this.found[k]!;
          const last = view.charCodeAt(stop - 1);
          const next = stop < n ? view.charCodeAt(stop) : 32;
          if ((isLatin(last) || isDigit(last)) && (isLatin(next) || isDigit(next))) continue;
          const valid = this.sensesOf(this.found[k + 1]!, text, i, stop);
          if (valid.length === 0) continue;
          senses = valid;
          end = stop;
          break;
        }
      }
      let script: Script;
      if (end === 0) {
        end = i + 1;
        if (isLatin(u)) {
          while (end < n && (isLatin(view.charCodeAt(end)) || isDigit(view.charCodeAt(end)))) end++;
          script = 'latin';
        } else if (isDigit(u)) {
          while (end < n && isDigit(view.charCodeAt(end))) end++;
          script = 'digit';
        } else if (isHan(u)) {
          if (u >= 0xd800 && u <= 0xdbff && end < n) end++;
          script = 'han';
        } else script = 'mark';
      } else script = isLatin(u) || isDigit(u) ? 'latin' : isHan(u) ? 'han' : 'mark';
      out.push({ start: i, end, script, senses });
      previous = view.charCodeAt(end - 1);
      i = end;
    }
    return out;
  }

  private sensesOf(form: number, text: string, start: number, end: number): readonly number[] {
    const { senseStart, senses } = this.tables;
    const out: number[] = [];
    for (let s = senseStart[form]!; s < senseStart[form + 1]!; s += 3) {
      const flags = senses[s + 2]!;
      if (flags & FLAG.allCaps && !isAllCaps(text, start, end)) continue;
      if (flags & FLAG.capital && !isCapital(text, start)) continue;
      out.push(senses[s]!, senses[s + 1]!, flags);
    }
    return out;
  }
}

function isCapital(text: string, at: number): boolean {
  const c = text.charAt(at);
  return c.toLowerCase() !== c || c.toUpperCase() === c;
}

function isAllCaps(text: string, start: number, end: number): boolean {
  const form = text.slice(start, end);
  return form.toUpperCase() === form;
}

/** Whether a token carries a word of this tag. */
export function hasTag(token: Token, tagRef: number): boolean {
  const s = token.senses;
  for (let i = 0; i < s.length; i += 3) if (s[i] === SENSE.word && s[i + 1] === tagRef) return true;
  return false;
}

/** The reference of the token's first sense of a type, or -1. */
export function refOf(token: Token, type: number): number {
  const s = token.senses;
  for (let i = 0; i < s.length; i += 3) if (s[i] === type) return s[i + 1]!;
  return -1;
}
