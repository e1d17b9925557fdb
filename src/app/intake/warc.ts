import { createHash } from 'node:crypto';
import { TallyError } from '../../kernel/errors.ts';
import type { Capture } from '../fetch/types.ts';
import { unpackBody } from '../fetch/unpack.ts';
import { coded, problem, step, type Context } from './context.ts';
import { headerOf, readHttpMessage, type HttpMessage } from './http-message.ts';
import type { IntakeItem, Material } from './types.ts';
import { warcRecords, type WarcRecord } from './warc-records.ts';

/** What articles come as. Pictures, styles and scripts of an archive are passed over. */
const TYPES = new RegExp(
  '^(?:text/(?:html|plain|markdown|csv)|message/rfc822|application/(?:xhtml\\+xml|pdf|json|feed\\+json|rss\\+xml|atom\\+xml|rdf\\+xml' +
    '|vnd\\.openxmlformats-officedocument\\.wordprocessingml\\.document))\\s*(?:;|$)',
  'i',
);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A web archive, plain or packed record by record: every answer with status 2xx that may hold an article, and every
 * such resource record, as a capture. What else an archive keeps (requests, metadata, revisits, pictures) is passed
 * over. A damaged archive gives what comes before the damage.
 */
export async function* openWarc(material: Material, context: Context): AsyncIterable<IntakeItem> {
  let number = 0;
  const records = warcRecords(material.bytes);
  try {
    for await (const record of records) {
      number++;
      const part = step('record', record.headers.get('warc-record-id') ?? number);
      try {
        const block = await blockOf(record, context);
        const capture = block && (await captureOf(record, block, context));
        if (capture) yield { kind: 'capture', part, capture };
      } catch (error) {
        // Beyond the bound of the whole there is no next record; a stream that cannot be unpacked has none either.
        if (!(error instanceof TallyError) || error.code === 'INTAKE_TOO_LARGE') throw error;
        yield problem(part, error);
      }
    }
  } catch (error) {
    if (number === 0) throw error;
    yield problem(step('record', number), coded(error, `${material.name}, from its record ${number} on,`));
  }
  if (number === 0) throw new TallyError('INTAKE_DAMAGED', `${material.name} holds no record of a web archive.`);
}

const urlOf = (record: WarcRecord): string => record.headers.get('warc-target-uri') ?? '';

/** A record's block, or null where it is no capture. */
async function blockOf(record: WarcRecord, context: Context): Promise<Uint8Array | null> {
  const { budget } = context;
  const type = record.headers.get('warc-type');
  const wanted =
    /^https?:/i.test(urlOf(record)) &&
    (type === 'response' || (type === 'resource' && TYPES.test(record.headers.get('content-type') ?? '')));
  const fits = record.length <= budget.limits.partBytes;
  const { bytes, length } = await record.block(wanted && fits, (more) => {
    budget.take(more);
    budget.room(0);
  });
  if (!wanted) return null;
  const url = urlOf(record);
  if (!fits) throw new TallyError('INTAKE_RATIO', `${url} is larger than what is read as one part; it was left alone.`);
  if (length < record.length)
    throw new TallyError('INTAKE_DAMAGED', `${url} was cut off: ${length} of ${record.length} bytes are there.`);
  return bytes;
}

async function captureOf(record: WarcRecord, block: Uint8Array, context: Context): Promise<Capture | null> {
  const url = urlOf(record);
  const message = record.headers.get('warc-type') === 'resource' ? resourceOf(record, block) : readHttpMessage(block);
  if (message === null) throw new TallyError('INTAKE_DAMAGED', `The answer of ${url} cannot be read.`);
  if (message.status < 200 || message.status > 299) return null;
  const type = headerOf(message.headers, 'content-type');
  if (type !== null && !TYPES.test(type)) return null;
  const encoding = headerOf(message.headers, 'content-encoding');
  const body = await unpackBody(message.body, encoding, context.budget.limits.partBytes);
  if (body !== message.body) context.budget.take(body.byteLength);
  const at = new Date(record.headers.get('warc-date') ?? '');
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

function resourceOf(record: WarcRecord, block: Uint8Array): HttpMessage {
  const type = record.headers.get('content-type') ?? 'application/octet-stream';
  return { status: 200, headers: [['Content-Type', type]], body: block };
}
