/**
 * The one place where UTF-16 offsets (what the engine uses) and code point offsets (what the contract counts) meet.
 * Built once for a text; the lookup is constant time for a text without astral characters and logarithmic otherwise.
 */
export class CodePoints {
  /** UTF-16 offsets of the second half of every surrogate pair, ascending. */
  private readonly lows: number[] = [];

  constructor(text: string) {
    for (let i = 1; i < text.length; i++) {
      const low = text.charCodeAt(i);
      if (low < 0xdc00 || low > 0xdfff) continue;
      const high = text.charCodeAt(i - 1);
      if (high >= 0xd800 && high <= 0xdbff) this.lows.push(i);
    }
  }

  /** The code point offset of a UTF-16 offset. */
  fromUtf16(offset: number): number {
    return offset - this.countBelow(offset);
  }

  private countBelow(offset: number): number {
    let low = 0;
    let high = this.lows.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.lows[mid]! < offset) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}
