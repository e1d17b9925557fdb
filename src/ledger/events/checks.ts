import type { EventRelation, LedgerCheck } from '../../contract/events.ts';
import { articleOf } from './origins.ts';
import { say } from './phrases.ts';
import type { CopiesOf, MaterialClaim } from './port.ts';

/**
 * What only the ledger as a whole shows: a figure or statement that another article contradicts, an article that
 * copies another, and media that cite each other in a circle. Each names the claims that it rests on.
 */
export function ledgerChecksOf(
  claims: readonly MaterialClaim[],
  relations: readonly EventRelation[],
  copiesOf: CopiesOf,
): LedgerCheck[] {
  return [...contradictions(claims, relations), ...copies(claims, copiesOf), ...circles(claims)];
}

function contradictions(claims: readonly MaterialClaim[], relations: readonly EventRelation[]): LedgerCheck[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return relations.flatMap(({ type, from, to, reason }): LedgerCheck[] => {
    const isElsewhere = byId.get(from)?.documentId !== byId.get(to)?.documentId;
    if (type !== 'contradicts' || !isElsewhere) return [];
    return [{ code: 'CONTRADICTED_ELSEWHERE', severity: 'warning', claims: [from], others: [to], message: reason }];
  });
}

function copies(claims: readonly MaterialClaim[], copiesOf: CopiesOf): LedgerCheck[] {
  const byDocument = new Map<string, MaterialClaim[]>();
  for (const claim of claims) byDocument.set(claim.documentId, [...(byDocument.get(claim.documentId) ?? []), claim]);
  const order = [...byDocument.keys()];
  return order.flatMap((document, i): LedgerCheck[] => {
    const own = byDocument.get(document)!;
    const copied = copiesOf(document);
    // Claims come earliest first, so the first document of a family is what the others copy.
    const original = order.slice(0, i).find((earlier) => copied.includes(earlier));
    if (original === undefined) return [];
    const others = byDocument.get(original)!;
    const message = say('check.copy', { copy: articleOf(own[0]!), original: articleOf(others[0]!) });
    return [{ code: 'COPY_OF', severity: 'info', claims: idsOf(own), others: idsOf(others), message }];
  });
}

const idsOf = (claims: readonly MaterialClaim[]): string[] => claims.map(({ id }) => id);

/** Media whose articles here cite one another, so that each rests on the other: found along the arrows of citation. */
function circles(claims: readonly MaterialClaim[]): LedgerCheck[] {
  const cites = new Map<string, Map<string, MaterialClaim>>();
  for (const claim of claims) {
    const { voice, origin } = claim;
    if (voice === null || origin.kind !== 'outlet' || origin.id === voice) continue;
    const to = cites.get(voice) ?? new Map<string, MaterialClaim>();
    if (!to.has(origin.id)) to.set(origin.id, claim);
    cites.set(voice, to);
  }
  const out: LedgerCheck[] = [];
  for (const start of [...cites.keys()].sort()) {
    const way = wayBack(start, cites);
    // Each circle is told once, by the medium whose id comes first in it.
    if (!way || way.some(({ voice }) => voice! < start)) continue;
    const media = way.map(({ origin: { id, name } }) => ({ id, name }));
    out.push({
      code: 'CIRCULAR_SOURCING',
      severity: 'warning',
      claims: idsOf(way),
      others: [],
      message: say('check.circle', { media, n: media.length }),
    });
  }
  return out;
}

/** The shortest way of citations from a medium back to itself; null where there is none. */
function wayBack(
  start: string,
  cites: ReadonlyMap<string, ReadonlyMap<string, MaterialClaim>>,
): MaterialClaim[] | null {
  const ways: { at: string; way: MaterialClaim[] }[] = [{ at: start, way: [] }];
  const been = new Set<string>();
  for (const { at, way } of ways) {
    for (const [to, claim] of cites.get(at) ?? []) {
      if (to === start) return [...way, claim];
      if (been.has(to)) continue;
      been.add(to);
      ways.push({ at: to, way: [...way, claim] });
    }
  }
  return null;
}

/** Words long enough that two articles do not write them by chance, in letters and figures. */
const LONG = { han: 16, other: 60 };

/** Copies by their words alone: articles of this event that tell it in the very same long sentence. */
export function copiesByWords(claims: readonly MaterialClaim[]): CopiesOf {
  const byWords = new Map<string, string[]>();
  for (const { claim, documentId } of claims) {
    const words = claim.quote.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    if (words.length < (/\p{Script=Han}/u.test(words) ? LONG.han : LONG.other)) continue;
    const list = byWords.get(words) ?? [];
    if (!list.includes(documentId)) byWords.set(words, [...list, documentId]);
  }
  const families = [...byWords.values()].filter((list) => list.length > 1);
  return (document) => [
    ...new Set(
      families.filter((list) => list.includes(document)).flatMap((list) => list.filter((id) => id !== document)),
    ),
  ];
}
