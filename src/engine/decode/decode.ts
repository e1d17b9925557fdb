import type { Diagnostic } from '../../kernel/errors.ts';
import type { OffsetMap } from '../../kernel/offset-map.ts';
import type { RestorationTables } from '../../knowledge/restoration.ts';
import { bytesOf, codePointOf, isBad, PAIR_BASE, pairText, REPLACEMENT, type Codec } from './codec.ts';
import { CodedMap } from './coded-map.ts';
import { createCodecs, type Codecs } from './codecs.ts';
import { commonnessTable } from './commonness.ts';
import { declarations } from './declared.ts';
import { detect, interestingPart, TOO_BAD, weigh, type Weighed } from './detect.ts';

/** What is known of the bytes from outside: the HTTP content type, and the encoding where the caller is told it. */
export interface DecodeHints {
  readonly contentType: string | null;
  readonly encoding?: string | null;
}

export interface Decoded {
  /** UTF-16; every run of bytes that no character has is U+FFFD, by the WHATWG rules. */
  readonly text: string;
  /** WHATWG name, lower case. */
  readonly encoding: string;
  /** From byte offsets to UTF-16 offsets of the text. It keeps the bytes: they must not be changed after. */
  readonly map: OffsetMap;
  /** Offsets are UTF-16 offsets of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Decode = (bytes: Uint8Array, hints: DecodeHints) => Decoded;

/** Units between two checkpoints of the map: at 1,024 its lookups took a tenth of the whole reading. */
const STEP = 128;
/** Units turned into a string at once. */
const CHUNK = 8192;
/** By how much (mean commonness a byte) what the bytes look like must beat what is declared. */
const FAR_BETTER = 2;
/** How many runs of bad bytes are named one by one. */
const NAMED_RUNS = 20;

/**
 * Makes the function that turns bytes into text. It never fails: a byte order mark decides, then a declaration that
 * the bytes do not contradict, then what the bytes look like. Linear; about 100 MB/s.
 */
export function createDecoder(tables: RestorationTables): Decode {
  const codecs = createCodecs(tables);
  const commonness = commonnessTable(tables, codecs.pairs);
  return (bytes, hints) => {
    const diagnostics: Diagnostic[] = [];
    const { codec, skip } = choose(bytes, hints, codecs, commonness, diagnostics);
    return decodeWith(codec, bytes, skip, diagnostics);
  };
}

function choose(
  bytes: Uint8Array,
  hints: DecodeHints,
  codecs: Codecs,
  commonness: Int8Array,
  diagnostics: Diagnostic[],
): { codec: Codec; skip: number } {
  const sample = interestingPart(bytes);
  const detected = detect(bytes, codecs, commonness);
  for (const { encoding, by, skip } of declarations(bytes, hints)) {
    const codec = codecs.byName.get(encoding);
    if (!codec) continue;
    if (by === 'mark' || encoding === detected.encoding) return { codec, skip };
    if (sample === null) {
      if (codec.asciiSafe && detected.encoding === 'utf-8') return { codec, skip };
    } else if (fits(weigh(codec, bytes, sample, commonness), detected, by === 'caller')) {
      return { codec, skip };
    }
    diagnostics.push({
      code: 'ENCODING_OVERRULED',
      message: `declared ${encoding} (${by}), but the bytes are not in it`,
      start: null,
      end: null,
    });
  }
  return { codec: codecs.byName.get(detected.encoding)!, skip: 0 };
}

/**
 * Whether a declaration holds: nearly every byte is a character in it, and what the bytes look like is not another
 * encoding by far. Well-formed UTF-8 does not happen by chance, so it beats what is declared. What the caller says is
 * believed unless the bytes cannot be so.
 */
function fits(declared: Weighed, detected: Weighed, byCaller: boolean): boolean {
  if (declared.bad > TOO_BAD) return false;
  if (byCaller) return true;
  if (detected.encoding === 'utf-8') return detected.bad > 0;
  return detected.score - declared.score < FAR_BETTER;
}

/** Reads bytes in one known encoding. */
function decodeWith(codec: Codec, bytes: Uint8Array, skip: number, diagnostics: Diagnostic[]): Decoded {
  const pieces: string[] = [];
  const units = new Uint16Array(CHUNK + 2);
  const byteAt: number[] = [skip];
  const unitAt: number[] = [0];
  let done = 0;
  let used = 0;
  let checkpoint = STEP;
  const bad = new BadRuns();
  const flush = (): void => {
    pieces.push(String.fromCharCode(...units.subarray(0, used)));
    done += used;
    used = 0;
  };
  for (let at = skip; at < bytes.length;) {
    if (used >= CHUNK) flush();
    if (done + used >= checkpoint) {
      byteAt.push(at);
      unitAt.push(done + used);
      checkpoint = done + used + STEP;
    }
    const byte = bytes[at]!;
    if (byte < 0x80 && codec.asciiSafe) {
      units[used++] = byte;
      at++;
      continue;
    }
    const packed = codec.read(bytes, at);
    const codePoint = codePointOf(packed);
    if (isBad(packed)) {
      bad.add(done + used, at, bytesOf(packed));
      units[used++] = REPLACEMENT;
    } else if (codePoint < 0x10000) {
      units[used++] = codePoint;
    } else {
      const text = codePoint >= PAIR_BASE ? pairText(codePoint) : String.fromCodePoint(codePoint);
      units[used++] = text.charCodeAt(0);
      units[used++] = text.charCodeAt(1);
    }
    at += bytesOf(packed);
  }
  flush();
  diagnostics.push(...bad.diagnostics(codec.name));
  const map = new CodedMap(bytes, codec, byteAt, unitAt, done);
  return { text: pieces.join(''), encoding: codec.name, map, diagnostics };
}

/** Runs of bad bytes: the first ones by place, the rest by number. */
class BadRuns {
  private readonly runs: { start: number; end: number; byteStart: number; byteEnd: number }[] = [];
  private more = 0;
  private lastByteEnd = -1;

  add(unit: number, byte: number, length: number): void {
    const last = this.runs[this.runs.length - 1];
    if (byte !== this.lastByteEnd) {
      if (this.runs.length < NAMED_RUNS) {
        this.runs.push({ start: unit, end: unit + 1, byteStart: byte, byteEnd: byte + length });
      } else {
        this.more++;
      }
    } else if (last && this.more === 0) {
      last.end = unit + 1;
      last.byteEnd = byte + length;
    }
    this.lastByteEnd = byte + length;
  }

  diagnostics(encoding: string): Diagnostic[] {
    const named = this.runs.map(({ start, end, byteStart, byteEnd }) => ({
      code: 'BYTES_UNREADABLE',
      message: `bytes ${byteStart} to ${byteEnd} are no character in ${encoding}`,
      start,
      end,
    }));
    if (this.more === 0) return named;
    const rest = {
      code: 'BYTES_UNREADABLE',
      message: `${this.more} more runs of bytes are no character in ${encoding}`,
    };
    return [...named, { ...rest, start: null, end: null }];
  }
}
