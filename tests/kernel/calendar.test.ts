import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilOf,
  dayNumber,
  daysInMonth,
  isRealDay,
  mondayOf,
  mondayOfWeek,
  weekdayOf,
} from '../../src/kernel/calendar.ts';

describe('days', () => {
  it('counts from 1 January 1970', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(1969, 12, 31)).toBe(-1);
    expect(dayNumber(2000, 3, 1)).toBe(11017);
  });
  it('agrees with the platform and goes both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400_000, max: 400_000 }), (day) => {
        const { year, month, day: d } = civilOf(day);
        const date = new Date(day * 864e5);
        expect([year, month, d]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect(dayNumber(year, month, d)).toBe(day);
        expect(weekdayOf(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
      }),
    );
  });
  it('runs over the ends of months and years', () => {
    expect(civilOf(dayNumber(2024, 3, 0))).toEqual({ year: 2024, month: 2, day: 29 });
    expect(civilOf(dayNumber(2024, 14, 1))).toEqual({ year: 2025, month: 2, day: 1 });
    expect(civilOf(dayNumber(2024, 0, 1))).toEqual({ year: 2023, month: 12, day: 1 });
  });
  it('knows which days exist', () => {
    expect(isRealDay(2024, 2, 29)).toBe(true);
    expect(isRealDay(2025, 2, 29)).toBe(false);
    expect(isRealDay(1900, 2, 29)).toBe(false);
    expect(isRealDay(2025, 6, 31)).toBe(false);
    expect(daysInMonth(2025, 13)).toBe(0);
  });
});

describe('months and weeks', () => {
  it('keeps to the shorter month', () => {
    expect(civilOf(addMonths(dayNumber(2025, 1, 31), 1))).toEqual({ year: 2025, month: 2, day: 28 });
    expect(civilOf(addMonths(dayNumber(2025, 1, 15), -13))).toEqual({ year: 2023, month: 12, day: 15 });
  });
  it('begins weeks on Monday', () => {
    expect(civilOf(mondayOf(dayNumber(2025, 9, 14)))).toEqual({ year: 2025, month: 9, day: 8 });
    expect(civilOf(mondayOfWeek(2021, 1))).toEqual({ year: 2021, month: 1, day: 4 });
    expect(civilOf(mondayOfWeek(2015, 1))).toEqual({ year: 2014, month: 12, day: 29 });
  });
});
