import { createHash } from 'node:crypto';
import type { WARCRecord } from 'warcio';
import { TallyError } from '../../kernel/errors.ts';
import { unpackBody } from '../fetch/unpack.ts';
import type { Capture, Header } from '../fetch/types.ts';
import { coded, problem, step, type Context } from './context.ts';
import { headerOf, readHttpMessage } from './http-message.ts';
import type { IntakeItem, Material } from './types.ts';

/** Bytes that go into the reader at once: it unpacks each piece whole, up to a thousandfold. */
const PIECE = 16 * 1024;
/** What articles come as. Pictures, styles and scripts of an archive are passed over. */
const TYPES =
  /^(?:text\/(?:html|plain|markdown|csv)|message\/rfc822|application\/(?:xhtml\+xml|pdf|json|feed\+json|rss\+xml|atom\+xml|rdf\+xml|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))\s*(?:;|$)/i;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A web archive, plain or packed record by record: every answer with status 2xx that may hold an article, and every
 * such resource record, as a capture. What else an archive keeps (requests, metadata, revisits, pictures) is passed
 * over. A damaged archive gives what comes before the damage.
 */
export async function* openWarc(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const { WARCParser } = await import('warcio');
  const parser = new WARCParser(pieces(material.bytes), { parseHttp: false });
  let number = 0;
  for (;;) {
    let part: string | null = null;
    try {
      const record = await parser.parse();
      if (record === null) break;
      if (number === 0 && !record.warcHeaders.statusline.startsWith('WARC/'))
        throw new TallyError('INTAKE_DAMAGED', `${material.name} is damaged or not a web archive.`);
      number++;
      part = step('record', record.warcHeader('WARC-Record-ID')?.replaceAll(/[<>]/g, '') ?? number);
      const block = await blockOf(record, context);
      if (block === null) continue;
      const capture = await captureOf(record, block, context);
      if (capture !== null) yield { kind: 'capture', part, capture };
    } catch (error) {
      const fatal = !(error instanceof TallyError) || error.code === 'INTAKE_TOO_LARGE' || number === 0;
      const what = number === 0 ? material.name : `${material.name}, at record ${number}`;
      yield problem(part, coded(error, what));
      if (fatal) return;
    }
  }
  if (number === 0) throw new TallyError('INTAKE_DAMAGED', `${material.name} holds no record of a web archive.`);
}

/** A record's block, or null where it is no capture; it is read to its end either way, and counted. */
async function blockOf(record: WARCRecord, context: Context): Promise<Uint8Array | null> {
  const { budget } = context;
  const url = record.warcTargetURI ?? '';
  const wanted =
    /^https?:/i.test(url) &&
    (record.warcType === 'response' || (record.warcType === 'resource' && TYPES.test(record.warcContentType ?? '')));
  const parts: Uint8Array[] = [];
  let length = 0;
  let over = false;
  for await (const part of record.reader) {
    budget.take(part.byteLength);
    budget.room(0);
    length += part.byteLength;
    over ||= length > budget.limits.partBytes;
    if (wanted && !over) parts.push(part);
  }
  // The reader counts what was read through it; it must not skip the record once more.
  record.consumed = 'raw';
  if (wanted && over)
    throw new TallyError('INTAKE_RATIO', `${url} is larger than what is read as one part; it was left alone.`);
  if (length < record.warcContentLength && wanted)
    throw new TallyError(
      'INTAKE_DAMAGED',
      `${url} was cut off: ${length} of ${record.warcContentLength} bytes are there.`,
    );
  return wanted ? Buffer.concat(parts, length) : null;
}

async function captureOf(record: WARCRecord, block: Uint8Array, context: Context): Promise<Capture | null> {
  const url = record.warcTargetURI ?? '';
  const message = record.warcType === 'resource' ? resourceOf(record, block) : readHttpMessage(block);
  if (message === null) throw new TallyError('INTAKE_DAMAGED', `The answer of ${url} cannot be read.`);
  if (message.status < 200 || message.status > 299) return null;
  const type = headerOf(message.headers, 'content-type');
  if (type !== null && !TYPES.test(type)) return null;
  const body = await unpackBody(
    message.body,
    headerOf(message.headers, 'content-encoding'),
    context.budget.limits.partBytes,
  );
  context.budget.take(body.byteLength - message.body.byteLength);
  const at = new Date(record.warcDate ?? '');
  if (Number.isNaN(at.getTime()))
    throw new TallyError('INTAKE_DAMAGED', `The record of ${url} does not say when it was captured.`);
  const raw = sha256(message.body);
  return {
    requestedUrl: url,
    finalUrl: url,
    redirects: [],
    status: message.status,
    headers: message.headers,
    body,
    rawBody: message.body,
    at: at.toISOString(),
    sha256: raw,
    bodySha256: body === message.body ? raw : sha256(body),
  };
}

function resourceOf(
  record: WARCRecord,
  block: Uint8Array,
): { status: number; headers: readonly Header[]; body: Uint8Array } {
  return {
    status: 200,
    headers: [['Content-Type', record.warcContentType ?? 'application/octet-stream']],
    body: block,
  };
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
