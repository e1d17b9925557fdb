import { sql } from 'kysely';
import type { SearchedDocument } from '../../contract/search.ts';
import { matchExpression, wordsOf } from '../search/terms.ts';
import type { Db } from './connection.ts';
import type { Fold } from './save.ts';

/** Expressions whose rows are remembered, for pages of one search and the facets chosen in it. */
const REMEMBERED = 16;
/** UTF-16 units shown on each side of what was found. */
const BESIDE = 60;

/** Rows of claims by the words in them; what was found once is looked up again only in what came since. */
export class ClaimTexts {
  private readonly known = new Map<string, { rows: Uint32Array; upTo: number }>();
  private readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  /** Rows below `length` that match an FTS5 expression, ascending. */
  async rows(expression: string, length: number): Promise<Uint32Array> {
    const known = this.known.get(expression) ?? { rows: new Uint32Array(0), upTo: 0 };
    if (known.upTo < length) {
      // One text with all the numbers costs a tenth of as many rows.
      const { rows } = await sql<{ ids: string }>`
        select json_group_array(rowid) as ids from search_claims
        where search_claims match ${expression} and rowid >= ${known.upTo} and rowid < ${length}`.execute(this.db);
      const found = JSON.parse(rows[0]?.ids ?? '[]') as number[];
      const all = new Uint32Array(known.rows.length + found.length);
      all.set(known.rows);
      all.set(found, known.rows.length);
      known.rows = all;
      known.upTo = length;
    }
    this.known.delete(expression);
    this.known.set(expression, known);
    const oldest = this.known.keys().next();
    if (this.known.size > REMEMBERED && !oldest.done) this.known.delete(oldest.value);
    return known.rows;
  }
}

/** Documents whose text or title has all the words, the newest first, with the words around the first of them. */
export async function findTexts(
  db: Db,
  fold: Fold,
  words: string,
  limit: number,
): Promise<{ total: number; documents: SearchedDocument[] }> {
  const expression = matchExpression(words, fold);
  const counted = await sql<{ total: number }>`
    select count(*) as total from search_texts t join current_runs cr on cr.run = t.rowid
    where search_texts match ${expression}`.execute(db);
  const { rows } = await sql<Omit<SearchedDocument, 'snippet'> & { text: string | null }>`
    select r.document_id as id, r.title, r.publisher, r.published, r.lang,
      json_extract(r.document, '$.text') as text
    from runs r where r.id in (
      select r2.id from search_texts t join current_runs cr on cr.run = t.rowid join runs r2 on r2.id = t.rowid
      where search_texts match ${expression} order by r2.published desc, r2.id limit ${limit})
    order by r.published desc, r.id`.execute(db);
  const first = fold(wordsOf(words)[0]?.text ?? '');
  return {
    total: counted.rows[0]?.total ?? 0,
    documents: rows.map(({ text, ...document }) => ({ ...document, snippet: snippetOf(text ?? '', first, fold) })),
  };
}

/** The fold keeps lengths, so a place in the folded text is the same place in the text. */
function snippetOf(text: string, folded: string, fold: Fold): SearchedDocument['snippet'] {
  const at = folded === '' ? -1 : fold(text).indexOf(folded);
  if (at < 0) return null;
  const from = wholeFrom(text, Math.max(0, at - BESIDE));
  const to = wholeFrom(text, Math.min(text.length, at + folded.length + BESIDE));
  const line = text.slice(from, to).replace(/\s/g, ' ');
  return { text: line, start: at - from, end: at - from + folded.length };
}

/** The place itself, or one before it where it lies inside a surrogate pair. */
function wholeFrom(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
