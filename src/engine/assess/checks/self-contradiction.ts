import type { Quantity } from '../../../contract/reading.ts';
import type { AssessContext } from '../context.ts';
import { finding, holds } from '../context.ts';
import type { Finding, UnsupportedClaim } from '../types.ts';

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
  const judged = new Map<number, boolean>();
  const whole = ({ sentence }: UnsupportedClaim): boolean => {
    const known = judged.get(sentence.start) ?? !holds(views.view.slice(sentence.start, sentence.end), additive);
    judged.set(sentence.start, known);
    return known;
  };
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
