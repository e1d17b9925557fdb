import type { ClaimRow } from '../../../src/contract/desk.ts';
import type { Range, Repair } from '../../../src/contract/reading.ts';

/** A stretch of a paragraph over which the same claims lie. Offsets are UTF-16 units of the document's text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Positions in the list of claims. */
  readonly claims: readonly number[];
  /** Claims that begin here. */
  readonly opens: readonly number[];
  /** A repair that stands here; then nothing else ends or begins inside. */
  readonly repair: Repair | null;
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
}

/** Turns the contract's code points into the units that a browser counts, and back. */
export function unitsOf(text: string): { toUnits: (point: number) => number; toPoints: (unit: number) => number } {
  if (!/[\ud800-\udbff]/.test(text)) return { toUnits: (n) => n, toPoints: (n) => n };
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return {
    toUnits: (point) => starts[Math.min(point, starts.length - 1)] ?? text.length,
    toPoints: (unit) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const mid = (low + high) >> 1;
        if ((starts[mid] ?? 0) < unit) low = mid + 1;
        else high = mid;
      }
      return low;
    },
  };
}

/** The line on which each claim is drawn, so that claims over the same words have lines of their own. */
export function lanesOf(spans: readonly Range[]): number[] {
  const ends: number[] = [];
  const order = spans.map((_, i) => i).sort((a, b) => (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0));
  const lanes: number[] = spans.map(() => 0);
  for (const i of order) {
    const span = spans[i];
    if (!span) continue;
    let lane = ends.findIndex((end) => end <= span.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = span.end;
    lanes[i] = lane;
  }
  return lanes;
}

/** Cuts a text into paragraphs and these into segments. All offsets are UTF-16 units. */
export function segmentsOf(text: string, spans: readonly Range[], repairs: readonly Repair[]): Paragraph[] {
  const out: Paragraph[] = [];
  const sorted = spans.map((span, i) => ({ ...span, i })).sort((a, b) => a.start - b.start);
  let at = 0;
  let first = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    if (
      line.trim() !== '' ||
      repairs.some((repair) => repair.start <= end && repair.end >= at && repair.original !== '')
    ) {
      while (first < sorted.length && (sorted[first]?.end ?? 0) <= at && (sorted[first]?.start ?? 0) < at) first++;
      const here = sorted.slice(first).filter((span) => span.start < end && span.end > at);
      const fixes = repairs.filter((repair) => repair.start >= at && repair.end <= end);
      const cuts = new Set([at, end]);
      for (const { start, end: to } of [...here, ...fixes]) {
        cuts.add(Math.max(start, at));
        cuts.add(Math.min(to, end));
      }
      const points = [...cuts].sort((a, b) => a - b);
      const segments: Segment[] = [];
      const nothing = fixes.filter(({ start, end: to }) => start === to);
      points.forEach((start, n) => {
        for (const repair of nothing)
          if (repair.start === start) segments.push({ start, end: start, claims: [], opens: [], repair });
        const to = points[n + 1];
        if (to === undefined) return;
        const over = here.filter((span) => span.start < to && span.end > start);
        segments.push({
          start,
          end: to,
          claims: over.map(({ i }) => i),
          opens: over.filter((span) => span.start === start).map(({ i }) => i),
          repair:
            fixes.find((repair) => repair.start <= start && repair.end >= to && repair.end > repair.start) ?? null,
        });
      });
      out.push({ start: at, end, segments });
    }
    at = end + 1;
  }
  return out;
}

/** The name of a claim within its document: `c7`. */
export const shortId = (claim: Pick<ClaimRow, 'id'>): string => claim.id.slice(claim.id.lastIndexOf('.') + 1);
