import type { Copy, CopyGroup } from '../copies/port.ts';
import { type Arrival, byArrival, groupCopies } from '../copies/order.ts';
import type { Db } from './db.ts';

/** Copies of a document among those to be seen, the nearest first. */
export async function findCopies(db: Db, documentId: string): Promise<Copy[]> {
  const text = await db
    .selectFrom('copy_texts')
    .innerJoin('current_runs', 'current_runs.document_id', 'copy_texts.document_id')
    .select('copy_texts.id')
    .where('copy_texts.document_id', '=', documentId)
    .executeTakeFirst();
  if (!text) return [];
  const { id } = text;
  const links = await db
    .selectFrom('copy_links')
    .selectAll()
    .where((eb) => eb.or([eb('a', '=', id), eb('b', '=', id)]))
    .execute();
  const others = links.map((link) => (link.a === id ? link.b : link.a));
  const seen = await arrivalsOf(db, [id, ...others]);
  const mine = seen.find((arrival) => arrival.text === id);
  const found = links.flatMap((link): Copy[] => {
    const isFirst = link.a === id;
    const other = seen.find((arrival) => arrival.text === (isFirst ? link.b : link.a));
    if (!mine || !other) return [];
    const [ofThis, ofOther] = isFirst ? [link.of_a, link.of_b] : [link.of_b, link.of_a];
    return [
      {
        document: other.id,
        title: other.title,
        publisher: other.publisher,
        published: other.published,
        kind: link.exact ? 'exact' : 'near',
        share: Math.max(ofThis, ofOther),
        ofThis,
        ofOther,
        first: byArrival(mine, other) <= 0 ? mine.id : other.id,
      },
    ];
  });
  return found.sort((a, b) => b.share - a.share || b.ofThis + b.ofOther - a.ofThis - a.ofOther);
}

/** Groups of copies among the documents to be seen. */
export async function findCopyGroups(db: Db): Promise<CopyGroup[]> {
  const links = await db
    .selectFrom('copy_links')
    .innerJoin('copy_texts as ta', 'ta.id', 'copy_links.a')
    .innerJoin('copy_texts as tb', 'tb.id', 'copy_links.b')
    .innerJoin('current_runs as ra', 'ra.document_id', 'ta.document_id')
    .innerJoin('current_runs as rb', 'rb.document_id', 'tb.document_id')
    .select(['ta.document_id as a', 'tb.document_id as b', 'copy_links.a as ta', 'copy_links.b as tb'])
    .select(['copy_links.of_a as ofA', 'copy_links.of_b as ofB'])
    .execute();
  const texts = [...new Set(links.flatMap((link) => [link.ta, link.tb]))];
  const arrivals = await arrivalsOf(db, texts);
  return groupCopies(new Map(arrivals.map((arrival) => [arrival.id, arrival])), links);
}

interface TitledArrival extends Arrival {
  readonly text: number;
  readonly title: string | null;
  readonly publisher: string | null;
}

/** Texts asked for at once. */
const AT_ONCE = 10_000;

async function arrivalsOf(db: Db, texts: readonly number[]): Promise<TitledArrival[]> {
  const out: TitledArrival[] = [];
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('copy_texts as t')
      .innerJoin('current_runs as cr', 'cr.document_id', 't.document_id')
      .innerJoin('runs as r', 'r.id', 'cr.run')
      .innerJoin('documents as d', 'd.id', 't.document_id')
      .select(['t.id as text', 'd.id', 'r.title', 'r.publisher', 'r.published', 'd.got_at as gotAt'])
      .where('t.id', 'in', texts.slice(at, at + AT_ONCE))
      .execute();
    // Texts are numbered as their documents come.
    for (const row of rows) out.push({ ...row, number: row.text });
  }
  return out;
}
