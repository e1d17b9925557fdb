import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TallyError } from '../../kernel/errors.ts';

/** A record of a web archive; header names in lower case. */
export interface WarcRecord {
  readonly headers: ReadonlyMap<string, string>;
  /** The length that its header tells. */
  readonly length: number;
  /** Reads the block, at most once. What is not read is skipped. `take` is told how much came, piece by piece. */
  readonly block: (
    keep: boolean,
    take: (bytes: number) => void,
  ) => Promise<{ bytes: Uint8Array | null; length: number }>;
}

/** The longest head of a record (bytes). */
const LONGEST_HEAD = 64 * 1024;
const PIECE = 64 * 1024;

/**
 * Reads the records of an archive, plain or packed with gzip, one after the other; a record must be read before the
 * next is asked for. Throws TallyError INTAKE_DAMAGED where no record stands, and the errors of unpacking.
 */
export async function* warcRecords(archive: Uint8Array): AsyncGenerator<WarcRecord> {
  const packed = archive[0] === 0x1f && archive[1] === 0x8b;
  const source = Readable.from(pieces(archive));
  const unpacked = packed ? source.pipe(createGunzip({ chunkSize: PIECE })) : source;
  const reader = new PieceReader(unpacked as AsyncIterable<Uint8Array>);
  try {
    for (let number = 1; ; number++) {
      await reader.skipBlank();
      const head = await reader.head();
      if (head === '') return;
      if (!/^WARC\/\d\.\d\r?\n/.test(head))
        throw new TallyError(
          'INTAKE_DAMAGED',
          `The archive is damaged: no record begins where its record ${number} should.`,
        );
      const headers = headersOf(head);
      const length = Number(headers.get('content-length') ?? Number.NaN);
      if (!Number.isSafeInteger(length) || length < 0 || (headers.get('warc-type') ?? '') === '')
        throw new TallyError(
          'INTAKE_DAMAGED',
          `The archive is damaged: the head of its record ${number} is not whole.`,
        );
      const state = { read: false };
      yield {
        headers,
        length,
        block: (keep, take) => {
          state.read = true;
          return reader.take(length, keep, take);
        },
      };
      if (!state.read) await reader.take(length, false, () => undefined);
    }
  } finally {
    source.destroy();
    if (unpacked !== source) unpacked.destroy();
  }
}

function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split('\n').slice(1)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !headers.has(name))
      headers.set(
        name,
        line
          .slice(at + 1)
          .trim()
          .replace(/^<(.*)>$/, '$1'),
      );
  }
  return headers;
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** Reads a stream of bytes by heads and lengths. */
class PieceReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private piece: Uint8Array = new Uint8Array();
  private at = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Whether there is more; brings the next piece where this one is used up. */
  private async more(): Promise<boolean> {
    while (this.at >= this.piece.byteLength) {
      const next = await this.source.next();
      if (next.done === true) return false;
      this.piece = next.value;
      this.at = 0;
    }
    return true;
  }

  async skipBlank(): Promise<void> {
    while (await this.more()) {
      const byte = this.piece[this.at]!;
      if (byte !== 0x0d && byte !== 0x0a) return;
      this.at++;
    }
  }

  /** Everything up to and with the next empty line; what there is where none comes in time. */
  async head(): Promise<string> {
    const bytes: number[] = [];
    let line = 0;
    while (bytes.length < LONGEST_HEAD && (await this.more())) {
      const byte = this.piece[this.at++]!;
      bytes.push(byte);
      if (byte === 0x0a) {
        if (line === 0) break;
        line = 0;
      } else if (byte !== 0x0d) line++;
    }
    return Buffer.from(bytes).toString('utf8');
  }

  async take(
    length: number,
    keep: boolean,
    take: (bytes: number) => void,
  ): Promise<{ bytes: Uint8Array | null; length: number }> {
    const parts: Uint8Array[] = [];
    let got = 0;
    while (got < length && (await this.more())) {
      const part = this.piece.subarray(this.at, this.at + length - got);
      take(part.byteLength);
      // Parts of one piece share its memory until they are joined.
      if (keep) parts.push(part);
      got += part.byteLength;
      this.at += part.byteLength;
    }
    return { bytes: keep ? Buffer.concat(parts, got) : null, length: got };
  }
}
