import { parseEdtf } from '../../kernel/edtf.ts';

/**
 * The time of a claim as events see it. `day`: closed and short; `period`: closed and longer; `total`: counted up to a
 * day; `since`: open at its end; `none`: the text says nothing. Days are day numbers of src/kernel/calendar.ts.
 */
export interface When {
  readonly form: 'day' | 'period' | 'total' | 'since' | 'none';
  readonly lo: number | null;
  readonly hi: number | null;
  /** The day on which it was told: reported, else published; null where neither is known. */
  readonly told: number | null;
}

const dayOf = (text: string | null): number | null =>
  text === null ? null : (parseEdtf(text.slice(0, 10))?.last ?? null);

/** Reads the three dates that a claim can have. A text that is no EDTF counts as none. */
export function whenOf(
  claim: { readonly time: { readonly edtf: string } | null; readonly reported: string | null },
  published: string | null,
  day: number,
): When {
  const reported = claim.reported === null ? null : (parseEdtf(claim.reported)?.last ?? null);
  const told = reported ?? dayOf(published);
  const span = claim.time ? parseEdtf(claim.time.edtf) : null;
  if (!span || (span.first === null && span.last === null)) return { form: 'none', lo: null, hi: null, told };
  if (span.first === null) return { form: 'total', lo: span.last, hi: span.last, told };
  if (span.last === null) return { form: 'since', lo: span.first, hi: Math.max(span.first, told ?? span.first), told };
  return { form: span.last - span.first < day ? 'day' : 'period', lo: span.first, hi: span.last, told };
}

/** The stretch that a claim about something going on speaks of: its time, else the day on which it was told. */
export function stretchOf({ lo, hi, told }: When): readonly [number, number] | null {
  if (lo !== null && hi !== null) return [lo, hi];
  return told === null ? null : [told, told];
}
