import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetMap, type Side, type Stretch } from '../../src/kernel/offset-map.ts';

const SIDES: Side[] = ['start', 'end'];

/** Maps made of random stretches: copied, replaced, deleted, inserted. */
const stretches = fc
  .array(fc.record({ source: fc.nat(5), target: fc.nat(5), copied: fc.boolean() }), { maxLength: 12 })
  .map((list) => {
    const out: Stretch[] = [];
    let source = 0;
    let target = 0;
    for (const item of list) {
      const sourceEnd = source + item.source;
      const targetEnd = target + (item.copied ? item.source : item.target);
      out.push({ sourceStart: source, sourceEnd, targetStart: target, targetEnd, copied: item.copied });
      source = sourceEnd;
      target = targetEnd;
    }
    return { out, source, target };
  });

describe('OffsetMap', () => {
  it('maps an empty sequence', () => {
    expect(OffsetMap.of([]).toSource(0, 'start')).toBe(0);
    expect(OffsetMap.identity(0).toTarget(0, 'end')).toBe(0);
  });

  it('leaves what was cut away beside a span out of it', () => {
    // ab(note)cd
    const map = OffsetMap.of([
      { sourceStart: 0, sourceEnd: 2, targetStart: 0, targetEnd: 2, copied: true },
      { sourceStart: 2, sourceEnd: 8, targetStart: 2, targetEnd: 2, copied: false },
      { sourceStart: 8, sourceEnd: 10, targetStart: 2, targetEnd: 4, copied: true },
    ]);
    expect([map.toSource(2, 'start'), map.toSource(4, 'end')]).toEqual([8, 10]);
    expect([map.toSource(0, 'start'), map.toSource(2, 'end')]).toEqual([0, 2]);
    expect([map.toSource(1, 'start'), map.toSource(3, 'end')]).toEqual([1, 9]);
    expect([map.toTarget(4, 'start'), map.toTarget(4, 'end')]).toEqual([2, 2]);
  });

  it('maps a position inside a replaced stretch to the asked edge', () => {
    const map = OffsetMap.of([{ sourceStart: 0, sourceEnd: 5, targetStart: 0, targetEnd: 3, copied: false }]);
    expect([map.toSource(1, 'start'), map.toSource(1, 'end')]).toEqual([0, 5]);
    expect([map.toTarget(2, 'start'), map.toTarget(2, 'end')]).toEqual([0, 3]);
  });

  it('is monotone, bounded, and never puts a start behind an end', () => {
    fc.assert(
      fc.property(stretches, ({ out, source, target }) => {
        const map = OffsetMap.of(out);
        for (const side of SIDES) {
          for (let p = 0, last = 0; p <= target; p++) {
            const at = map.toSource(p, side);
            expect(at).toBeGreaterThanOrEqual(last);
            expect(at).toBeLessThanOrEqual(source);
            last = at;
          }
          for (let p = 0, last = 0; p <= source; p++) {
            const at = map.toTarget(p, side);
            expect(at).toBeGreaterThanOrEqual(last);
            expect(at).toBeLessThanOrEqual(target);
            last = at;
          }
        }
        for (let p = 0; p < target; p++)
          expect(map.toSource(p, 'start')).toBeLessThanOrEqual(map.toSource(p + 1, 'end'));
      }),
    );
  });

  it('follows one map by another', () => {
    fc.assert(
      fc.property(stretches, fc.nat(3), ({ out, target }, cut) => {
        const first = OffsetMap.of(out);
        const kept = Math.max(0, target - cut);
        const second = OffsetMap.of([
          { sourceStart: 0, sourceEnd: target - kept, targetStart: 0, targetEnd: 0, copied: false },
          { sourceStart: target - kept, sourceEnd: target, targetStart: 0, targetEnd: kept, copied: true },
        ]);
        const both = first.then(second);
        for (const side of SIDES) {
          for (let p = 0; p <= kept; p++)
            expect(both.toSource(p, side)).toBe(first.toSource(second.toSource(p, side), side));
        }
      }),
    );
  });
});
