import { TallyError } from '../../kernel/errors.ts';
import type { ExportedClaim, ExportedDocument, ExportJob } from './types.ts';

const PAGE = 500;
/** Documents remembered while claims go by; claims come document by document. */
const REMEMBERED = 64;

/** The claims of an export in the order of the ledger, page by page. Rejects with those of searching. */
export async function* exportedClaims(job: ExportJob): AsyncGenerator<ExportedClaim> {
  const { ledger, question } = job;
  const { words, filter, event } = question;
  const ofEvent = event === undefined ? null : await claimsOfEvent(job, event);
  const documentOf = documents(job);
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ledger.search.claims>> = await ledger.search.claims({
      ...(words === undefined ? {} : { words }),
      ...(filter ? { filter } : {}),
      ...(cursor === null ? {} : { cursor }),
      limit: PAGE,
      facets: [],
    });
    for (const stored of page.claims)
      if (!ofEvent || ofEvent.has(stored.id)) yield { stored, document: await documentOf(stored.documentId) };
    cursor = page.next;
  } while (cursor !== null);
}

async function claimsOfEvent({ ledger, question }: ExportJob, event: string): Promise<Set<string>> {
  const rows = await ledger.rollups.rows(question.filter ?? {});
  const ids = rows.filter((row) => row.event === event).map((row) => row.id);
  if (ids.length === 0) throw new TallyError('EVENT_NOT_FOUND', `The ledger has no event ${event}.`);
  return new Set(ids);
}

function documents({ ledger }: ExportJob): (id: string) => Promise<ExportedDocument> {
  const known = new Map<string, ExportedDocument>();
  return async (id) => {
    const kept = known.get(id);
    if (kept) return kept;
    const stored = await ledger.document(id);
    if (!stored) throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${id}.`);
    const { title, publisher, publisherKind, reliability, published, lang, sha256, gotAt, gotFrom, given } = stored;
    const document = { id, title, publisher, publisherKind, reliability, published, lang, sha256, gotAt, gotFrom };
    const full: ExportedDocument = { ...document, url: given.url };
    if (known.size >= REMEMBERED) known.clear();
    known.set(id, full);
    return full;
  };
}

/** An address of our own for a document or claim that has none on the web. */
export function urn(what: 'document' | 'claim' | 'entity' | 'event', id: string): string {
  return `urn:tallystick:${what}:${encodeURIComponent(id)}`;
}

/** A single day, where a claim's time is one. */
export function dayOf({ stored }: ExportedClaim): string | null {
  return stored.firstDay !== null && stored.firstDay === stored.lastDay ? stored.firstDay : null;
}

export const listed = (values: readonly string[]): string => values.join('; ');
