import type { Point, TimeKind } from './types.ts';

/** Whether a point is told by its own numbers or by steps from another day. */
export const kindOf = (point: Point): TimeKind =>
  point.step || point.named || (point.weekday !== undefined && point.day === undefined) ? 'relative' : 'date';
