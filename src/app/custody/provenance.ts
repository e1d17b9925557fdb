import { createHash } from 'node:crypto';
import type { Provenance } from '../../contract/custody.ts';
import { TallyError } from '../../kernel/errors.ts';
import type { Decision, Ledger, StoredClaim, StoredDocument } from '../../ledger/port.ts';
import type { StoredLink } from '../../ledger/captures/port.ts';

/**
 * The whole story of a document, or of a claim and the document that it stands in: how its bytes were got, what read
 * them and when, what was repaired, what people decided. Rejects with TallyError DOCUMENT_NOT_FOUND or CLAIM_NOT_FOUND.
 */
export async function provenanceOf(ledger: Ledger, id: string): Promise<Provenance> {
  const document = await ledger.document(id);
  if (document) return storyOf(ledger, document, null);
  const claim = await ledger.claim(id);
  const around = claim && (await ledger.document(claim.documentId));
  if (!claim || !around)
    throw id.includes('.')
      ? new TallyError('CLAIM_NOT_FOUND', `The ledger has no claim ${id}.`)
      : new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${id}.`);
  return storyOf(ledger, around, claim);
}

async function storyOf(ledger: Ledger, document: StoredDocument, claim: StoredClaim | null): Promise<Provenance> {
  const { id, externalId, sha256, byteLength, gotAt, gotBy, gotFrom, given } = document;
  const { title, publisher, published, lang, encoding } = document;
  const links = await ledger.captures.ofDocument(id);
  const newest = await ledger.reading(id);
  const kinds = new Map<string, number>();
  for (const { kind } of newest?.reading.document.repairs ?? []) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    document: {
      ...{ id, externalId, sha256, byteLength, gotAt, gotBy, gotFrom, given },
      ...{ title, publisher, published, lang, encoding },
    },
    captures: links.map(({ part, derived, at, externalId: name, author, given: told, captures }) => ({
      ...{ part, derived, at, externalId: name, author, given: told },
      captures: captures.map((capture) => ({
        ...capture,
        redirects: [...capture.redirects],
        headers: capture.headers.map(([header, value]): [string, string] => [header, value]),
      })),
    })),
    readings: await readingsOf(ledger, id),
    repairs: [...kinds].map(([kind, count]) => ({ kind, count })),
    copies: await ledger.copies.of(id),
    imports: (await ledger.imports.ofDocument(id)).map(({ import: number, source, part, outcome, at }) => ({
      ...{ import: number, source, part, outcome, at },
    })),
    decisions: (await ledger.decisions()).filter((decision) => isAbout(decision, document, claim)),
    claim: claim && (await claimIn(ledger, claim, links)),
  };
}

async function readingsOf(ledger: Ledger, id: string): Promise<Provenance['readings']> {
  const out: Provenance['readings'] = [];
  for (const run of await ledger.runs(id)) {
    const kept = await ledger.reading(id, run.number);
    const counts = { claims: kept?.reading.claims.length ?? 0, checks: kept?.reading.checks.length ?? 0 };
    out.push({ ...run, ...counts });
  }
  return out;
}

/** Decisions about the claim; of a document, those about any of its claims and about its publisher. */
function isAbout({ subject }: Decision, document: StoredDocument, claim: StoredClaim | null): boolean {
  if (claim) return subject === claim.id;
  return (
    subject === document.id || subject.startsWith(`${document.id}.`) || subject === `source:${document.publisher ?? ''}`
  );
}

async function claimIn(
  ledger: Ledger,
  stored: StoredClaim,
  links: readonly StoredLink[],
): Promise<NonNullable<Provenance['claim']>> {
  const { quote, start, end, original } = stored.claim;
  const bytes = (await ledger.bytes(stored.documentId, original)) ?? new Uint8Array();
  const pages = links.find((link) => link.pages.length > 0)?.pages ?? [];
  return {
    id: stored.id,
    ...{ quote, start, end, original },
    page: pages.findLast((page) => page.start <= original.start)?.page ?? null,
    bytesSha256: createHash('sha256').update(bytes).digest('hex'),
    reading: stored.run.number,
    review: stored.review,
  };
}
