import type { Span } from '../../../kernel/span.ts';
import { WordTable } from '../../../kernel/word-table.ts';
import type { AnniversaryEntry, CheckTables } from '../../../knowledge/checks.ts';
import { holds, indexOfForm } from '../context.ts';

/** "建国77周年", "the 77th anniversary of the founding of North Korea". Offsets are UTF-16 units. */
export interface AnniversaryTerm extends Span {
  readonly years: number;
  readonly event: AnniversaryEntry;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const isLetter = (char: string | undefined): boolean => char !== undefined && char >= 'a' && char <= 'z';
/** How far before its numeral a Chinese term may begin, and after its mark an English one may end. */
const WINDOW = 90;
/** How far from a bare form its owner may stand. */
const NEAR = 200;
/** No anniversary is counted beyond this. */
const MOST_YEARS = 999;

/** Finds anniversaries of known happenings inside a sentence. Builds its indexes once. */
export function createAnniversaryFinder(tables: CheckTables): (view: string, sentence: Span) => AnniversaryTerm[] {
  const { marks, fillers, numerals, ordinals } = tables.words.anniversaries;
  const ends = new Map<string, { form: string; event: AnniversaryEntry }[]>();
  for (const event of tables.anniversaries)
    for (const form of event.forms) {
      const key = form.at(-1)!;
      ends.set(key, [...(ends.get(key) ?? []), { form, event }]);
    }
  for (const list of ends.values()) list.sort((a, b) => b.form.length - a.form.length);
  const starts = new WordTable(
    tables.anniversaries.flatMap((event) => event.forms.map((form): [string, AnniversaryEntry] => [form, event])),
  );
  const bare = tables.anniversaries.flatMap(
    (event) => event.bare?.forms.map((form) => ({ form, event, requires: event.bare!.with })) ?? [],
  );

  const { digits, ten, hundred } = numerals;
  const chineseValue = (words: string): number | null => {
    let value = 0;
    let digit = 0;
    for (const char of words) {
      if (char in digits) digit = digits[char]!;
      else {
        value += (digit || 1) * (char === ten ? 10 : 100);
        digit = 0;
      }
    }
    return value + digit || null;
  };
  /** The number that ends at `end`, with where it begins. */
  const numberBefore = (view: string, end: number, least: number): { start: number; value: number } | null => {
    let start = end;
    while (start > least && isDigit(view[start - 1])) start--;
    if (start < end) return end - start > 3 ? null : { start, value: Number(view.slice(start, end)) };
    while (
      start > least &&
      end - start < 5 &&
      (view[start - 1]! in digits || view[start - 1] === ten || view[start - 1] === hundred)
    )
      start--;
    const value = start < end ? chineseValue(view.slice(start, end)) : null;
    return value === null ? null : { start, value };
  };
  /** The event whose words end at `end`: a full form, or a bare one in a sentence that names its owner. */
  const eventBefore = (
    view: string,
    end: number,
    sentence: Span,
  ): { start: number; event: AnniversaryEntry } | null => {
    const fits = ends
      .get(view[end - 1] ?? '')
      ?.find(({ form }) => end - form.length >= sentence.start && view.startsWith(form, end - form.length));
    if (fits) return { start: end - fits.form.length, event: fits.event };
    return onlyOne(
      bare.filter(({ form, requires }) => view.endsWith(form, end) && near(view, sentence, end, requires)),
      end,
      -1,
    );
  };
  const eventAfter = (view: string, at: number, sentence: Span): { end: number; event: AnniversaryEntry } | null => {
    const full = starts.longestAt(view, at);
    if (full && full.end <= sentence.end && !isLetter(view[full.end])) return { end: full.end, event: full.value };
    const one = onlyOne(
      bare.filter(
        ({ form, requires }) =>
          view.startsWith(form, at) && !isLetter(view[at + form.length]) && near(view, sentence, at, requires),
      ),
      at,
      1,
    );
    return one && { end: one.start, event: one.event };
  };

  const chinese = (view: string, sentence: Span): AnniversaryTerm[] =>
    marks.zh.flatMap((mark) =>
      placesOf(view, mark, sentence).flatMap((at) => {
        const number = numberBefore(view, at, Math.max(sentence.start, at - 5));
        if (!number) return [];
        let end = number.start;
        for (let i = 0; i < 3; i++) {
          const event = eventBefore(view, end, sentence);
          if (event) return [{ start: event.start, end: at + mark.length, years: number.value, event: event.event }];
          const filler = fillers.zh.find((form) => view.endsWith(form, end));
          if (filler === undefined) return [];
          end -= filler.length;
        }
        return [];
      }),
    );

  const ordinalBefore = (view: string, end: number, least: number): { start: number; value: number } | null => {
    const suffix = ordinals.suffixes.find((form) => view.endsWith(form, end) && isDigit(view[end - form.length - 1]));
    if (suffix !== undefined) return numberBefore(view, end - suffix.length, least);
    let start = end;
    while (start > least && (isLetter(view[start - 1]) || view[start - 1] === '-')) start--;
    const [stem, unit] = view.slice(start, end).split('-');
    if (unit !== undefined) {
      const value = (ordinals.stems[stem!] ?? NaN) + (ordinals.units[unit] ?? NaN);
      return Number.isNaN(value) ? null : { start, value };
    }
    const value = ordinals.units[stem!] ?? ordinals.tens[stem!];
    return value === undefined ? null : { start, value };
  };
  const english = (view: string, sentence: Span): AnniversaryTerm[] =>
    marks.en.flatMap((mark) =>
      placesOf(view, mark, sentence).flatMap((at) => {
        if (view[at - 1] !== ' ') return [];
        const number = ordinalBefore(view, at - 1, Math.max(sentence.start, at - 30));
        if (!number || number.value > MOST_YEARS) return [];
        const after = at + mark.length;
        const filler = fillers.en.filter((form) => view.startsWith(form, after)).sort((a, b) => b.length - a.length);
        for (const form of [...filler, '']) {
          const event = form === '' ? null : eventAfter(view, after + form.length, sentence);
          if (event && event.end - number.start <= WINDOW)
            return [{ start: number.start, end: event.end, years: number.value, event: event.event }];
        }
        return [];
      }),
    );
  return (view, sentence) => [...chinese(view, sentence), ...english(view, sentence)].sort((a, b) => a.start - b.start);
}

/** Whether one of the forms stands in the sentence, not far from `at`. */
function near(view: string, sentence: Span, at: number, forms: readonly string[]): boolean {
  return holds(view.slice(Math.max(sentence.start, at - NEAR), Math.min(sentence.end, at + NEAR)), forms);
}

function placesOf(view: string, form: string, sentence: Span): number[] {
  const words = view.slice(sentence.start, sentence.end);
  const places: number[] = [];
  for (let at = indexOfForm(words, form); at >= 0; at = indexOfForm(words, form, at + form.length))
    places.push(sentence.start + at);
  return places;
}

/** A bare form speaks only where it fits one event; the longest form decides. `start` is its far edge. */
function onlyOne(
  fits: readonly { form: string; event: AnniversaryEntry }[],
  at: number,
  direction: 1 | -1,
): { start: number; event: AnniversaryEntry } | null {
  const longest = Math.max(0, ...fits.map(({ form }) => form.length));
  const [one, other] = fits.filter(({ form }) => form.length === longest);
  return one && !other ? { start: at + direction * longest, event: one.event } : null;
}
