import type { ClaimEdits, EntityEdit } from '../contract/review.ts';
import type { Claim, Entity } from '../contract/reading.ts';
import { slugOf } from '../engine/slug.ts';
import { edtfDays } from '../ledger/edtf-days.ts';
import { TallyError } from '../kernel/errors.ts';

/** A claim with a person's edits put in, and what follows from them. Throws TallyError REVIEW_INVALID. */
export function edited(claim: Claim, edits: ClaimEdits): Claim {
  const { items, attribution, time, quantity } = edits;
  const kind = edits.kind ?? claim.kind;
  const out: Claim = {
    ...claim,
    kind,
    checkable: kind !== 'judgement',
    // Codes of events say what the engine read; under another kind they would say something wrong.
    ...(kind === claim.kind ? {} : { plover: null, cameo: null }),
    ...(edits.status === undefined ? {} : { status: edits.status }),
    ...(edits.actors === undefined ? {} : { actors: edits.actors.map(entityOf) }),
    ...(edits.targets === undefined ? {} : { targets: edits.targets.map(entityOf) }),
    ...(edits.place === undefined ? {} : { place: edits.place && entityOf({ type: 'place', ...edits.place }) }),
    ...(edits.reported === undefined ? {} : { reported: checkedTime(edits.reported) }),
    ...(edits.outcome === undefined ? {} : { outcome: edits.outcome }),
  };
  if (kind !== 'casualty') out.outcome = null;
  if (items !== undefined) {
    out.items = items.map((item) => ({
      id: item.id ?? slugOf(item.name),
      name: item.name,
      class: item.class ?? 'other',
    }));
    out.item = out.items[0] ?? null;
  }
  if (quantity !== undefined) out.quantity = quantity && { ...quantity, text: quantity.text ?? '' };
  if (out.quantity && out.quantity.min !== null && out.quantity.max !== null && out.quantity.min > out.quantity.max)
    throw new TallyError('REVIEW_INVALID', 'quantity: the lower bound lies above the upper one.');
  if (time !== undefined) {
    checkedTime(time?.edtf ?? null);
    out.time = time && { edtf: time.edtf, text: time.text ?? '', resolved: 'stated' };
  }
  if (attribution !== undefined)
    out.attribution = attribution && {
      id: attribution.id ?? slugOf(attribution.name),
      name: attribution.name,
      class: attribution.class,
      text: attribution.text ?? attribution.name,
      start: out.start,
      end: out.end,
    };
  if (edits.support !== undefined) out.support = { ...claim.support, level: edits.support };
  return out;
}

function entityOf(edit: EntityEdit): Entity {
  return {
    id: edit.id ?? slugOf(edit.name),
    type: edit.type ?? 'group',
    name: edit.name,
    text: edit.text ?? edit.name,
    wikidata: edit.wikidata ?? null,
    lat: edit.lat ?? null,
    lon: edit.lon ?? null,
    country: edit.country ?? null,
  };
}

function checkedTime(edtf: string | null): string | null {
  if (edtf !== null) {
    const days = edtfDays(edtf);
    if (days.first === null && days.last === null)
      throw new TallyError('REVIEW_INVALID', `time: "${edtf}" is no date in EDTF; write 2025-09-14 or 2025-06.`);
  }
  return edtf;
}
