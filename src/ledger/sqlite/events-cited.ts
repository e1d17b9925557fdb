import { sql } from 'kysely';
import type { EventMaterial, MaterialClaim } from '../events/port.ts';
import type { Db } from './connection.ts';

/** Sources looked up for one event; a bibliography of thousands is not a page that anybody checks. */
const MOST_SOURCES = 200;
/** A shorter title names too many things. */
const TITLE = 8;

/**
 * The documents of this ledger that an event's articles list as their sources: of the same address, of the same title,
 * or of the same publisher and day.
 */
export async function citedOf(db: Db, claims: readonly MaterialClaim[]): Promise<EventMaterial['cited']> {
  const out = new Map<string, { document: string; name: string }[]>();
  const articles = new Map(claims.map((claim) => [claim.documentId, claim]));
  let left = MOST_SOURCES;
  for (const [documentId, { sources }] of articles) {
    const found: { document: string; name: string }[] = [];
    for (const { url, title, publisher, published } of sources) {
      if (left-- <= 0) return out;
      const { rows } = await sql<{ id: string }>`
        select d.id from current_runs cr join runs r on r.id = cr.run join documents d on d.id = cr.document_id
        where d.id != ${documentId} and (
          (${url} is not null and (d.url = ${url} or json_extract(r.document, '$.url') = ${url}))
          or (${title.length >= TITLE ? title : null} is not null and r.title = ${title})
          or (${publisher} is not null and ${published} is not null and r.publisher = ${publisher}
            and substr(r.published, 1, 10) = substr(${published}, 1, 10)))
        order by d.id limit 3`.execute(db);
      for (const { id } of rows)
        if (!found.some(({ document }) => document === id)) found.push({ document: id, name: publisher ?? title });
    }
    if (found.length > 0) out.set(documentId, found);
  }
  return out;
}
