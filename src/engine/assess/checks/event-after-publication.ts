import type { AssessContext } from '../context.ts';
import { eventDay, finding } from '../context.ts';
import type { Finding } from '../types.ts';

/** A day that has begun in the east has not in the west: the event may be dated this many days after publication. */
const ZONES = 1;

/**
 * EVENT_AFTER_PUBLICATION: something told as past whose date, given in the claim's own words, comes after the
 * publication. A date that was inferred or carried over is not trusted for this.
 */
export function eventAfterPublication(context: AssessContext): Finding[] {
  const { claims, publishedDay, tables } = context;
  if (publishedDay === null) return [];
  return claims.flatMap((claim) => {
    const { time } = claim;
    if (!claim.checkable || claim.status !== 'occurred' || time?.resolved !== 'stated') return [];
    const day = time.edtf.startsWith('..') || time.edtf.startsWith('/') ? null : eventDay(time);
    if (day === null || day <= publishedDay + ZONES) return [];
    const values = { published: context.published!.slice(0, 10), event: time.edtf };
    return [finding(tables, 'EVENT_AFTER_PUBLICATION', 'later', claim.start, [claim], values, time.text)];
  });
}
