import type { Check } from '../contract/reading.ts';
import type { Copy } from '../ledger/copies/port.ts';
import type { CheckFilter, Ledger, StoredCheck } from '../ledger/port.ts';

/** Puts it in words that a document is a copy of one that came first. */
export type SayCopy = (copy: Copy) => string;

const CODE = 'COPY_OF';
const SEVERITY = 'warning';

/** The check that a document raises where another with its text came first: the nearest of those. Null where it has none. */
export function copyCheck(documentId: string, copies: readonly Copy[], say: SayCopy): Check | null {
  const copy = copies.find(({ first, ofThis }) => first !== documentId && ofThis >= 0.5);
  if (!copy) return null;
  return { code: CODE, severity: SEVERITY, claims: [], message: say(copy), evidence: copy.document };
}

/** What the checks found: those that each reading raised by itself, then copies among the documents of the ledger. */
export async function checksInLedger(ledger: Ledger, filter: CheckFilter, say: SayCopy): Promise<StoredCheck[]> {
  const own = await ledger.checks(filter);
  if (filter.code !== undefined && filter.code !== CODE) return own;
  if (filter.severity !== undefined && filter.severity !== SEVERITY) return own;
  const documents =
    filter.document === undefined
      ? (await ledger.copies.groups()).flatMap((group) => group.documents.slice(1))
      : [filter.document];
  const found: StoredCheck[] = [];
  for (const documentId of documents) {
    const check = copyCheck(documentId, await ledger.copies.of(documentId), say);
    if (check) found.push({ ...check, documentId });
  }
  return [...own, ...found];
}
