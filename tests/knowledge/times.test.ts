import { describe, expect, it } from 'vitest';
import { dayNumber, isRealDay } from '../../src/kernel/calendar.ts';
import { parseEdtf } from '../../src/kernel/edtf.ts';
import { compileTimes } from '../../src/knowledge/times.ts';
import { fold, load, tables } from '../helpers/times.ts';

describe('compileTimes', () => {
  it('gives plain tables that survive JSON', () => {
    expect(JSON.parse(JSON.stringify(tables))).toEqual(tables);
  });
  it('folds its forms as texts are folded', () => {
    for (const [form] of tables.words) expect(fold(form)).toBe(form);
  });
  it('gathers the roles of one form', () => {
    const last = new Map(tables.words).get('last');
    expect(last).toMatchObject({ direction: { by: -1, from: 'publication' }, window: -1, trailing: true });
  });
  it('names file, entry and key of a mistake', () => {
    const broken = { ...(load('lexicons/en/times.yaml').content as object), wekdays: {} };
    expect(() => compileTimes([{ file: 'en.yaml', content: broken }], [], fold)).toThrow(/en\.yaml.*wekdays/);
    const content = { events: [{ id: 'x', name: 'X', date: '9 September' }] };
    expect(() => compileTimes([], [{ file: 'events.yaml', content }], fold)).toThrow(/events\.yaml: events\.0\.date/);
  });
});

describe('the calendar', () => {
  it('names only days that exist', () => {
    for (const event of tables.events) expect(parseEdtf(event.date), event.id).not.toBeNull();
    for (const festival of tables.festivals) {
      const days = festival.on ? [`2024-${festival.on}`] : Object.entries(festival.years).map(([y, d]) => `${y}-${d}`);
      for (const day of days) {
        const [y, m, d] = day.split('-').map(Number) as [number, number, number];
        expect(isRealDay(y, m, d), `${festival.id} ${day}`).toBe(true);
      }
    }
  });
  it('has lunisolar years that follow each other without a gap', () => {
    const years = Object.entries(tables.lunar);
    expect(years.length).toBe(200);
    const days = years.map(([y, { first }]) => dayNumber(Number(y), first[0], first[1]));
    for (let i = 1; i < days.length; i++) {
      const length = years[i - 1]![1].lengths.reduce((sum, n) => sum + n, 0);
      expect(days[i]! - days[i - 1]!, years[i]![0]).toBe(length);
      expect(years[i]![1].lengths.length).toBe(years[i]![1].leap > 0 ? 13 : 12);
    }
  });
  it('gives every festival one way to find its day', () => {
    for (const f of tables.festivals) {
      const ways = [f.on, f.nth, f.lunar, f.computus, f.after].filter((way) => way !== null).length;
      expect(ways + (Object.keys(f.years).length > 0 ? 1 : 0), f.id).toBe(1);
      if (f.after) expect(tables.festivals.map((other) => other.id)).toContain(f.after.festival);
    }
  });
});
