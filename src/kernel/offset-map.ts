/**
 * One stretch of a mapping between a source and a target sequence of units. Inside a `copied` stretch the two run in
 * step, one unit to one; a stretch that is not copied corresponds only as a whole.
 */
export interface Stretch {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
  readonly copied: boolean;
}

/** Which neighbour a position belongs to when it falls on, or inside, a replaced stretch. */
export type Side = 'start' | 'end';

/**
 * A monotone mapping between positions of a source (bytes as given, or a text before repair) and of a target (the
 * text after). Immutable.
 *
 * A position inside something that was replaced maps to its outer edge on the asked side, so that a span mapped with
 * ('start', 'end') covers everything that it came from; what was cut away beside the span is left out.
 */
export abstract class OffsetMap {
  /** The source position of a target position. */
  abstract toSource(position: number, side: Side): number;

  /** The target position of a source position. */
  abstract toTarget(position: number, side: Side): number;

  /** This map followed by another: from this one's source to the other's target. Constant time; a lookup asks both. */
  then(next: OffsetMap): OffsetMap {
    return new ChainedMap(this, next);
  }

  /** The map of a sequence onto itself. */
  static identity(length: number): OffsetMap {
    return OffsetMap.of([{ sourceStart: 0, sourceEnd: length, targetStart: 0, targetEnd: length, copied: true }]);
  }

  /** A map made of stretches, which must cover both sides completely and in order. Lookups are logarithmic. */
  static of(stretches: readonly Stretch[]): OffsetMap {
    return new StretchMap(stretches);
  }
}

class ChainedMap extends OffsetMap {
  constructor(
    private readonly first: OffsetMap,
    private readonly second: OffsetMap,
  ) {
    super();
  }

  override toSource(position: number, side: Side): number {
    return this.first.toSource(this.second.toSource(position, side), side);
  }

  override toTarget(position: number, side: Side): number {
    return this.second.toTarget(this.first.toTarget(position, side), side);
  }
}

class StretchMap extends OffsetMap {
  /** Where every stretch begins, and after the last where it ends. */
  private readonly sources: Int32Array;
  private readonly targets: Int32Array;
  private readonly copied: Uint8Array;

  constructor(stretches: readonly Stretch[]) {
    super();
    const count = stretches.length;
    this.sources = new Int32Array(count + 1);
    this.targets = new Int32Array(count + 1);
    this.copied = new Uint8Array(count);
    stretches.forEach((s, i) => {
      this.sources[i] = s.sourceStart;
      this.targets[i] = s.targetStart;
      this.copied[i] = s.copied ? 1 : 0;
    });
    this.sources[count] = stretches[count - 1]?.sourceEnd ?? 0;
    this.targets[count] = stretches[count - 1]?.targetEnd ?? 0;
  }

  override toSource(position: number, side: Side): number {
    return this.convert(this.targets, this.sources, position, side);
  }

  override toTarget(position: number, side: Side): number {
    return this.convert(this.sources, this.targets, position, side);
  }

  private convert(from: Int32Array, to: Int32Array, position: number, side: Side): number {
    const count = this.copied.length;
    if (count === 0) return 0;
    const i = side === 'start' ? lastAtOrBefore(from, count, position) : firstReaching(from, count, position);
    const start = to[i]!;
    const end = to[i + 1]!;
    if (this.copied[i]) return Math.min(Math.max(start + position - from[i]!, start), end);
    return side === 'start' ? start : end;
  }
}

/** The last stretch that begins at or before the position. */
function lastAtOrBefore(starts: Int32Array, count: number, position: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (starts[mid]! <= position) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The first stretch that ends at or after the position. */
function firstReaching(starts: Int32Array, count: number, position: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (starts[mid + 1]! >= position) high = mid;
    else low = mid + 1;
  }
  return low;
}
