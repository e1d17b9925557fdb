import { createHash } from 'node:crypto';
import type { ReadDocument, Reading } from '../contract/reading.ts';
import type { Engine } from '../engine/index.ts';
import type { GivenMetadata, Ledger, SavedReading } from '../ledger/port.ts';
import type { NewLink } from '../ledger/captures/port.ts';
import type { Copy } from '../ledger/copies/port.ts';
import { type CaptureNode, keepNode } from './import/capture.ts';
import { checkIsText } from './input.ts';

/** The time is asked for, never taken. */
export type Clock = () => Date;

export interface ArticleInput {
  readonly bytes: Uint8Array;
  /** Where the bytes come from: a path, an address, or `-`. */
  readonly from: string;
  /** What the reader says of it; null where nothing was said. */
  readonly given: GivenMetadata;
  /** The id that its container gives it. */
  readonly externalId?: string | null;
  /** What it was got in, and where it stands there; kept with the reading. */
  readonly capture?: { readonly node: CaptureNode } & Pick<NewLink, 'part' | 'derived' | 'author' | 'pages'>;
}

export interface ReadArticleTools {
  readonly engine: Engine;
  /** Where to keep the reading; null keeps nothing. */
  readonly ledger: Ledger | null;
  readonly clock: Clock;
  /** Who reads, as the ledger names them. */
  readonly user: string;
}

export interface ReadArticle {
  readonly documentId: string;
  readonly sha256: string;
  readonly byteLength: number;
  readonly given: GivenMetadata;
  readonly publisherKind: string | null;
  readonly engineVersion: string;
  readonly dataVersion: string;
  /** With reasons. */
  readonly reading: Reading;
  readonly saved: SavedReading | null;
  /** Other documents of the ledger with the same text or a good part of it, the nearest first. */
  readonly copies: readonly Copy[];
}

/**
 * Reads one article and, where there is a ledger, keeps it. What was told of the same bytes before is remembered
 * where it is not told again. Rejects with TallyError INPUT_EMPTY, INPUT_NOT_TEXT and those of the ledger.
 */
export async function readArticle(tools: ReadArticleTools, input: ArticleInput): Promise<ReadArticle> {
  const { engine, ledger, clock, user } = tools;
  const { bytes, from } = input;
  checkIsText(bytes, from);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = ledger ? await ledger.document(sha256) : null;
  const given = known ? withKnown(input.given, known.given) : input.given;
  const id = known?.id ?? `d${sha256.slice(0, 10)}`;
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const reading = engine.read({ id, bytes: base64, ...given }, { explain: true });
  const publisherKind = publisherKindOf(reading.document);
  const { version: engineVersion, dataVersion } = engine;
  const now = clock().toISOString();
  const { capture, externalId = null } = input;
  const got = capture?.node.capture.at ?? now;
  await ledger?.copies.catchUp();
  const saved = ledger
    ? await ledger.together(async (writer) => {
        const kept = await writer.save({
          ...{ bytes, externalId, given, madeAt: now, engineVersion, dataVersion, reading, publisherKind },
          got: { at: got, by: user, from },
        });
        if (capture) {
          const { node, part, derived, author, pages } = capture;
          const number = await keepNode(writer.captures, node);
          const { documentId } = kept;
          const link = { documentId, capture: number, part, derived, at: got, externalId, author, pages };
          await writer.captures.link({ ...link, given: input.given });
        }
        return kept;
      })
    : null;
  const documentId = saved?.documentId ?? id;
  return {
    documentId,
    sha256,
    byteLength: bytes.byteLength,
    given,
    publisherKind,
    engineVersion,
    dataVersion,
    reading: { ...reading, id: documentId },
    saved,
    copies: saved && ledger ? await ledger.copies.of(documentId) : [],
  };
}

function withKnown(given: GivenMetadata, known: GivenMetadata): GivenMetadata {
  return {
    contentType: given.contentType ?? known.contentType,
    title: given.title ?? known.title,
    url: given.url ?? known.url,
    publisher: given.publisher ?? known.publisher,
    published: given.published ?? known.published,
    lang: given.lang ?? known.lang,
  };
}

/** A platform's own notice that a user uploaded the article makes it user-generated; anything else is not known here. */
export function publisherKindOf(document: ReadDocument): string | null {
  return document.notices.some((notice) => notice.kind === 'platform-disclaimer') ? 'user-generated' : null;
}

/** The reading as the contract has it: without reasons unless they are asked for. */
export function withoutReasons(reading: Reading): Reading {
  return {
    ...reading,
    claims: reading.claims.map((claim) => {
      const bare = { ...claim };
      delete bare.reasons;
      return bare;
    }),
  };
}
