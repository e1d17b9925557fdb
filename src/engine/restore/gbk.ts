import type { PairTable } from '../decode/legacy-codecs.ts';

/** GBK in both directions, for the fixers that undo a wrong reading of it. */
export interface Gbk {
  /** The pair (`lead << 8 | trail`) of a code unit, 0 where it has none. */
  pairOf(unit: number): number;
  /** The code unit of a pair, 0 where it has none. */
  unitAt(lead: number, trail: number): number;
}

/** The inverse table is built on first use: most texts never ask. */
export function createGbk(table: PairTable): Gbk {
  let inverse: Uint16Array | null = null;
  return {
    pairOf(unit) {
      inverse ??= table.inverse();
      return inverse[unit]!;
    },
    unitAt(lead, trail) {
      const codePoint = table.at(lead, trail);
      return codePoint > 0xffff ? 0 : codePoint;
    },
  };
}

/** What stands in a text for bytes that were no character. */
export function isLossMark(unit: number): boolean {
  return unit === 0x3f || unit === 0xfffd;
}
