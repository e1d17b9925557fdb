import type { QuantityTables } from '../../../knowledge/quantities.ts';
import { isDigit, isLetter, tidy } from './arabic.ts';
import type { Amount, Reading } from './amount.ts';
import { idiomEnd, skipBlanks } from './chinese.ts';
import { wordEnd } from './cardinal.ts';
import { Begins, buildLexicon, type BoundKind, type Lexicon } from './lexicon.ts';
import type { QuantityMark } from './types.ts';
import { changeOf, changesFrom } from './change.ts';
import { readAmount } from './read.ts';
import { wordStops } from './units.ts';

export type { QuantityMark } from './types.ts';

/**
 * Builds the recogniser of numbers, money and shares. The function it returns takes the matching view and the text of
 * the same length and gives marks in order that do not overlap; offsets are UTF-16 units. Time is linear in the text.
 */
export function createQuantityRecogniser(tables: QuantityTables): (view: string, text: string) => QuantityMark[] {
  const lex = buildLexicon(tables);
  return (view, text) => new Scan(lex, view, text).run();
}

interface Bound {
  start: number;
  kinds: BoundKind[];
}

class Scan {
  private readonly reading: Reading;
  private readonly marks: QuantityMark[] = [];
  private floor = 0;

  constructor(
    private readonly lex: Lexicon,
    private readonly view: string,
    text: string,
  ) {
    this.reading = { lex, view, text };
  }

  run(): QuantityMark[] {
    const { lex, view } = this;
    const { begins, pairs, singles } = lex;
    const { length } = view;
    let i = 0;
    while (i < length) {
      const code = view.charCodeAt(i);
      const bits = begins[code]!;
      if (bits === Begins.Nothing) {
        i = code === 58 && view.charCodeAt(i + 1) === 47 && view.charCodeAt(i + 2) === 47 ? addressEnd(view, i) : i + 1;
      } else if (bits === Begins.Latin) {
        const second = view.charCodeAt(i + 1) - 97;
        const likely = second >= 0 && second < 26 ? pairs[(code - 97) * 26 + second] === 1 : singles.has(code);
        if (!likely) i = Math.max(wordEnd(view, i), i + 1);
        else i = this.english(i);
      } else i = this.other(i, bits);
    }
    return this.marks;
  }

  private english(at: number): number {
    const { lex, view } = this;
    const end = wordEnd(view, at);
    const word = view.slice(at, end);
    if (!lex.starts.has(word)) return end;
    const idioms = lex.enIdioms.get(word);
    if (idioms)
      for (const { form, at: offset } of idioms) {
        const start = at - offset;
        const bare = !isLetter(view.charCodeAt(start - 1)) && !isLetter(view.charCodeAt(start + form.length));
        if (view.startsWith(form, start) && bare && !this.boundBefore(start)) return Math.max(end, start + form.length);
      }
    return Math.max(this.attempt(at), end);
  }

  private other(at: number, bits: number): number {
    const { lex, view } = this;
    if (bits === Begins.Sign && !lex.moneyBefore.longestAt(view, at)) return at + 1;
    if ((bits & Begins.Chinese) !== 0) {
      const idiom = idiomEnd(lex, view, at);
      if (idiom > at) {
        const marks = this.marks.length;
        const end = this.attempt(at);
        // A longer reading than the idiom is a number (十分之一); otherwise the idiom stands.
        if (this.marks.length > marks && this.marks[marks]!.numberEnd > idiom) return end;
        const dropped = this.marks.length > marks;
        this.marks.length = marks;
        this.floor = marks > 0 ? this.marks[marks - 1]!.end : 0;
        return dropped ? idiom : Math.max(idiom, end);
      }
    }
    return this.attempt(at);
  }

