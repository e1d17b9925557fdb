import type { Credibility, EventOrigin, EventRelation } from '../../contract/events.ts';
import { say } from './phrases.ts';
import type { MaterialClaim } from './port.ts';

/** From so many independent origins on, the Admiralty code speaks of confirmation. */
const CONFIRMED = 3;

/**
 * Proposes a grade of the Admiralty code's credibility, 1 to 6, with its reasons. It counts independent origins that
 * can be named, and conflicts between them; never articles, and never how reliable a publisher is, which is judged
 * apart. A person may think otherwise: it is a proposal.
 */
export function credibilityOf(
  claims: readonly MaterialClaim[],
  origins: readonly EventOrigin[],
  relations: readonly EventRelation[],
  originOf: ReadonlyMap<string, string>,
): Credibility {
  const nobody = new Set(origins.filter((origin) => isNobody(origin, claims)).map(({ id }) => id));
  const named = origins.filter(({ id }) => !nobody.has(id));
  const denying = originsWhere(claims, originOf, (claim) => claim.claim.status === 'denied');
  const telling = originsWhere(claims, originOf, (claim) => claim.claim.status !== 'denied');
  const conflicts = relations.filter(
    ({ type, from, to }) => type === 'contradicts' && originOf.get(from) !== originOf.get(to),
  ).length;
  const counts = { origins: named.length, articles: new Set(claims.map(({ documentId }) => documentId)).size };
  const reasons = [say('credibility.origins', counts)];
  if (nobody.size > 0) reasons.push(say('credibility.nobody', { n: nobody.size }));
  if (conflicts > 0) reasons.push(say('credibility.conflicts', { n: conflicts }));
  if (denying.size > 0) reasons.push(say('credibility.denied', { n: denying.size, of: telling.size }));
  const grade = gradeOf(named.length, conflicts, denying.size, telling.size);
  return { grade, reasons: [...reasons, say(`credibility.grade-${grade}`)] };
}

function gradeOf(named: number, conflicts: number, denying: number, telling: number): Credibility['grade'] {
  if (named === 0) return 6;
  if (denying > telling) return 5;
  if (conflicts > 0) return conflicts < named ? 4 - Number(named > CONFIRMED) : 5;
  if (named >= CONFIRMED) return 1;
  return named === 2 ? 2 : 3;
}

/** Nobody who could be asked: a vague source, or an article of a platform without an editor that names none. */
function isNobody({ kind, claims: ids }: EventOrigin, claims: readonly MaterialClaim[]): boolean {
  if (kind === 'vague') return true;
  if (kind !== 'article') return false;
  const own = new Set(ids);
  return claims.every(
    (claim) => !own.has(claim.id) || claim.publisherKind === 'user-generated' || claim.publisher === null,
  );
}

function originsWhere(
  claims: readonly MaterialClaim[],
  originOf: ReadonlyMap<string, string>,
  holds: (claim: MaterialClaim) => boolean,
): Set<string> {
  return new Set(claims.filter(holds).map(({ id }) => originOf.get(id)!));
}
