import { OffsetMap, type Stretch } from '../../kernel/offset-map.ts';

/**
 * One entry of a plan: what stands from `start` to `end` (UTF-16 offsets of the text before) becomes `restored`.
 * A plan is a list of entries in order that do not overlap; it is applied once, as a whole.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly restored: string;
  readonly kind: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The text after a plan. */
export function apply(text: string, plan: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of plan) {
    pieces.push(text.slice(at, edit.start), edit.restored);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The map from a text of `length` units to the text after the plan. */
export function mapOf(length: number, plan: readonly Edit[]): OffsetMap {
  const stretches: Stretch[] = [];
  let source = 0;
  let target = 0;
  const push = (sourceEnd: number, targetEnd: number, copied: boolean): void => {
    stretches.push({ sourceStart: source, sourceEnd, targetStart: target, targetEnd, copied });
    source = sourceEnd;
    target = targetEnd;
  };
  for (const edit of plan) {
    if (edit.start > source) push(edit.start, target + edit.start - source, true);
    push(edit.end, target + edit.restored.length, false);
  }
  if (source < length || stretches.length === 0) push(length, target + length - source, true);
  return OffsetMap.of(stretches);
}

/**
 * One plan that does what two do one after the other: `first` gives the text `middle`, and `second` is a plan for it.
 * Entries that overlap there become one, of the kind of the first plan's entry. Linear.
 */
export function compose(first: readonly Edit[], middle: string, second: readonly Edit[]): readonly Edit[] {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const out: Edit[] = [];
  /** Offset in `middle` less offset in the source, before first[i]. */
  let shift = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const shiftBefore = shift;
    const firstFrom = i;
    const secondFrom = j;
    const start = Math.min((first[i]?.start ?? Infinity) + shift, second[j]?.start ?? Infinity);
    let end = start;
    for (let grown = true; grown;) {
      grown = false;
      const f = first[i];
      const s = second[j];
      // Both may open the group; the first plan's entry goes before where both begin at one place.
      if (f && joins(f.start + shift, start, end, i === firstFrom && j === secondFrom)) {
        shift += f.restored.length - (f.end - f.start);
        end = Math.max(end, f.end + shift);
        i++;
        grown = true;
      } else if (s && joins(s.start, start, end, i === firstFrom && j === secondFrom)) {
        end = Math.max(end, s.end);
        j++;
        grown = true;
      }
    }
    const group = [...first.slice(firstFrom, i), ...second.slice(secondFrom, j)];
    out.push({
      start: start - shiftBefore,
      end: end - shift,
      restored: applyWithin(middle, start, end, second.slice(secondFrom, j)),
      kind: group[0]!.kind,
      confidence: group.reduce((least, edit) => Math.min(least, edit.confidence), 1),
    });
  }
  return out;
}

function joins(from: number, start: number, end: number, opens: boolean): boolean {
  return opens ? from === start : from < end;
}

function applyWithin(text: string, start: number, end: number, plan: readonly Edit[]): string {
  let out = '';
  let at = start;
  for (const edit of plan) {
    out += text.slice(at, edit.start) + edit.restored;
    at = edit.end;
  }
  return out + text.slice(at, end);
}
