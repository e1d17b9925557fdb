import { describe, expect, it } from 'vitest';
import { read } from './support.ts';

describe('marks', () => {
  const text = '朝鮮派出近1.5萬名士兵，價值more than $2.3bn，佔40%；2025年9月5日，第三次。';

  it('come in order, without overlap, the numeral inside the mark', () => {
    let last = 0;
    for (const m of read(text)) {
      expect(m.start).toBeGreaterThanOrEqual(last);
      expect(m.numberStart).toBeGreaterThanOrEqual(m.start);
      expect(m.numberEnd).toBeLessThanOrEqual(m.end);
      last = m.end;
    }
    expect(read(text).map((m) => m.type)).toContain('money');
  });

  it('say which numbers belong to a date', () => {
    const dates = read('2025年9月5日下午3点').map((m) => m.rule);
    expect(dates).toEqual(['calendar', 'calendar', 'calendar', 'calendar']);
  });

  it('are the same for the same text', () => {
    expect(read(text)).toEqual(read(text));
  });
});

describe('time', () => {
  const units = [
    '1',
    '一',
    '十',
    '万',
    '百分之',
    '分之一',
    '1,234',
    '1-',
    '1到',
    '负',
    '约',
    '一又',
    'one ',
    'one over ',
    'two out of ',
    'hundred and ',
    'million ',
    'half a ',
    'minus ',
    'several ',
    '$',
    '多名',
    '1 dollar ',
    '½',
    '1 000 ',
    '3 out of ',
    'raised from 5 to ',
    'fell by ',
    '了',
    'one hundred twenty ',
    '５．',
    'over half a ',
  ];
  it.each(units)('is linear in %s', (unit) => {
    const took = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      let best = Infinity;
      for (let run = 0; run < 3; run++) {
        // Time of the processor and not of the clock: other work on the machine does not count.
        const start = process.cpuUsage();
        read(text);
        const { user, system } = process.cpuUsage(start);
        best = Math.min(best, (user + system) / 1000);
      }
      return best;
    };
    // Eight times the text takes a linear reader about eight times as long, a quadratic one sixty-four times.
    expect(took(48_000)).toBeLessThan(24 * took(6_000) + 20);
  });
});
