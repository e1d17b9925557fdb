import type { ClaimPage, SavedQuery, SearchedDocument, SearchQuestion } from '../../contract/search.ts';

/** The part of a ledger that searches. Answers are as of the time that the ledger was opened for. */
export interface SearchStore {
  /**
   * A page of claims with the counts of its facets, all exact. Rejects with TallyError SEARCH_EMPTY, SEARCH_TOO_LONG
   * and CURSOR_UNREADABLE.
   */
  claims(question: SearchQuestion): Promise<ClaimPage>;
  /** Documents whose text, or title, has all the words, the newest first. */
  documents(words: string, limit?: number): Promise<{ total: number; documents: SearchedDocument[] }>;
  /** Gives a question a name. One of the same name stays, and this is its next version. */
  save(query: Omit<SavedQuery, 'version'>): Promise<SavedQuery>;
  /** The newest version of each saved question, by name. */
  saved(): Promise<SavedQuery[]>;
  /** The newest version of one; null where there is none. */
  savedAs(name: string): Promise<SavedQuery | null>;
}
