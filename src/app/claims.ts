import type { Claim, Repair } from '../contract/reading.ts';
import { TallyError } from '../kernel/errors.ts';
import type { ClaimFilter, Ledger, StoredCheck, StoredClaim, StoredReading } from '../ledger/port.ts';
import { createSlicer } from './slice.ts';

/** A claim with everything that a reader needs to verify it. */
export interface ShownClaim {
  readonly stored: StoredClaim;
  readonly sentence: { readonly before: string; readonly quote: string; readonly after: string };
  /** The bytes that the quote was read from, and their text in the document's encoding (null where it has none). */
  readonly original: {
    readonly start: number;
    readonly end: number;
    readonly bytes: Uint8Array;
    readonly text: string | null;
  };
  readonly repairs: readonly Repair[];
  readonly checks: readonly StoredCheck[];
  readonly document: StoredReading['document'];
  readonly sources: StoredReading['reading']['document']['sources'];
}

/** Claims that pass a filter. Throws TallyError DATE_UNREADABLE for a bound that is no day. */
export function queryClaims(ledger: Ledger, filter: ClaimFilter, limit?: number): AsyncIterable<StoredClaim> {
  return ledger.claims(withDays(filter), limit);
}

/** The filter with months and years as the days that they begin and end on. Throws TallyError DATE_UNREADABLE. */
export function withDays<T extends ClaimFilter>(filter: T): T {
  return {
    ...filter,
    ...(filter.from === undefined ? {} : { from: dayBound(filter.from, 'first') }),
    ...(filter.to === undefined ? {} : { to: dayBound(filter.to, 'last') }),
  };
}

/** The first or last day of `2025`, `2025-06` or `2025-06-14`. Throws TallyError DATE_UNREADABLE. */
export function dayBound(value: string, side: 'first' | 'last'): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  const first = `${year ?? ''}-${month ?? '01'}-${day ?? '01'}`;
  const date = new Date(`${first}T00:00:00Z`);
  // `Date` carries 31 June over to July; a day that does not come back as given is none.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== first)
    throw new TallyError('DATE_UNREADABLE', `"${value}" is not a day; write it as 2025-09-14, 2025-09 or 2025.`);
  if (side === 'first' || day !== undefined) return first;
  const end = new Date(date);
  if (month === undefined) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  end.setUTCDate(0);
  return end.toISOString().slice(0, 10);
}

/** One claim with its sentence, the bytes behind it and its checks. Rejects with TallyError CLAIM_NOT_FOUND. */
export async function showClaim(ledger: Ledger, id: string, run?: number): Promise<ShownClaim> {
  const stored = await ledger.claim(id, run);
  const kept = stored && (await ledger.reading(stored.documentId, stored.run.number));
  if (!stored || !kept)
    throw new TallyError(
      'CLAIM_NOT_FOUND',
      `The ledger has no claim ${id}${run === undefined ? '' : ` in reading ${run}`}.`,
    );
  const { claim } = stored;
  const { document, checks } = kept.reading;
  const { start, end } = claim.original;
  const bytes = (await ledger.bytes(stored.documentId, claim.original)) ?? new Uint8Array();
  return {
    stored,
    sentence: sentenceAround(document.text, claim),
    original: { start, end, bytes, text: decoded(bytes, document.encoding) },
    repairs: document.repairs.filter((repair) => repair.start < claim.end && repair.end > claim.start),
    checks: checks
      .filter((check) => check.claims.includes(claim.id))
      .map((check) => ({
        ...check,
        documentId: stored.documentId,
        claims: check.claims.map((other) => `${stored.documentId}.${other}`),
      })),
    document: kept.document,
    sources: document.sources,
  };
}

/** The claim's sentence in three parts. Offsets of the contract are code points. */
function sentenceAround(text: string, claim: Claim): ShownClaim['sentence'] {
  const from = Math.min(claim.sentence.start, claim.start);
  const to = Math.max(claim.sentence.end, claim.end);
  const slice = createSlicer(text);
  return { before: slice(from, claim.start), quote: claim.quote, after: slice(claim.end, to) };
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // An encoding that the platform has no decoder for: the bytes themselves are shown.
    return null;
  }
}
