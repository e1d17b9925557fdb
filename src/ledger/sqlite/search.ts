import { sql } from 'kysely';
import { type ClaimPage, type Facet, FACETS, type SavedQuery, type SearchQuestion } from '../../contract/search.ts';
import { CODES } from '../search/columns.ts';
import { type CountedFacet, countFacet } from '../search/facets.ts';
import { matchClaims, type Matched } from '../search/match.ts';
import { pageOf, readCursor, writeCursor } from '../search/page.ts';
import type { SearchStore } from '../search/port.ts';
import { matchExpression } from '../search/terms.ts';
import type { Db } from './connection.ts';
import { claimsOfRows } from './find.ts';
import type { Fold } from './save.ts';
import type { ClaimIndex } from './search-index.ts';
import { dictionaryOf, labelsOf, resolveNames } from './search-names.ts';
import { ClaimTexts, findTexts } from './search-texts.ts';

const PAGE = 50;
const DOCUMENTS = 10;

export interface SearchTools {
  readonly db: Db;
  readonly fold: Fold;
  readonly index: ClaimIndex;
  /** Runs `work` in a transaction that may write; rejects where the ledger is shown as of another time. */
  readonly write: <T>(work: (connection: Db) => Promise<T>) => Promise<T>;
}

/** Searching over a ledger in SQLite. */
export function createSearch({ db, fold, index, write }: SearchTools): SearchStore {
  const texts = new ClaimTexts(db);

  async function claims(question: SearchQuestion): Promise<ClaimPage> {
    const { words, filter = {}, sort = 'ledger', limit = PAGE, cursor, facets = FACETS } = question;
    const after = cursor === undefined ? null : readCursor(cursor, sort);
    const columns = await index.current();
    const numbersOf = await resolveNames(db, fold, columns, filter);
    const expression = words === undefined ? null : matchExpression(words, fold);
    const withWords = expression === null ? null : await texts.rows(expression, columns.length);
    const matched: Matched = matchClaims(columns, filter, numbersOf, withWords);
    const page = pageOf(columns, matched.rows, sort, limit, after);
    const counted = facets.map((facet) => countFacet(columns, facet, matched, chosenBy(facet, filter, numbersOf)));
    return {
      total: matched.rows.length,
      claims: await claimsOfRows(db, page.rows),
      next: page.next && writeCursor(page.next),
      facets: await withNames(counted),
    };
  }

  async function withNames(counted: readonly CountedFacet[]): Promise<Facet[]> {
    const idsIn = (wanted: 'entity' | 'item'): string[] =>
      counted.filter((f) => dictionaryOf(f.name) === wanted).flatMap((f) => f.values.map((v) => v.value));
    const entities = await labelsOf(db, 'entity', idsIn('entity'));
    const items = await labelsOf(db, 'item', idsIn('item'));
    return counted.map(({ name, values, distinct }) => {
      const dictionary = dictionaryOf(name);
      const labels = dictionary === 'entity' ? entities : dictionary === 'item' ? items : null;
      return { name, values: values.map((v) => ({ ...v, name: labels?.get(v.value) ?? null })), distinct };
    });
  }

  async function saved(name?: string): Promise<SavedQuery[]> {
    const { rows } = await sql<Omit<SavedQuery, 'question'> & { question: string }>`
      select q.name, q.at, q.author, q.question,
        (select count(*) from saved_queries o where o.name = q.name and o.id <= q.id) as version
      from saved_queries q
      where q.id in (select max(id) from saved_queries group by name)
        and (${name ?? null} is null or q.name = ${name ?? null})
      order by q.name`.execute(db);
    return rows.map(({ name: n, version, at, author, question }) => ({
      name: n,
      version,
      at,
      author,
      question: JSON.parse(question) as SearchQuestion,
    }));
  }

  return {
    claims,
    documents: (words, limit = DOCUMENTS) => findTexts(db, fold, words, limit),
    save: ({ name, at, author, question }) =>
      write(async (connection) => {
        await sql`insert into saved_queries (name, at, author, question)
          values (${name}, ${at}, ${author}, ${JSON.stringify(question)})`.execute(connection);
        const { rows } = await sql<{ version: number }>`
          select count(*) as version from saved_queries where name = ${name}`.execute(connection);
        return { name, version: rows[0]!.version, at, author, question };
      }),
    saved: () => saved(),
    savedAs: async (name) => (await saved(name))[0] ?? null,
  };
}

type NumbersOf = Awaited<ReturnType<typeof resolveNames>>;

/** Whether the filter names the nth value of a facet. */
function chosenBy(
  facet: (typeof FACETS)[number],
  filter: NonNullable<SearchQuestion['filter']>,
  numbersOf: NumbersOf,
): (n: number) => boolean {
  const wanted: readonly string[] | undefined = filter[facet];
  if (!wanted) return () => false;
  const dictionary = dictionaryOf(facet);
  if (dictionary) {
    const numbers = new Set(wanted.flatMap((name) => numbersOf(dictionary, name)));
    return (n) => numbers.has(n);
  }
  if (facet === 'year') return (n) => wanted.includes(String(n));
  const codes: readonly string[] = CODES[facet as 'kind'];
  return (n) => wanted.includes(codes[n] ?? '');
}
