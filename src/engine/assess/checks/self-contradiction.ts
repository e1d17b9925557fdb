import type { Quantity } from '../../../contract/reading.js';
import type { AssessContext } from '../context.js';
import { finding, holds } from '../context.js';
import type { Finding, UnsupportedClaim } from '../types.js';

/**
 * SELF_CONTRADICTION: two figures of one text that cannot both hold. Both claims must have happened and agree in
 * kind, parties, item, place, outcome, date and speaker; neither sentence may speak of parts, additions or earlier
 * counts; and their ranges must lie apart by more than the tolerance. Two figures of one sentence are left alone, for
 * a sentence sets figures side by side on purpose.
 */
export function selfContradiction(context: AssessContext): Finding[] {
  const { claims, tables, views } = context;
  const { kinds, additive, tolerance } = tables.words.contradiction;
  const groups = new Map<string, UnsupportedClaim[]>();
  for (const claim of claims) {
    if (
      !claim.quantity ||
      !claim.time ||
      claim.time.resolved === 'context' ||
      !kinds.some((kind) => kind === claim.kind)
    )
      continue;
    if (claim.status !== 'occurred' && claim.status !== 'ongoing') continue;
    if (claim.actors.length + claim.targets.length === 0 || claim.items.length > 1) continue;
    const key = keyOf(claim);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  const whole = (claim: UnsupportedClaim): boolean =>
    !holds(views.view.slice(claim.sentence.start, claim.sentence.end), additive);
  return [...groups.values()].flatMap((group) => {
    const candidates = group.length > 1 ? group.filter(whole) : [];
    const [first] = candidates;
    const second = candidates.find(
      (claim) => claim.sentence.start !== first?.sentence.start && apart(first!.quantity!, claim.quantity!, tolerance),
    );
    if (!first || !second) return [];
    const values = { first: first.quantity!.text, second: second.quantity!.text };
    return [
      finding(
        tables,
        'SELF_CONTRADICTION',
        'values',
        first.start,
        [first, second],
        values,
        `${first.quote}\n${second.quote}`,
      ),
    ];
  });
}

function keyOf(claim: UnsupportedClaim): string {
  const ids = (list: readonly { id: string }[]): string =>
    list
      .map((entity) => entity.id)
      .sort()
      .join(',');
  return JSON.stringify([
    claim.kind,
    ids(claim.actors),
    ids(claim.targets),
    claim.item?.id ?? '',
    claim.quantity!.unit,
    claim.time!.edtf,
    claim.place?.id ?? '',
    claim.outcome ?? '',
    claim.attribution?.id ?? '',
    claim.reported ?? '',
  ]);
}

function apart(a: Quantity, b: Quantity, tolerance: number): boolean {
  const below = (low: Quantity, high: Quantity): boolean =>
    low.max !== null && high.min !== null && low.max < high.min * (1 - tolerance);
  return below(a, b) || below(b, a);
}
