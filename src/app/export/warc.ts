import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { TallyError } from '../../kernel/errors.ts';
import type { StoredCapture } from '../../ledger/captures/port.ts';
import type { Ledger } from '../../ledger/port.ts';
import { provenanceOf } from '../custody/provenance.ts';

const pack = promisify(gzip);
const encoder = new TextEncoder();

export interface WarcOptions {
  /** Only this document, with its captures. */
  readonly document?: string;
  /** Name and version of the program, for the archive's first record. */
  readonly tool: string;
  /** When it is written. */
  readonly at: string;
}

export interface WarcCounts {
  captures: number;
  documents: number;
}

/** One record: named fields and a block. */
interface WarcRecord {
  readonly headers: readonly (readonly [string, string])[];
  readonly block: Uint8Array;
}

/**
 * Writes captures and documents as a web archive (WARC 1.1, packed record by record): each answer of a server as a
 * `response`, each file as a `resource`, each text made from one as a `conversion`, and the story of each document as
 * `metadata` in JSON. Record ids follow from what is written, so the same ledger gives the same ids. Rejects with
 * TallyError DOCUMENT_NOT_FOUND.
 */
export async function* exportWarc(
  ledger: Ledger,
  options: WarcOptions,
  counts: WarcCounts,
): AsyncGenerator<Uint8Array> {
  const info = `software: ${options.tool}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n`;
  yield* packed({
    headers: [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Record-ID', recordId('warcinfo', options.at, options.document ?? '')],
      ['WARC-Date', options.at],
      ['Content-Type', 'application/warc-fields'],
    ],
    block: encoder.encode(info),
  });
  if (options.document === undefined) {
    for await (const capture of ledger.captures.all()) yield* captureRecord(ledger, capture, counts);
    for (const { id } of await ledger.documents()) yield* documentRecords(ledger, id, counts);
    return;
  }
  const document = await ledger.document(options.document);
  if (!document) throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${options.document}.`);
  const written = new Set<number>();
  for (const { captures } of await ledger.captures.ofDocument(document.id))
    for (const capture of captures.toReversed()) {
      if (!written.has(capture.id)) yield* captureRecord(ledger, capture, counts);
      written.add(capture.id);
    }
  yield* documentRecords(ledger, document.id, counts);
}

async function* captureRecord(ledger: Ledger, capture: StoredCapture, counts: WarcCounts): AsyncGenerator<Uint8Array> {
  const bytes = await ledger.captures.bytes(capture.id);
  // Of an archive only the hash is kept: its answers are captures themselves, and written as such.
  if (!bytes) return;
  counts.captures++;
  const common: [string, string][] = [
    ['WARC-Record-ID', captureId(capture)],
    ['WARC-Target-URI', targetOf(capture)],
    ['WARC-Date', capture.at],
    ['WARC-Payload-Digest', `sha256:${capture.sha256}`],
  ];
  if (capture.status === null) {
    const headers: [string, string][] = [['WARC-Type', 'resource'], ...common];
    yield* packed({ headers: [...headers, ['Content-Type', 'application/octet-stream']], block: bytes });
    return;
  }
  const head = [`HTTP/1.1 ${capture.status}`, ...capture.headers.map(asKept)].join('\r\n');
  yield* packed({
    headers: [['WARC-Type', 'response'], ...common, ['Content-Type', 'application/http; msgtype=response']],
    block: Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), bytes]),
  });
}

/** The body was kept without its chunks, so that the header which announces them would mislead a reader. */
function asKept([name, value]: readonly [string, string]): string {
  const isOfTheWay = name.toLowerCase() === 'transfer-encoding';
  return `${isOfTheWay ? 'X-Archive-Orig-' : ''}${oneLine(name)}: ${oneLine(value)}`;
}

async function* documentRecords(ledger: Ledger, id: string, counts: WarcCounts): AsyncGenerator<Uint8Array> {
  const story = await provenanceOf(ledger, id);
  const { document } = story;
  counts.documents++;
  const [link] = story.captures;
  const [capture] = link?.captures ?? [];
  const target = document.given.url ?? (capture ? targetOf(capture) : `urn:sha256:${document.sha256}`);
  let subject = capture ? captureId(capture) : null;
  // The body of an answer with its content encoding taken off is what every reader of the archive gets.
  const isCapture = capture?.bodySha256 === document.sha256;
  if (!isCapture) {
    const bytes = (await ledger.bytes(id))!;
    const refers: [string, string][] = subject === null ? [] : [['WARC-Refers-To', subject]];
    subject = recordId('document', document.sha256, document.gotAt);
    yield* packed({
      headers: [
        ['WARC-Type', refers.length > 0 ? 'conversion' : 'resource'],
        ['WARC-Record-ID', subject],
        ['WARC-Target-URI', oneLine(target)],
        ['WARC-Date', document.gotAt],
        ...refers,
        ['WARC-Payload-Digest', `sha256:${document.sha256}`],
        ['Content-Type', oneLine(document.given.contentType ?? 'application/octet-stream')],
      ],
      block: bytes,
    });
  }
  yield* packed({
    headers: [
      ['WARC-Type', 'metadata'],
      ['WARC-Record-ID', recordId('metadata', document.sha256, document.gotAt)],
      ['WARC-Target-URI', oneLine(target)],
      ['WARC-Date', document.gotAt],
      ['WARC-Refers-To', subject!],
      ['Content-Type', 'application/json'],
    ],
    block: encoder.encode(JSON.stringify(story)),
  });
}

/** An address as it was fetched; a file's as a file URL. */
function targetOf({ kind, final, sha256 }: Pick<StoredCapture, 'kind' | 'final' | 'sha256'>): string {
  if (kind === 'file') return pathToFileURL(final).href;
  return kind === 'stream' ? `urn:sha256:${sha256}` : oneLine(final);
}

function captureId({ id, requested, sha256, at }: StoredCapture): string {
  return recordId('capture', String(id), requested, sha256, at);
}

/** A UUID (version 8: of our own making) from the hash of what names a record. */
function recordId(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `<urn:uuid:${uuid}>`;
}

/** A value that cannot end its line. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}

async function* packed({ headers, block }: WarcRecord): AsyncGenerator<Uint8Array> {
  const digest: [string, string] = ['WARC-Block-Digest', `sha256:${createHash('sha256').update(block).digest('hex')}`];
  const lines = [...headers, digest, ['Content-Length', String(block.byteLength)] as const];
  const head = encoder.encode(`WARC/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  yield await pack(Buffer.concat([head, block, encoder.encode('\r\n\r\n')]));
}