  /** Reads an amount at `at` with what bounds it and what it ranges to; gives where to go on. */
  private attempt(at: number): number {
    const { lex, view, reading } = this;
    const bareStart = this.bareStart(at);
    const bareMin = bareStart ? lex.bareMin.longestBefore(view, at, this.floor) : null;
    const nearest = bareStart ? this.boundBefore(at) : null;
    const between = this.betweenBefore(at);
    const bare = bareMin !== null || (nearest !== null && nearest.end === at);
    const read = readAmount(reading, at, { bare, joined: between < 0 });
    if (typeof read === 'number') return read;
    // Digits without end are no number.
    if (read.low === Infinity || read.high === Infinity) return read.end;
    let amount = read;
    const other = this.range(amount, between >= 0);
    if (other) amount = other;
    const bound = this.bounds(amount.start);
    if (bareMin && !bound.kinds.length) {
      bound.kinds.push('min');
      bound.start = bareMin.start;
    }
    if (between >= 0 && other) bound.start = between;
    const after = this.boundAfter(amount);
    const kinds = after ? [...bound.kinds, after.kind] : bound.kinds;
    const end = after ? after.end : amount.end;
    this.marks.push(this.mark(amount, bound.start, end, kinds));
    this.floor = this.marks[this.marks.length - 1]!.end;
    return this.floor;
  }

  private bareStart(at: number): boolean {
    const c = this.view[at] ?? '';
    return (this.lex.multipliers.get(c) ?? 0) >= 100 || this.lex.myriads.has(c);
  }

  private mark(amount: Amount, start: number, end: number, kinds: readonly BoundKind[]): QuantityMark {
    let { low: min, high: max } = amount;
    const spread = min !== null && max !== null && min !== max && amount.rule !== 'range';
    let approximate = amount.about || spread;
    for (const kind of kinds) {
      if (kind === 'min') max = null;
      else if (kind === 'max') min = null;
      else if (kind === 'about') approximate = true;
      else if (kind === 'nearly' && min !== null && min === max) {
        min = amount.type === 'percent' && max === 50 ? 40 : tidy(min * 0.9);
        approximate = true;
      }
    }
    // "at least several hundred": the low end; "up to several hundred": the high one.
    if (kinds.includes('min') && amount.low === null) min = amount.high;
    if (kinds.includes('max') && amount.high === null) max = amount.low;
    return {
      type: amount.type,
      start,
      end,
      numberStart: amount.numberStart,
      numberEnd: amount.numberEnd,
      value: { min, max, unit: amount.unit, approximate },
      ordinal: amount.ordinal,
      rule: kinds.length > 0 ? `${kinds.join('+')}:${amount.rule}` : amount.rule,
      unitKind: amount.kind,
      per: amount.ordinal || amount.type === 'percent' ? null : this.per(start, end),
      change: amount.type === 'percent' ? changeOf(this.lex, this.view, start, end) : null,
    };
  }

  private per(start: number, end: number): string | null {
    const { lex, view } = this;
    const after = lex.perAfter.longestAt(view, view[end] === ' ' || view[end] === '-' ? end + 1 : end);
    if (after && wordStops(view, after.end)) return after.value;
    const words = this.nounTail(end);
    if (words >= 0) {
      const later = lex.perAfter.longestAt(view, words);
      if (later && wordStops(view, later.end)) return later.value;
    }
    const before = lex.perBefore.longestBefore(view, start, Math.max(0, start - 8));
    return before && !lex.numerals.has(view[before.start - 1] ?? '') ? before.value : null;
  }

  /** After up to three words of the counted noun ("6,000 attack drones annually"). */
  private nounTail(end: number): number {
    const { lex, view } = this;
    let i = end;
    for (let words = 0; words < 3 && view[i] === ' '; words++) {
      const stop = wordEnd(view, i + 1);
      if (stop === i + 1 || lex.enStops.has(view.slice(i + 1, stop))) return -1;
      const noun = lex.enNouns.get(view.slice(i + 1, stop));
      i = stop;
      if (noun?.plural && view[i] === ' ') return i + 1;
    }
    return -1;
  }

  /** The nearest bound that ends before `at`, a blank between allowed; `end` is where its words end. */
  private boundBefore(at: number): { start: number; end: number; kind: BoundKind } | null {
    const { lex, view, floor } = this;
    let end = at;
    while (
      end > floor &&
      at - end < 3 &&
      (view[end - 1] === ' ' || view[end - 1] === '\n' || view[end - 1] === '\u00a0')
    )
      end--;
    if (end <= floor) return null;
    const found = lex.before.longestBefore(view, end, floor);
    if (!found) return null;
    const latin = isLetter(view.charCodeAt(found.start));
    if (
      latin &&
      ((end === at && !isDigit(view.charCodeAt(at))) ||
        isLetter(view.charCodeAt(found.start - 1)) ||
        view[found.start - 1] === '-')
    )
      return null;
    const guard = latin ? null : lex.guards.longestBefore(view, end, 0);
    if (guard && end - guard.start > end - found.start) return null;
    return { start: found.start, end, kind: found.value };
  }

