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
  it('has the lunar new year between 21 January and 20 February, a whole number of moons apart', () => {
    const years = Object.entries(tables.festivals.find((f) => f.id === 'spring-festival')!.years);
    const days = years.map(([y, d]) => dayNumber(Number(y), Number(d.slice(0, 2)), Number(d.slice(3))));
    for (let i = 1; i < days.length; i++) expect([354, 355, 383, 384, 385]).toContain(days[i]! - days[i - 1]!);
  });
});
