import type { Check, Quantity, Support } from '../../contract/reading.ts';
import { civilOf } from '../../kernel/calendar.ts';
import { edtfOfDay, parseEdtf, type EdtfSpan } from '../../kernel/edtf.ts';
import { overlap, type Span } from '../../kernel/span.ts';
import type { CheckCode, CheckVariant, SupportReason } from '../../knowledge/check-messages.ts';
import type { CheckTables } from '../../knowledge/checks.ts';
import type { AssessInput, AssessedQuantity, AssessedTime, Finding, UnsupportedClaim } from './types.ts';

/** What every check reads: the input, its lookups, and the sentences to say. */
export interface AssessContext extends AssessInput {
  readonly tables: CheckTables;
  readonly support: readonly Support[];
  readonly publishedDay: number | null;
  /** Quantities with their places, in order. */
  readonly found: readonly AssessedQuantity[];
  /** The index of the sentence that holds an offset, or -1. */
  readonly sentenceAt: (offset: number) => number;
  /** What overlaps a sentence, in order. */
  readonly timesIn: (sentence: Span) => readonly AssessedTime[];
  readonly quantitiesIn: (sentence: Span) => readonly AssessedQuantity[];
  readonly claimsOver: (span: Span) => readonly UnsupportedClaim[];
  readonly words: (span: Span) => string;
}

/** The first index of an ordered list at which the test holds. */
export function firstWhere<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (holds(list[mid]!)) high = mid;
    else low = mid + 1;
  }
  return low;
}

/** The items of a list ordered by start whose start lies inside the span. */
function startingIn<T extends Span>(list: readonly T[], span: Span): readonly T[] {
  return list.slice(
    firstWhere(list, (item) => item.start >= span.start),
    firstWhere(list, (item) => item.start >= span.end),
  );
}

const byStart = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** The quantities of the claims, at the place where their words stand in the quote. */
function quantitiesOf(claims: readonly UnsupportedClaim[], text: string): AssessedQuantity[] {
  const found = new Map<number, AssessedQuantity>();
  for (const claim of claims) {
    const { quantity } = claim;
    if (!quantity || quantity.text === '') continue;
    const at = text.slice(claim.start, claim.end).indexOf(quantity.text);
    if (at < 0) continue;
    const start = claim.start + at;
    found.set(start, { start, end: start + quantity.text.length, ...boundsOf(quantity) });
  }
  return [...found.values()];
}
const boundsOf = ({ min, max, unit, approximate }: Quantity): Omit<AssessedQuantity, 'start' | 'end'> => ({
  min,
  max,
  unit,
  approximate,
});

export function contextOf(input: AssessInput, tables: CheckTables, support: readonly Support[]): AssessContext {
  const sentences = [...input.sentences].sort(byStart);
  const times = [...input.times].sort(byStart);
  const claims = [...input.claims].sort(byStart);
  const found = [...(input.quantities ?? quantitiesOf(input.claims, input.views.text))].sort(byStart);
  // a claim may begin before a span that it overlaps, but never further back than the longest claim
  const longest = claims.reduce((most, claim) => Math.max(most, claim.end - claim.start), 0);
  return {
    ...input,
    tables,
    support,
    publishedDay: input.published === null ? null : (parseEdtf(input.published.slice(0, 10))?.first ?? null),
    found,
    sentenceAt: (offset) => {
      const at = firstWhere(sentences, (s) => s.end > offset);
      return at < sentences.length && sentences[at]!.start <= offset ? at : -1;
    },
    timesIn: (sentence) => startingIn(times, sentence),
    quantitiesIn: (sentence) => startingIn(found, sentence),
    claimsOver: (span) =>
      startingIn(claims, { start: span.start - longest, end: span.end }).filter((claim) => overlap(claim, span) > 0),
    words: (span) => input.views.text.slice(span.start, span.end),
  };
}

/** Puts values into the braces of a sentence. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-z]+)\}/g, (braces, key: string) => String(values[key] ?? braces));
}

/** Makes a check from its message. `at` is where in the text it belongs. */
export function finding<C extends CheckCode>(
  tables: CheckTables,
  code: C,
  variant: CheckVariant<C>,
  at: number,
  claims: readonly UnsupportedClaim[],
  values: Readonly<Record<string, string | number>>,
  evidence: string,
): Finding {
  const sentence = tables.messages.checks[code]![variant]!;
  const ids = [...new Set(claims.map((claim) => claim.id))];
  const check: Check = {
    code,
    severity: sentence.severity,
    claims: ids,
    message: filled(sentence.text, values),
    evidence,
  };
  return { at, check };
}

export function supportReason(
  tables: CheckTables,
  reason: SupportReason,
  values: Readonly<Record<string, string | number>>,
): string {
  return filled(tables.messages.support[reason]!, values);
}

/**
 * The first day on which what a claim tells of stood whole: the first day of its time, but of a running total ("as
 * of") the first day of the date it is counted to, and none where that is open.
 */
export function eventDay(time: { readonly edtf: string } | null): number | null {
  if (!time) return null;
  const span: EdtfSpan | null = parseEdtf(time.edtf);
  if (!span) return null;
  if (span.first !== null) return span.first;
  const [, to] = time.edtf.split('/');
  return to === undefined ? null : (parseEdtf(to)?.first ?? null);
}

export const dayText = (day: number): string => edtfOfDay(day);
export const yearOf = (day: number): number => civilOf(day).year;

const isLetter = (char: string | undefined): boolean => char !== undefined && char >= 'a' && char <= 'z';

/** A Latin form longer than this also matches with an ending ("increase" in "increases"), a shorter one only whole. */
const SHORT_FORM = 5;

/** Where a form stands in the words, at or after `from`; a Latin form only where a word begins. */
export function indexOfForm(words: string, form: string, from = 0): number {
  const whole = form.length <= SHORT_FORM && isLetter(form.at(-1));
  for (let at = words.indexOf(form, from); at >= 0; at = words.indexOf(form, at + 1)) {
    if (isLetter(form[0]) && isLetter(words[at - 1])) continue;
    if (!whole || !isLetter(words[at + form.length])) return at;
  }
  return -1;
}
/** Whether the words hold one of the forms. */
export const holds = (words: string, forms: readonly string[]): boolean =>
  forms.some((form) => indexOfForm(words, form) >= 0);

/** A number as it stands in a message: whole thousands parted by commas. */
export function numberText(value: number): string {
  const whole = String(Math.round(value));
  return whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
}
