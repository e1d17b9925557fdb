import type { ReadingInput } from '../contract/reading.ts';
import { TallyError } from '../kernel/errors.ts';
import { contentTypeOf } from './input.ts';
import { readArticle } from './read-article.ts';
import type { Desk } from './serve.ts';

/** What a page hands in to be read: exactly one of text, html and base64 bytes, and what is known of it. */
export type ReadRequest = Omit<ReadingInput, 'id' | 'bytes'> & { base64?: string | null; name?: string | null };

export interface ReadProgress {
  readonly stage: 'received' | 'preparing' | 'reading' | 'kept';
  readonly bytes: number;
  /** From `kept` on. */
  readonly document: string | null;
  readonly claims: number | null;
  readonly checks: number | null;
  readonly repairs: number | null;
  /** Whether the ledger had this reading already. */
  readonly known: boolean | null;
}

/**
 * Reads one article into the ledger and says how far it is. Rejects with TallyError INPUT_CONTENT, INPUT_EMPTY,
 * INPUT_NOT_TEXT and those of the ledger.
 */
export async function readForDesk(
  desk: Desk,
  request: ReadRequest,
  say: (progress: ReadProgress) => Promise<void> | void,
): Promise<ReadProgress> {
  const { bytes, contentType } = contentOf(request);
  const nothing = { document: null, claims: null, checks: null, repairs: null, known: null };
  await say({ stage: 'received', bytes: bytes.byteLength, ...nothing });
  await say({ stage: 'preparing', bytes: bytes.byteLength, ...nothing });
  const { engine } = await desk.engine();
  await say({ stage: 'reading', bytes: bytes.byteLength, ...nothing });
  const { ledger, clock, user } = desk;
  const article = await readArticle(
    { engine, ledger, clock, user },
    {
      bytes,
      from: request.name ?? request.url ?? 'desk',
      given: {
        contentType: request.contentType ?? contentType,
        title: request.title ?? null,
        url: request.url ?? null,
        publisher: request.publisher ?? null,
        published: request.published ?? null,
        lang: request.lang ?? null,
      },
    },
  );
  const { reading, documentId, saved } = article;
  const done: ReadProgress = {
    stage: 'kept',
    bytes: bytes.byteLength,
    document: documentId,
    claims: reading.claims.length,
    checks: reading.checks.length,
    repairs: reading.document.repairs.length,
    known: saved ? !saved.addedRun : null,
  };
  await say(done);
  return done;
}

function contentOf({ text, html, base64, name }: ReadRequest): { bytes: Uint8Array; contentType: string | null } {
  const given = [text, html, base64].filter((part) => typeof part === 'string');
  if (given.length !== 1)
    throw new TallyError('INPUT_CONTENT', 'An article comes as exactly one of "text", "html" and "base64".');
  const encoder = new TextEncoder();
  if (typeof text === 'string') return { bytes: encoder.encode(text), contentType: 'text/plain; charset=utf-8' };
  if (typeof html === 'string') return { bytes: encoder.encode(html), contentType: 'text/html; charset=utf-8' };
  return { bytes: Buffer.from(base64 ?? '', 'base64'), contentType: name ? contentTypeOf(name) : null };
}
