import type { Reading, ReadingInput } from '../../contract/reading.ts';
import type { GivenMetadata, Ledger, LedgerWriter, StoredDocument } from '../../ledger/port.ts';
import type { ItemOutcome } from '../../ledger/imports/port.ts';
import type { ArticleItem } from '../intake/types.ts';
import { publisherKindOf } from '../read-article.ts';
import { type CaptureNode, type Collector, keepNode, sha256Of } from './capture.ts';

/** Which readings are of today. */
export interface Versions {
  readonly engineVersion: string;
  readonly dataVersion: string;
}

/** An article that is to be kept, and what has to be done for it. */
export interface PreparedArticle {
  readonly item: Pick<ArticleItem, 'part' | 'bytes' | 'derived' | 'id' | 'author' | 'pages' | 'given'>;
  readonly sha256: string;
  readonly known: StoredDocument | null;
  /** What the document is known by: what was first told of its bytes, and what was told since where that was silent. */
  readonly given: GivenMetadata;
  /** What the engine is to read; null where the newest reading is of today. */
  readonly input: ReadingInput | null;
  /** Whether something else was told of these bytes than the ledger knows them by. */
  readonly differs: boolean;
}

/** Looks up what the ledger knows of an article and settles whether it must be read. */
export async function prepareArticle(
  ledger: Pick<Ledger, 'document'> | null,
  item: PreparedArticle['item'],
  versions: Versions,
): Promise<PreparedArticle> {
  const sha256 = sha256Of(item.bytes);
  const found = ledger ? await ledger.document(sha256) : null;
  const known = found?.sha256 === sha256 ? found : null;
  const differs = known !== null && tellsOtherwise(item.given, known.given);
  // The same bytes under another address or publisher are a copy: what is told of it there is noted with its capture.
  const given = known === null ? item.given : differs ? known.given : filledIn(known.given, item.given);
  const isOfToday =
    known?.run.engineVersion === versions.engineVersion &&
    known.run.dataVersion === versions.dataVersion &&
    JSON.stringify(filledIn(known.given, NOTHING)) === JSON.stringify(filledIn(given, NOTHING));
  const { bytes } = item;
  const id = known?.id ?? `d${sha256.slice(0, 10)}`;
  const base64 = (): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return { item, sha256, known, given, differs, input: isOfToday ? null : { id, bytes: base64(), ...given } };
}

/** What was written of an article. */
export interface WrittenArticle {
  readonly outcome: ItemOutcome;
  readonly documentId: string;
  readonly claims: number;
}

/** Keeps an article with its reading (null where it needed none) and where it was got; inside a transaction. */
export async function writeArticle(
  writer: LedgerWriter,
  by: Collector,
  versions: Versions,
  article: PreparedArticle,
  reading: Reading | null,
  node: CaptureNode,
): Promise<WrittenArticle> {
  const { item, given } = article;
  const now = by.clock().toISOString();
  const { at, requested } = node.capture;
  const saved =
    reading &&
    (await writer.save({
      bytes: item.bytes,
      externalId: item.id,
      given,
      got: { at, by: by.user, from: requested },
      madeAt: now,
      ...versions,
      reading,
      publisherKind: publisherKindOf(reading.document),
    }));
  const documentId = saved?.documentId ?? article.known!.id;
  // After the document, so that a capture whose bytes are the document's needs no second place for them.
  const capture = await keepNode(writer.captures, node);
  const isNew = await writer.captures.link({
    documentId,
    capture,
    part: item.part,
    derived: item.derived,
    at,
    externalId: item.id,
    author: item.author,
    given: item.given,
    pages: item.pages,
  });
  if (saved?.addedRun) return { outcome: 'read', documentId, claims: reading!.claims.length };
  return { outcome: isNew && article.differs ? 'copy' : 'same', documentId, claims: 0 };
}

const NOTHING: GivenMetadata = {
  contentType: null,
  title: null,
  url: null,
  publisher: null,
  published: null,
  lang: null,
};

/** The first's values, and the second's where the first has none. */
export function filledIn(first: GivenMetadata, second: GivenMetadata): GivenMetadata {
  return {
    contentType: first.contentType ?? second.contentType,
    title: first.title ?? second.title,
    url: first.url ?? second.url,
    publisher: first.publisher ?? second.publisher,
    published: first.published ?? second.published,
    lang: first.lang ?? second.lang,
  };
}

function tellsOtherwise(now: GivenMetadata, known: GivenMetadata): boolean {
  return (['url', 'publisher', 'published', 'title'] as const).some(
    (key) => now[key] !== null && known[key] !== null && now[key] !== known[key],
  );
}
