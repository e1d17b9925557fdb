import { OffsetMap, type Side } from '../../kernel/offset-map.ts';
import { bytesOf, unitsOf, type Codec } from './codec.ts';

/**
 * The map from bytes to the UTF-16 text that a codec reads from them. It keeps the bytes and one checkpoint for every
 * hundred units or so, and walks from the nearest one: a few megabytes for 50 MB of text, whatever it holds.
 */
export class CodedMap extends OffsetMap {
  /**
   * @param byteAt byte offsets of the checkpoints, ascending, each where a character begins; the first is where the
   *   text begins (after a byte order mark)
   * @param unitAt UTF-16 offsets of the same places
   * @param units length of the text
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly codec: Codec,
    private readonly byteAt: readonly number[],
    private readonly unitAt: readonly number[],
    private readonly units: number,
  ) {
    super();
  }

  override toSource(position: number, side: Side): number {
    if (position >= this.units) return this.bytes.length;
    const k = lastAtOrBefore(this.unitAt, position);
    let at = this.byteAt[k]!;
    let unit = this.unitAt[k]!;
    while (unit < position) {
      const packed = this.codec.read(this.bytes, at);
      const next = unit + unitsOf(packed);
      if (next > position) return side === 'start' ? at : at + bytesOf(packed);
      unit = next;
      at += bytesOf(packed);
    }
    return at;
  }

  override toTarget(position: number, side: Side): number {
    if (position >= this.bytes.length) return this.units;
    const k = lastAtOrBefore(this.byteAt, position);
    let at = this.byteAt[k]!;
    let unit = this.unitAt[k]!;
    while (at < position) {
      const packed = this.codec.read(this.bytes, at);
      const next = at + bytesOf(packed);
      if (next > position) return side === 'start' ? unit : unit + unitsOf(packed);
      unit += unitsOf(packed);
      at = next;
    }
    return unit;
  }
}

function lastAtOrBefore(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (starts[mid]! <= position) low = mid;
    else high = mid - 1;
  }
  return low;
}
