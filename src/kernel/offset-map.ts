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
 * text after). Stretches cover both sides completely, in order. Immutable; lookups are logarithmic.
 *
 * A position inside a stretch that is not copied maps to that stretch's outer edge on the asked side, so that a span
 * mapped with ('start', 'end') always covers everything that it came from.
 */
export class OffsetMap {
  constructor(readonly stretches: readonly Stretch[]) {}

  /** The map of a sequence onto itself. */
  static identity(length: number): OffsetMap {
    return new OffsetMap([{ sourceStart: 0, sourceEnd: length, targetStart: 0, targetEnd: length, copied: true }]);
  }

  /** The source position of a target position. */
  toSource(position: number, side: Side): number {
    const s = this.find(position, side, 'targetStart', 'targetEnd');
    if (!s) return 0;
    if (s.copied) return s.sourceStart + (position - s.targetStart);
    if (position <= s.targetStart && side === 'start') return s.sourceStart;
    if (position >= s.targetEnd && side === 'end') return s.sourceEnd;
    return side === 'start' ? s.sourceStart : s.sourceEnd;
  }

  /** The target position of a source position. */
  toTarget(position: number, side: Side): number {
    const s = this.find(position, side, 'sourceStart', 'sourceEnd');
    if (!s) return 0;
    if (s.copied) return s.targetStart + (position - s.sourceStart);
    return side === 'start' ? s.targetStart : s.targetEnd;
  }

  /** This map followed by another: from this one's source to the other's target. */
  then(next: OffsetMap): OffsetMap {
    const out: Stretch[] = [];
    for (const n of next.stretches) {
      if (!n.copied) {
        out.push({
          sourceStart: this.toSource(n.sourceStart, 'start'),
          sourceEnd: this.toSource(n.sourceEnd, n.sourceEnd === n.sourceStart ? 'start' : 'end'),
          targetStart: n.targetStart,
          targetEnd: n.targetEnd,
          copied: false,
        });
        continue;
      }
      for (const s of this.stretches) {
        const from = Math.max(s.targetStart, n.sourceStart);
        const to = Math.min(s.targetEnd, n.sourceEnd);
        if (from > to || (from === to && s.targetStart !== s.targetEnd)) continue;
        const shift = n.targetStart - n.sourceStart;
        out.push(
          s.copied
            ? {
                sourceStart: s.sourceStart + (from - s.targetStart),
                sourceEnd: s.sourceStart + (to - s.targetStart),
                targetStart: from + shift,
                targetEnd: to + shift,
                copied: true,
              }
            : { ...s, targetStart: from + shift, targetEnd: to + shift },
        );
      }
    }
    return new OffsetMap(out);
  }

  private find(
    position: number,
    side: Side,
    startKey: 'sourceStart' | 'targetStart',
    endKey: 'sourceEnd' | 'targetEnd',
  ): Stretch | undefined {
    // For a start the last stretch that begins at or before the position and does not end before it goes on;
    // for an end the first stretch that reaches it.
    let low = 0;
    let high = this.stretches.length - 1;
    let found = -1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const s = this.stretches[mid]!;
      if (side === 'start' ? s[startKey] <= position : s[endKey] < position) {
        if (side === 'start') found = mid;
        low = mid + 1;
      } else {
        if (side === 'end') found = mid;
        high = mid - 1;
      }
    }
    if (found < 0) found = side === 'start' ? 0 : this.stretches.length - 1;
    return this.stretches[found];
  }
}
