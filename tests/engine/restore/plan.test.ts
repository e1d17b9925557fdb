import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, compose, mapOf, type Edit } from '../../../src/engine/restore/plan.ts';

const text = 'abcdefghijklmnopqrstuvwxyz';

/** A plan for a text of the given length: entries in order, at least one unit each. */
const plan = (length: number): fc.Arbitrary<Edit[]> =>
  fc
    .array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 5 }), fc.string({ maxLength: 4 })), { maxLength: 6 })
    .map((list) => {
      const out: Edit[] = [];
      let at = 0;
      for (const [skip, size, restored] of list) {
        const start = at + skip;
        if (start + size > length) break;
        out.push({ start, end: start + size, restored, kind: 'test', confidence: 1 });
        at = start + size;
      }
      return out;
    });

describe('plans', () => {
  it('compose to one plan that does the same', () => {
    fc.assert(
      fc.property(
        plan(text.length).chain((first) => {
          const middle = apply(text, first);
          return fc.tuple(fc.constant(first), fc.constant(middle), plan(middle.length));
        }),
        ([first, middle, second]) => {
          const both = compose(first, middle, second);
          expect(apply(text, both)).toBe(apply(middle, second));
          for (let i = 1; i < both.length; i++) expect(both[i]!.start).toBeGreaterThanOrEqual(both[i - 1]!.end);
          const map = mapOf(text.length, both);
          expect(map.toTarget(text.length, 'end')).toBe(apply(text, both).length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
