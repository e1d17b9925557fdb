import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/kernel/calendar.ts';
import { compareEdtf, edtfOfDay, edtfOfDays, edtfOverlaps, parseEdtf } from '../../src/kernel/edtf.ts';

const ends = (text: string): (string | null)[] | null => {
  const span = parseEdtf(text);
  return span && [span.first, span.last].map((d) => (d === null ? null : edtfOfDay(d)));
};

describe('parseEdtf', () => {
  it.each([
    ['2025-09-05', '2025-09-05', '2025-09-05'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023', '2023-01-01', '2023-12-31'],
    ['2025-34', '2025-04-01', '2025-06-30'],
    ['2024-23', '2024-09-01', '2024-11-30'],
    ['2024-24', '2024-12-01', '2025-02-28'],
    ['2024-40', '2024-01-01', '2024-06-30'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2023-09~', '2023-09-01', '2023-09-30'],
    ['2023/..', '2023-01-01', null],
    ['../2025-06', null, '2025-06-30'],
    ['2025-06-01/2025-06-10', '2025-06-01', '2025-06-10'],
    ['2025-09-05T10:00:00+08:00', '2025-09-05', '2025-09-05'],
  ])('%s', (text, first, last) => {
    expect(ends(text)).toEqual([first, last]);
  });
  it.each(['', 'soon', '2025-13', '2025-02-30', '25', '2025/2026/2027', '2025-9-5'])('refuses %j', (text) => {
    expect(parseEdtf(text)).toBeNull();
  });
  it('keeps the qualifiers', () => {
    expect(parseEdtf('2023-09~')).toMatchObject({ approximate: true, uncertain: false });
    expect(parseEdtf('2023%')).toMatchObject({ approximate: true, uncertain: true });
  });
});

describe('edtfOfDays', () => {
  const text = (a: [number, number, number] | null, b: [number, number, number] | null): string | null =>
    edtfOfDays(a && dayNumber(...a), b && dayNumber(...b));
  it('finds the shortest text', () => {
    expect(text([2025, 9, 5], [2025, 9, 5])).toBe('2025-09-05');
    expect(text([2025, 9, 1], [2025, 9, 30])).toBe('2025-09');
    expect(text([2025, 4, 1], [2025, 6, 30])).toBe('2025-34');
    expect(text([2024, 1, 1], [2024, 12, 31])).toBe('2024');
    expect(text([1990, 1, 1], [1999, 12, 31])).toBe('199X');
    expect(text([2020, 1, 1], [2024, 12, 31])).toBe('2020/2024');
    expect(text([2025, 1, 1], [2025, 6, 30])).toBe('2025-01/2025-06');
    expect(text([2025, 6, 1], [2025, 6, 10])).toBe('2025-06-01/2025-06-10');
    expect(text([2023, 1, 1], null)).toBe('2023-01-01/..');
    expect(text(null, null)).toBeNull();
  });
});

describe('order and overlap', () => {
  const span = (text: string): NonNullable<ReturnType<typeof parseEdtf>> => parseEdtf(text)!;
  it('compares by first day, then last', () => {
    const sorted = ['2024', '../2023', '2024-01', '2023/..'].sort((a, b) => compareEdtf(span(a), span(b)));
    expect(sorted).toEqual(['../2023', '2023/..', '2024-01', '2024']);
  });
  it('shares a day or does not', () => {
    expect(edtfOverlaps(span('2023/..'), span('2025-09'))).toBe(true);
    expect(edtfOverlaps(span('../2023'), span('2024'))).toBe(false);
  });
});
