/** A stretch of a text. Offsets are UTF-16 code units, `end` exclusive, except where a name says otherwise. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many units two spans share. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