  private bounds(start: number): Bound {
    const kinds: BoundKind[] = [];
    let at = start;
    for (let k = 0; k < 3; k++) {
      const found = this.boundBefore(at);
      if (!found) break;
      // 高达 in "最高达": the outer word decides.
      kinds.push(found.kind);
      at = found.start;
    }
    return { start: at, kinds };
  }

  private boundAfter(amount: Amount): { end: number; kind: BoundKind } | null {
    const { lex, view } = this;
    const from = skipBlanks(view, amount.end);
    const found = lex.after.longestAt(view, from);
    if (!found) return null;
    const c = view.charCodeAt(from);
    if (isLetter(c) || view[from] === '-') {
      if (!wordStops(view, found.end) || (isLetter(c) && from === amount.end)) return null;
    } else if (lex.more.has(view[from]!) && found.end === from + 1) {
      if (lex.measures.longestAt(view, found.end)) return null;
      if (
        amount.end !== amount.numberEnd &&
        (amount.kind === 'persons' || amount.kind === 'weapons' || amount.kind === 'count')
      )
        return null;
      if (amount.end === amount.numberEnd && !isDigit(view.charCodeAt(amount.numberStart))) return null;
    } else if (view[from] === '+' && isDigit(view.charCodeAt(found.end))) return null;
    if (amount.ordinal) return null;
    return { end: found.end, kind: found.value };
  }

  private betweenBefore(at: number): number {
    const { lex, view, floor } = this;
    const found = view[at - 1] === ' ' ? lex.between.longestBefore(view, at - 1, floor) : null;
    return found && !isLetter(view.charCodeAt(found.start - 1)) ? found.start : -1;
  }

  /** Joins a second amount to the first: 50到60架, 14,000–15,000, between 4.2 and 5.8 million. */
  private range(first: Amount, between: boolean): Amount | null {
    const { lex, view, reading } = this;
    if (
      first.ordinal ||
      first.low === null ||
      first.high === null ||
      first.rule === 'calendar' ||
      first.rule === 'calibre'
    )
      return null;
    const from = skipBlanks(view, first.end);
    let connector = lex.range.longestAt(view, from);
    const joins = connector ? null : lex.join.longestAt(view, from);
    connector ??= joins;
    if (!connector) return null;
    const letters = isLetter(view.charCodeAt(from));
    if (letters && (from === first.end || !wordStops(view, connector.end) || view[connector.end] !== ' ')) return null;
    if (letters && !joins && changesFrom(lex, view, first.start)) return null;
    const at = skipBlanks(view, connector.end);
    const bits = lex.begins[view.charCodeAt(at)] ?? 0;
    if (bits === Begins.Nothing) return null;
    if (view[from] === '-' && from > first.end !== at > connector.end) return null;
    const read = readAmount(reading, at, { bare: false, joined: false, second: true });
    if (typeof read === 'number' || read.ordinal || read.low === null || read.high === null || read.rule === 'calibre')
      return null;
    // 5-6月: both are months.
    if (read.rule === 'calendar') return first.unit === null ? { ...first, rule: 'calendar' } : null;
    let end = read.end;
    const tail = lex.betweenAfter.find((w) => view.startsWith(w, end));
    if (joins && !between && !tail) return null;
    if (tail) end += tail.length;
    const unit = read.unit ?? first.unit;
    if (first.unit !== null && read.unit !== null && first.unit !== read.unit) return null;
    const type = first.unit === null ? read.type : first.type;
    if (first.type !== read.type && first.unit !== null && read.unit !== null) return null;
    let low = first.low;
    if (first.scale === 1 && read.scale > 1 && low < read.low / read.scale) low = tidy(low * read.scale);
    if (low >= read.high) return null;
    return {
      ...first,
      end,
      numberEnd: read.numberEnd,
      low,
      high: read.high,
      type,
      unit,
      kind: read.unit === null ? first.kind : read.kind,
      about: false,
      rule: first.rule === 'year-like' && read.rule === 'year-like' ? 'year-like' : 'range',
    };
  }
}

function addressEnd(view: string, at: number): number {
  let i = at;
  while (i < view.length && view.charCodeAt(i) > 32 && view.charCodeAt(i) < 127) i++;
  return i;
}
