import type { Claim, Entity } from '../../contract/reading.ts';
import type { Ledger, StoredDocument } from '../../ledger/port.ts';
import type { GoldClaim, GoldText } from './texts.ts';

/** Decisions that say of a document's claims what they ought to be. */
const JUDGED = new Set(['accepted', 'corrected', 'added', 'rejected']);

/**
 * Documents that people reviewed, in the project's gold form, with the claims as people left them. Only documents of
 * which every claim was judged tell what ought to be found; with `whole` false, those with any judged claim are given.
 */
export async function* goldOfLedger(ledger: Ledger, { whole = true } = {}): AsyncGenerator<GoldText> {
  for (const document of await ledger.documents()) {
    const claims: Claim[] = [];
    let judged = 0;
    let all = 0;
    const review = ['accepted', 'corrected', 'added', 'rejected', 'none'] as const;
    for await (const stored of ledger.claims({ document: document.id, review })) {
      all++;
      if (stored.review && JUDGED.has(stored.review)) judged++;
      if (stored.review !== 'rejected') claims.push(stored.claim);
    }
    if (judged === 0 || (whole && judged < all)) continue;
    const kept = await ledger.reading(document.id);
    if (kept) yield goldText(document, kept.reading.document.text, claims);
  }
}

function goldText(document: StoredDocument, text: string, claims: readonly Claim[]): GoldText {
  const { id, lang, title, publisher, published, given } = document;
  const units = Array.from(text);
  const sorted = [...claims].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    id,
    lang,
    title,
    publisher,
    published,
    url: given.url,
    text,
    claims: sorted.map((claim) => goldClaim(claim, text, units)),
  };
}

/** States stand by their code, everything else by its canonical English name. */
const nameOf = ({ id, type, name }: Pick<Entity, 'id' | 'type' | 'name'>): string => (type === 'state' ? id : name);

function goldClaim(claim: Claim, text: string, units: readonly string[]): GoldClaim {
  const { quantity, place, attribution } = claim;
  const before = units.slice(0, claim.start).join('').length;
  return {
    quote: claim.quote,
    ...nth(text, claim.quote, before),
    kind: claim.kind,
    actors: claim.actors.map(nameOf),
    targets: claim.targets.map(nameOf),
    item: claim.items.length > 0 ? claim.items.map(({ name }) => name).join('; ') : null,
    quantity: quantity && { min: quantity.min, max: quantity.max, unit: quantity.unit },
    time: claim.time?.edtf ?? null,
    place: place && nameOf(place),
    ...(claim.kind === 'casualty' ? { outcome: claim.outcome } : {}),
    status: claim.status,
    attribution: attribution?.name ?? null,
  };
}

/** Which occurrence of the quote is meant, where there are several. */
function nth(text: string, quote: string, at: number): { nth?: number } {
  let n = 0;
  for (let from = text.indexOf(quote); from >= 0 && from <= at; from = text.indexOf(quote, from + 1)) n++;
  return n > 1 ? { nth: n } : {};
}
