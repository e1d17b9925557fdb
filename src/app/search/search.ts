import type { AnsweredAsOf } from '../../contract/rollups.ts';
import type { SavedQuery, SearchPage, SearchQuestion } from '../../contract/search.ts';
import { TallyError } from '../../kernel/errors.ts';
import type { Ledger } from '../../ledger/port.ts';
import { dayBound } from '../claims.ts';

/**
 * A page of claims and the documents whose texts have the words. Bounds may be days, months or years; documents may be
 * named by id, hash or the id under which they were handed in. Rejects with TallyError SEARCH_EMPTY, SEARCH_TOO_LONG,
 * CURSOR_UNREADABLE, DATE_UNREADABLE and those of the ledger.
 */
export async function search(ledger: Ledger, asOf: AnsweredAsOf, asked: SearchQuestion): Promise<SearchPage> {
  const question = await settledQuestion(ledger, asked);
  const page = await ledger.search.claims(question);
  const documents =
    question.words === undefined ? { total: 0, documents: [] } : await ledger.search.documents(question.words);
  return { question, asOf, ...page, documents };
}

/** The question with its days in full and its documents by id. */
export async function settledQuestion(ledger: Ledger, asked: SearchQuestion): Promise<SearchQuestion> {
  const { filter, ...rest } = asked;
  if (!filter) return asked;
  const { from, to, document } = filter;
  const ids = document && (await Promise.all(document.map(async (name) => (await ledger.document(name))?.id ?? name)));
  return {
    ...rest,
    filter: {
      ...filter,
      ...(from === undefined ? {} : { from: dayBound(from, 'first') }),
      ...(to === undefined ? {} : { to: dayBound(to, 'last') }),
      ...(ids ? { document: ids } : {}),
    },
  };
}

const LONGEST_NAME = 100;

/** Keeps a question under a name; its page is not kept. Rejects with TallyError SEARCH_NAME. */
export async function saveSearch(ledger: Ledger, query: Omit<SavedQuery, 'version'>): Promise<SavedQuery> {
  const name = query.name.trim();
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw new TallyError('SEARCH_NAME', `A saved search needs a name of 1 to ${LONGEST_NAME} characters.`);
  const { words, filter, sort } = query.question;
  const question: SearchQuestion = {
    ...(words === undefined ? {} : { words }),
    ...(filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
  };
  return ledger.search.save({ ...query, name, question });
}

/** A saved question by its name. Rejects with TallyError SEARCH_NOT_FOUND. */
export async function savedSearch(ledger: Ledger, name: string): Promise<SavedQuery> {
  const saved = await ledger.search.savedAs(name.trim());
  if (!saved) throw new TallyError('SEARCH_NOT_FOUND', `No search was saved as "${name}".`);
  return saved;
}
