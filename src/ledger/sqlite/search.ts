import { sql } from 'kysely';
import {
  type ClaimPage,
  type Facet,
  type FacetName,
  FACETS,
  type SavedQuery,
  type SearchQuestion,
} from '../../contract/search.ts';
import { type ClaimColumns, CODES } from '../search/columns.ts';
import { type CountedFacet, countFacet } from '../search/facets.ts';
import { matchClaims, type Matched } from '../search/match.ts';
import { pageOf, readCursor, writeCursor } from '../search/page.ts';
import type { SearchStore } from '../search/port.ts';
import { matchExpression } from '../search/terms.ts';
import type { Db } from './db.ts';
import { claimsOfRows } from './find.ts';
import type { Fold } from './save.ts';
import type { ClaimIndex } from './search-index.ts';
import { dictionaryOf, labelsOf, resolveNames } from './search-names.ts';
import { ClaimTexts, findTexts } from './search-texts.ts';

const PAGE = 50;
const DOCUMENTS = 10;
/** Searches remembered; one of a million claims takes 4 MB. */
const REMEMBERED = 8;

interface Asked {
  readonly columns: ClaimColumns;
  readonly numbersOf: NumbersOf;
  readonly matched: Matched;
  readonly facets: Map<FacetName, CountedFacet>;
}

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

  const remembered = new Map<string, Asked>();

  /** What a filter and words match, remembered while the ledger stays as it is: pages and orders of one search share it. */
  async function asked({ words, filter = {} }: SearchQuestion): Promise<Asked> {
    const columns = await index.current();
    const key = JSON.stringify([index.version, words ?? null, filter]);
    const known = remembered.get(key);
    remembered.delete(key);
    if (known) {
      remembered.set(key, known);
      return known;
    }
    const expression = words === undefined ? null : matchExpression(words, fold);
    const numbersOf = await resolveNames(db, fold, columns, filter);
    const withWords = expression === null ? null : await texts.rows(expression, columns.length);
    const matched = matchClaims(columns, filter, numbersOf, withWords);
    const one: Asked = { columns, numbersOf, matched, facets: new Map() };
    remembered.set(key, one);
    const oldest = remembered.keys().next();
    if (remembered.size > REMEMBERED && !oldest.done) remembered.delete(oldest.value);
    return one;
  }

  async function claims(question: SearchQuestion): Promise<ClaimPage> {
    const { filter = {}, sort = 'ledger', limit = PAGE, cursor, facets = FACETS } = question;
    const after = cursor === undefined ? null : readCursor(cursor, sort);
    const { columns, numbersOf, matched, facets: known } = await asked(question);
    const page = pageOf(columns, matched.rows, sort, limit, after);
    const counted = facets.map((name) => {
      const facet = known.get(name) ?? countFacet(columns, name, matched, chosenBy(name, filter, numbersOf));
      known.set(name, facet);
      return facet;
    });
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
