import { z } from 'zod';

/** Festivals, dated happenings and the lunisolar calendar: the schema of data/calendar/*.yaml and its compiled form. */
const forms = z.array(z.string().min(1)).min(1);
const day = z.string().regex(/^(--[0-9]{2}-[0-9]{2}|-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$/);
const monthAndDay = z.string().regex(/^[0-9]{2}-[0-9]{2}$/);
const year = z.string().regex(/^[0-9]{4}$/);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const named = { id, name: z.string().min(1), zh: forms.optional(), en: forms.optional() };

export const calendarSchema = z.strictObject({
  /** Days that come back: each says in one way when. */
  festivals: z
    .array(
      z.strictObject({
        ...named,
        /** `--MM-DD`, the same in every year. */
        on: day.optional(),
        years: z.record(year, monthAndDay).optional(),
        /** A weekday of a month (Monday is 1), counted from its end where `count` is negative. */
        nth: z
          .strictObject({ month: z.int().min(1).max(12), weekday: z.int().min(1).max(7), count: z.int() })
          .optional(),
        /** Month and day of the lunisolar calendar; day 00 is the last of the month. */
        lunar: monthAndDay.optional(),
        /** Easter Sunday as the Western or the Eastern churches reckon it. */
        computus: z.enum(['western', 'eastern']).optional(),
        after: z.strictObject({ festival: id, days: z.int() }).optional(),
      }),
    )
    .optional(),
  /** Happenings with a date, asked when a text counts the years since. */
  events: z
    .array(
      z.strictObject({
        ...named,
        date: day,
        state: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        wikidata: z
          .string()
          .regex(/^Q[1-9][0-9]*$/)
          .optional(),
      }),
    )
    .optional(),
  /** Years of the lunisolar calendar: their first day, the days of their months in order, and the month before a leap month. */
  lunar: z
    .record(
      year,
      z.strictObject({
        first: monthAndDay,
        leap: z.int().min(1).max(12).optional(),
        lengths: z.array(z.int().min(29).max(30)).min(12).max(13),
      }),
    )
    .optional(),
});

export interface Festival {
  readonly id: string;
  readonly name: string;
  /** `MM-DD`, the same in every year. */
  readonly on: string | null;
  readonly years: Readonly<Record<string, string>>;
  readonly nth: { readonly month: number; readonly weekday: number; readonly count: number } | null;
  /** Month and day; day 0 is the month's last. */
  readonly lunar: readonly [month: number, day: number] | null;
  readonly computus: 'western' | 'eastern' | null;
  readonly after: { readonly festival: string; readonly days: number } | null;
}
export interface DatedEvent {
  readonly id: string;
  readonly name: string;
  /** EDTF. */
  readonly date: string;
  readonly state: string | null;
  /** Folded as the matching view is. */
  readonly forms: readonly string[];
}
export interface LunarYear {
  /** Gregorian month and day of the year's first day. */
  readonly first: readonly [month: number, day: number];
  /** The month after which a leap month of the same number stands; 0 where there is none. */
  readonly leap: number;
  readonly lengths: readonly number[];
}
export interface CalendarTables {
  readonly festivals: readonly Festival[];
  readonly events: readonly DatedEvent[];
  readonly lunar: Readonly<Record<string, LunarYear>>;
}

const pair = (text: string): [number, number] => [Number(text.slice(0, 2)), Number(text.slice(3))];

/** Joins checked calendar files to tables; `named` is told every form of every festival. */
export function compileCalendar(
  files: readonly z.infer<typeof calendarSchema>[],
  fold: (form: string) => string,
  named: (forms: readonly string[], festival: string) => void,
): CalendarTables {
  const festivals: Festival[] = [];
  const events: DatedEvent[] = [];
  const lunar: Record<string, LunarYear> = {};
  for (const file of files) {
    for (const f of file.festivals ?? []) {
      named([...(f.zh ?? []), ...(f.en ?? [])], f.id);
      festivals.push({
        id: f.id,
        name: f.name,
        on: f.on ? f.on.slice(2) : null,
        years: f.years ?? {},
        nth: f.nth ?? null,
        lunar: f.lunar ? pair(f.lunar) : null,
        computus: f.computus ?? null,
        after: f.after ?? null,
      });
    }
    for (const e of file.events ?? []) {
      const { id, name, date } = e;
      events.push({ id, name, date, state: e.state ?? null, forms: [...(e.zh ?? []), ...(e.en ?? [])].map(fold) });
    }
    for (const [of, y] of Object.entries(file.lunar ?? {}))
      lunar[of] = { first: pair(y.first), leap: y.leap ?? 0, lengths: y.lengths };
  }
  return { festivals, events, lunar };
}
