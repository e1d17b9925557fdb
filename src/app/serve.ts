import type { ClaimRow, DocumentView, ClaimView } from '../contract/desk.ts';
import { TallyError } from '../kernel/errors.ts';
import type { Ledger, StoredCheck, StoredClaim } from '../ledger/port.ts';
import type { Language, Words } from '../words/messages.ts';
import { showClaim } from './claims.ts';
import type { DisplayNames } from './display-names.ts';
import { loadWords } from './interface-words.ts';
import type { OpenedEngine } from './knowledge.ts';
import type { Clock } from './read-article.ts';

/** What a server works with for as long as it runs. */
export interface Desk {
  readonly ledger: Ledger;
  /** Loaded when it is first asked for, once. */
  readonly engine: () => Promise<OpenedEngine>;
  readonly names: (language: string) => Promise<DisplayNames>;
  readonly clock: Clock;
  /** Who decides and reads, as the ledger names them. */
  readonly user: string;
  readonly version: string;
}

/** The words of the interface and the names of things, in one language. */
export interface Interface {
  readonly language: Language;
  readonly words: Words;
  readonly names: DisplayNames;
}

export async function interfaceOf(desk: Desk, language: Language): Promise<Interface> {
  const [words, names] = await Promise.all([loadWords(language), desk.names(language)]);
  return { language, words, names };
}

/** A stored claim as lists show it. */
export function claimRow(stored: StoredClaim): ClaimRow {
  const { claim, id, documentId, title, publisher, published, lang, firstDay, lastDay, review, run, checks } = stored;
  return {
    ...claim,
    id,
    document: documentId,
    title,
    publisher,
    published,
    lang,
    firstDay,
    lastDay,
    review,
    run: { ...run },
    checks: checks.map(({ code }) => code),
    gravest: checks[0]?.severity ?? null,
  };
}

/** A stored check as lists show it. */
function checkRow({ documentId, ...check }: StoredCheck) {
  return { ...check, claims: [...check.claims], document: documentId };
}

/**
 * One document as the reading desk shows it: the reading as it was kept, and over it the claims that are to be seen,
 * rejected ones among them. Rejects with TallyError DOCUMENT_NOT_FOUND.
 */
export async function documentView(ledger: Ledger, id: string): Promise<DocumentView> {
  const summary = await ledger.document(id);
  const kept = summary && (await ledger.reading(summary.id));
  if (!summary || !kept) throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${id}.`);
  const claims: ClaimRow[] = [];
  const review = ['accepted', 'corrected', 'added', 'rejected', 'none'] as const;
  for await (const stored of ledger.claims({ document: summary.id, review })) claims.push(claimRow(stored));
  claims.sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    summary: { ...summary, given: { ...summary.given }, run: { ...summary.run } },
    document: kept.reading.document,
    claims,
    checks: kept.reading.checks.map((check) => ({
      ...check,
      document: summary.id,
      claims: check.claims.map((claim) => `${summary.id}.${claim}`),
    })),
    diagnostics: kept.reading.diagnostics,
    runs: await ledger.runs(summary.id),
  };
}

/** One claim with its evidence and history. Rejects with TallyError CLAIM_NOT_FOUND. */
export async function claimView(ledger: Ledger, id: string, run?: number): Promise<ClaimView> {
  const shown = await showClaim(ledger, id, run);
  const { original } = shown;
  return {
    claim: claimRow(shown.stored),
    sentence: { ...shown.sentence },
    original: {
      start: original.start,
      end: original.end,
      text: original.text,
      base64: Buffer.from(original.bytes).toString('base64'),
    },
    repairs: [...shown.repairs],
    checks: shown.checks.map(checkRow),
    sources: shown.sources,
    decisions: (await ledger.decisions(id)).map((decision) => ({ ...decision })),
  };
}
