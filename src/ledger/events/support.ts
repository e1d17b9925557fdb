import type { EventView } from '../../contract/events.ts';
import { articleOf } from './origins.ts';
import { say } from './phrases.ts';
import type { EventMaterial, MaterialClaim } from './port.ts';
import { agree } from './relations.ts';

/**
 * Holds claims against the sources that their articles list, where such a source is itself in the ledger: does it tell
 * of this event, and with which figure? A source that nobody has imported is not judged.
 */
export function supportOf({ claims, cited }: EventMaterial): EventView['support'] {
  const byDocument = new Map<string, MaterialClaim[]>();
  for (const claim of claims) byDocument.set(claim.documentId, [...(byDocument.get(claim.documentId) ?? []), claim]);
  return claims.flatMap((claim) =>
    (cited.get(claim.documentId) ?? []).map(({ document, name }) => {
      const there = byDocument.get(document) ?? [];
      const same = there.find((other) => holds(claim, other));
      const found = same ?? there.find((other) => other.claim.quantity !== null) ?? there[0];
      const holdsIt = same ? 'same' : found ? 'other' : 'silent';
      const figure = found?.claim.quantity;
      const params = {
        article: articleOf(claim),
        source: name,
        ...(figure
          ? { figure: { min: figure.min, max: figure.max, unit: figure.unit, approximate: figure.approximate } }
          : {}),
      };
      const key = holdsIt === 'other' && !figure ? 'support.no-figure' : `support.${holdsIt}`;
      return { claim: claim.id, document, other: found?.id ?? null, holds: holdsIt, message: say(key, params) };
    }),
  );
}

function holds({ claim: a }: MaterialClaim, { claim: b }: MaterialClaim): boolean {
  if (!a.quantity) return true;
  return b.quantity !== null && b.quantity.unit === a.quantity.unit && agree(a.quantity, b.quantity);
}
