import type { DoubleByteRow } from '../../knowledge/restoration.ts';
import { pack, packBad, PAIR_BASE, type Codec } from './codec.ts';

/** The characters of a double-byte encoding by lead and trail byte; 0 where there is none. */
export class PairTable {
  private readonly cells = new Int32Array(128 * 256);

  constructor(rows: readonly DoubleByteRow[]) {
    for (const [lead, firstTrail, characters] of rows) {
      let cell = ((lead & 0x7f) << 8) | firstTrail;
      for (const character of characters) {
        if (character !== ' ') this.cells[cell] = character.codePointAt(0)!;
        cell++;
      }
    }
  }

  /** Gives a character to a pair that has none. */
  set(lead: number, trail: number, codePoint: number): void {
    this.cells[((lead & 0x7f) << 8) | trail] = codePoint;
  }

  /** The code point of a pair, or 0. */
  at(lead: number, trail: number): number {
    return lead < 0x80 ? 0 : this.cells[((lead & 0x7f) << 8) | trail]!;
  }

  /** The inverse for the BMP: the pair (`lead << 8 | trail`) of every code unit, 0 where there is none. */
  inverse(): Uint16Array {
    const out = new Uint16Array(65536);
    for (let cell = this.cells.length - 1; cell >= 0; cell--) {
      const codePoint = this.cells[cell]!;
      if (codePoint > 0 && codePoint < 65536) out[codePoint] = cell | 0x8000;
    }
    return out;
  }
}

/** A code page of one byte a character: `high` holds the characters of 0x80 to 0xff, U+FFFD where there is none. */
export function singleByte(name: string, high: string): Codec {
  const units = Uint16Array.from({ length: 128 }, (_, i) => high.charCodeAt(i));
  return {
    name,
    asciiSafe: true,
    read(bytes, at) {
      const byte = bytes[at]!;
      if (byte < 0x80) return pack(byte, 1);
      const unit = units[byte - 0x80]!;
      return unit === 0xfffd ? packBad(1) : pack(unit, 1);
    },
  };
}

/** A pair that the table lacks: an ASCII trail byte is given back, any other is taken with its lead (WHATWG). */
function badPair(trail: number): number {
  return packBad(trail < 0x80 ? 1 : 2);
}

export function gb18030(table: PairTable): Codec {
  const fourByte = fourByteBmp(table);
  const readFour = (bytes: Uint8Array, at: number): number => {
    const third = bytes[at + 2] ?? 0;
    const fourth = bytes[at + 3] ?? 0;
    if (third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) return packBad(1);
    const pointer =
      (((bytes[at]! - 0x81) * 10 + (bytes[at + 1]! - 0x30)) * 126 + (third - 0x81)) * 10 + (fourth - 0x30);
    if (pointer < fourByte.length) return pack(fourByte[pointer]!, 4);
    const astral = pointer - 189000 + 0x10000;
    return astral >= 0x10000 && astral <= 0x10ffff ? pack(astral, 4) : packBad(4);
  };
  return {
    name: 'gb18030',
    asciiSafe: true,
    read(bytes, at) {
      const lead = bytes[at]!;
      if (lead < 0x80) return pack(lead, 1);
      if (lead === 0x80) return pack(0x20ac, 1);
      if (lead === 0xff || at + 1 >= bytes.length) return packBad(1);
      const trail = bytes[at + 1]!;
      if (trail >= 0x30 && trail <= 0x39) return readFour(bytes, at);
      const codePoint = table.at(lead, trail);
      return codePoint > 0 ? pack(codePoint, 2) : badPair(trail);
    },
  };
}

/**
 * The BMP characters of the four-byte area of GB 18030, in order: all that the two-byte area lacks, by code point,
 * but for the one place where the standard exchanged two (pointer 7457, U+E7C7 for U+1E3F) and for U+E5E5, which the
 * WHATWG tables give up for a second ideographic space.
 */
function fourByteBmp(table: PairTable): Uint16Array {
  const pairs = table.inverse();
  const out: number[] = [];
  for (let codePoint = 0x80; codePoint < 65536; codePoint++) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
    if (codePoint === 0x1e3f) out.push(0xe7c7);
    else if (codePoint !== 0xe7c7 && codePoint !== 0xe5e5 && pairs[codePoint] === 0) out.push(codePoint);
  }
  return Uint16Array.from(out);
}

export function big5(table: PairTable): Codec {
  const combined = new Map([
    [0x8862, 0],
    [0x8864, 1],
    [0x88a3, 2],
    [0x88a5, 3],
  ]);
  return {
    name: 'big5',
    asciiSafe: true,
    read(bytes, at) {
      const lead = bytes[at]!;
      if (lead < 0x80) return pack(lead, 1);
      if (lead === 0x80 || lead === 0xff || at + 1 >= bytes.length) return packBad(1);
      const trail = bytes[at + 1]!;
      const pair = lead === 0x88 ? combined.get((lead << 8) | trail) : undefined;
      if (pair !== undefined) return pack(PAIR_BASE + pair, 2);
      const codePoint = table.at(lead, trail);
      return codePoint > 0 ? pack(codePoint, 2) : badPair(trail);
    },
  };
}

/** EUC-KR from the table of KS X 1001 alone: the extension that Windows reads with it is computed. */
export function eucKr(table: PairTable): Codec {
  extendWithSyllables(table);
  return {
    name: 'euc-kr',
    asciiSafe: true,
    read(bytes, at) {
      const lead = bytes[at]!;
      if (lead < 0x80) return pack(lead, 1);
      if (lead === 0x80 || lead === 0xff || at + 1 >= bytes.length) return packBad(1);
      const trail = bytes[at + 1]!;
      const codePoint = table.at(lead, trail);
      return codePoint > 0 ? pack(codePoint, 2) : badPair(trail);
    },
  };
}

/**
 * Fills in the extension of code page 949: all syllables that KS X 1001 lacks, in the order of Unicode, in the cells
 * before its own, whose trail bytes are the ASCII letters and the bytes from 0x81 on.
 */
function extendWithSyllables(table: PairTable): void {
  const pairs = table.inverse();
  let syllable = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    for (let trail = 0x41; trail <= (lead < 0xa1 ? 0xfe : 0xa0); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (syllable <= 0xd7a3 && pairs[syllable] !== 0) syllable++;
      if (syllable > 0xd7a3) return;
      table.set(lead, trail, syllable++);
    }
  }
}

export function shiftJis(table: PairTable): Codec {
  return {
    name: 'shift_jis',
    asciiSafe: true,
    read(bytes, at) {
      const lead = bytes[at]!;
      if (lead <= 0x80) return pack(lead, 1);
      if (lead >= 0xa1 && lead <= 0xdf) return pack(0xff61 + lead - 0xa1, 1);
      if (lead === 0xa0 || lead > 0xfc || at + 1 >= bytes.length) return packBad(1);
      const trail = bytes[at + 1]!;
      const codePoint = table.at(lead, trail);
      return codePoint > 0 ? pack(codePoint, 2) : badPair(trail);
    },
  };
}
