import type { TimeTables } from '../../../knowledge/times.ts';
import type { Form } from './figures.ts';
import type { Push } from './tokens.ts';

/** A longer run of numerals is a number of another kind, or noise. */
const LONGEST_NUMERAL = 8;

/**
 * Makes the reader of Chinese forms and numerals. It reads at an offset, pushes what it finds and returns where the
 * text goes on; `counted` says that a number stands directly before.
 */
export function createHanReader(
  tables: TimeTables,
  forms: ReadonlyMap<number, readonly Form[]>,
): (view: string, at: number, counted: boolean, push: Push) => number {
  const digits = new Map([...tables.digits, ...tables.counting].map(([c, v]) => [c.charCodeAt(0), v]));
  const counting = new Set(tables.counting.map(([c]) => c.charCodeAt(0)));
  const scales = new Map(tables.scales.map(([c, v]) => [c.charCodeAt(0), v]));
  const packed = new Map(tables.packed.map(([c, v]) => [c.charCodeAt(0), v]));

  return (view, at, counted, push) => {
    const list = forms.get(view.charCodeAt(at));
    const hit =
      list && (counted ? (find(list, view, at, true) ?? find(list, view, at, false)) : find(list, view, at, false));
    if (hit) {
      push(at, at + hit.form.length, { word: hit.word });
      return at + hit.form.length;
    }
    const number = readNumeral(view, at);
    if (!number) return at + 1;
    if (number.value >= 0)
      push(at, number.end, {
        number: {
          value: number.value,
          digits: number.digits,
          han: true,
          ...(number.counts ? { counts: true } : {}),
          ...(number.packed ? { packed: true } : {}),
        },
      });
    return number.end;
  };

  /** The longest form here; with `marks` only one that may follow a number. */
  function find(list: readonly Form[], view: string, at: number, marks: boolean): Form | undefined {
    return list.find(({ form, word }) => {
      if (marks && (word.mark ?? word.count ?? word.anniversary ?? word.edge ?? word.ago) === undefined) return false;
      if (!view.startsWith(form, at)) return false;
      if (word.soFar && form.length > 1 && cutsShift(view, at + form.length - 1)) return false;
      return !(form.length > 1 && word.edge && cutsWord(view, at + form.length - 1));
    });
  }

  /** Whether the character at `at` begins a word of its own: the 今 of 迄今晨6时 and 迄今(30)日. */
  function cutsShift(view: string, at: number): boolean {
    if (view[at + 1] === '(') return true;
    return (
      forms
        .get(view.charCodeAt(at))
        ?.some(({ form, word }) => word.shift && form.length > 1 && view.startsWith(form, at)) ?? false
    );
  }

  /** Whether the character at `at` begins a longer word: the 中 of 2025年中东, the 初 of 五月初五. */
  function cutsWord(view: string, at: number): boolean {
    const named = digits.has(view.charCodeAt(at - 2)) || scales.has(view.charCodeAt(at - 2));
    return (
      forms
        .get(view.charCodeAt(at))
        ?.some(
          ({ form, word }) =>
            (word.never ?? word.festival ?? (named && word.lunarDay)) && form.length > 1 && view.startsWith(form, at),
        ) ?? false
    );
  }

  function readNumeral(
    view: string,
    at: number,
  ): { end: number; value: number; digits: number; counts: boolean; packed: boolean } | null {
    let end = at;
    let figures = 0;
    let count = 0;
    let total = 0;
    let current = -1;
    let scaled = false;
    let counts = false;
    let isPacked = false;
    for (; end < view.length; end++) {
      const c = view.charCodeAt(end);
      const digit = digits.get(c);
      if (digit !== undefined) {
        if (count < LONGEST_NUMERAL) figures = figures * 10 + digit;
        count++;
        current = digit;
        counts ||= counting.has(c);
        continue;
      }
      const scale = scales.get(c);
      const tens = packed.get(c);
      if (scale === undefined && tens === undefined) break;
      scaled = true;
      isPacked ||= tens !== undefined;
      total += tens ?? (current < 0 ? 1 : current) * scale!;
      current = -1;
    }
    if (end === at) return null;
    if (end - at > LONGEST_NUMERAL) return { end, value: -1, digits: 0, counts, packed: isPacked };
    return scaled
      ? { end, value: total + Math.max(current, 0), digits: 0, counts, packed: isPacked }
      : { end, value: figures, digits: count, counts, packed: false };
  }
}
