import { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';
import { calendarSchema, compileCalendar, type CalendarTables } from './calendar.ts';

export type { DatedEvent, Festival, LunarYear } from './calendar.ts';

/**
 * The words of time: data/lexicons/<lang>/times.yaml and data/calendar/*.yaml, checked and compiled. A form may play
 * several roles ("last": the one before now, and the end of a stretch); the compiled table holds one entry a form with
 * all its roles, and the grammar asks for the role that fits the place.
 */
const forms = z.array(z.string().min(1)).min(1);
const unit = z.enum([
  'second',
  'minute',
  'hour',
  'day',
  'workday',
  'weekend',
  'workweek',
  'week',
  'month',
  'quarter',
  'half',
  'year',
  'decade',
  'century',
]);
const anchor = z.enum(['publication', 'previous']);
/** `elapsed` and `remaining` part the current period at the publication (earlier this month). */
const edge = z.enum(['start', 'early', 'middle', 'late', 'end', 'elapsed', 'remaining']);
/**
 * `to` (到) leads to a date as often as it bounds one: a bound only where what comes is still ahead. `by` takes in the
 * period that names it where that is still ahead, `before` never does.
 */
const bound = z.enum(['since', 'from', 'between', 'to', 'until', 'as-of', 'before', 'by', 'after']);
const side = z.enum(['before', 'after']);
const byValue = z.record(z.string().regex(/^[0-9]+$/), forms);

export type Unit = z.infer<typeof unit>;
export type TimeAnchor = z.infer<typeof anchor>;
export type Edge = z.infer<typeof edge>;
export type Bound = z.infer<typeof bound>;

const lexiconSchema = z.strictObject({
  language: z.enum(['zh', 'en']),
  /** How a date of three bare numbers is read where its numbers allow both. */
  order: z.enum(['day-first', 'month-first']),
  /**
   * Characters of positional numerals (二〇二三) and their scales (十, 百); a `packed` one is a number of tens by itself
   * (廿), a `counting` one a digit that counts and never dates (两).
   */
  digits: byValue.optional(),
  counting: byValue.optional(),
  scales: byValue.optional(),
  packed: byValue.optional(),
  numbers: byValue.optional(),
  /** Tens and units that a hyphen or a space joins (twenty-one). */
  tens: byValue.optional(),
  /** Those of the numbers that are articles as well (a, an). */
  articles: forms.optional(),
  ordinals: byValue.optional(),
  /** Numbers without a figure ("several"): their stretch has no exact bounds. */
  indefinite: forms.optional(),
  months: byValue.optional(),
  weekdays: byValue,
  /** Forms above that are ordinary words as well: read only with a capital or beside another part of a date. */
  cautious: forms.optional(),
  /** Written after a number, they make it a part of a date (年, 月, 日). */
  marks: z.array(z.strictObject({ unit, forms, cautious: z.boolean().optional() })).optional(),
  /** Units that are counted (天, 个月, days). */
  counts: z.array(z.strictObject({ unit, forms, plural: forms.optional() })),
  /** Whole words that step from an anchor (昨天, last year, 翌日); `last`: only where no word follows (the day after). */
  shifts: z.array(
    z.strictObject({
      unit,
      by: z.int(),
      from: anchor.default('publication'),
      forms,
      weekday: z.boolean().optional(),
      last: z.boolean().optional(),
      /** The latest one that has begun (over the weekend). */
      recent: z.boolean().optional(),
    }),
  ),
  /** Words that step when a unit, month or weekday follows (last, next, 上). */
  directions: z.array(z.strictObject({ by: z.int(), from: anchor.default('publication'), forms })).optional(),
  /** Set behind a weekday: the one of the week after the next. */
  afterNext: forms.optional(),
  /** Words that open a stretch of counted units reaching back from or on from the anchor (过去三年, the next two weeks). */
  windows: z.array(
    z.strictObject({
      by: z.union([z.literal(-1), z.literal(1)]),
      forms,
      /** Only of days and longer. */ days: z.boolean().optional(),
    }),
  ),
  /** The first or last so many units of something (前三季度, the first two months). */
  leading: forms.optional(),
  trailing: forms.optional(),
  edges: z.array(z.strictObject({ edge, side, unit: unit.optional(), alone: z.boolean().optional(), forms })),
  halves: byValue.optional(),
  /** Halves of the current month (上半月). */
  monthHalves: byValue.optional(),
  quarters: byValue.optional(),
  /** Decades by their word (the nineties), within their century. */
  decades: byValue.optional(),
  seasons: byValue,
  /** Set before a month and day of the Chinese lunisolar calendar; its months' and days' own names. */
  lunar: forms.optional(),
  lunarMonths: byValue.optional(),
  lunarDays: byValue.optional(),
  bounds: z.array(z.strictObject({ bound, side, forms })),
  links: forms,
  /** Joins two ends only after a word like "between". */
  pairs: forms,
  /** Closes a pair (之间). */
  pairEnds: forms.optional(),
  ago: z.array(z.strictObject({ by: z.union([z.literal(-1), z.literal(1)]), from: anchor, forms })),
  /** Set before a counted stretch ("in two weeks", "within three days") or after it (三日内). */
  within: z.strictObject({ before: forms.optional(), after: forms.optional() }),
  approximate: z.strictObject({ before: forms, after: forms.optional() }),
  durations: forms,
  /** Those of them that leave the end open (more than). */
  more: forms.optional(),
  /** Whole words for a stretch (half an hour, 半年). */
  lengths: z.array(z.strictObject({ unit, count: z.int().positive(), forms })).optional(),
  /** Makes years in words (two thousand and five). */
  thousands: forms.optional(),
  recurrences: forms,
  vague: forms,
  /** The time last named, as the beginning of a stretch alone (从那时到…); whole words for such a stretch (since then). */
  then: forms.optional(),
  sinceThen: forms.optional(),
  now: forms,
  /** Up to the publication (so far, 迄今). */
  soFar: forms,
  eras: z.array(z.strictObject({ offset: z.int(), forms })).optional(),
  anniversaries: forms,
  ordinalMarks: forms.optional(),
  dayparts: forms,
  clocks: forms,
  of: forms,
  the: forms.optional(),
  /** Set before a date and no part of it (on, in, 在). */
  prepositions: forms,
  /** The number that follows is a name, not a year (resolution 1929, flight 2019). */
  numbersNot: forms,
  /** What follows is still to come (will, 将): an undated day is then sought ahead. */
  ahead: forms,
  /** Words that hold a form of this table and mean no time (明日香, 今日头条). */
  never: forms.optional(),
});

export interface Step {
  readonly unit: Unit;
  readonly by: number;
  readonly from: TimeAnchor;
  /** The latest one that has begun, whatever week it lies in. */
  readonly recent?: true;
}
/** All roles of one form. */
export interface TimeWord {
  number?: number;
  /** It is an article as well (a, an). */
  article?: true;
  tens?: number;
  ordinal?: number;
  indefinite?: true;
  month?: number;
  weekday?: number;
  cautious?: true;
  mark?: Unit;
  count?: Unit;
  plural?: true;
  shift?: Step & { weekday?: true; last?: true };
  direction?: { by: number; from: TimeAnchor };
  window?: -1 | 1;
  windowDays?: true;
  leading?: true;
  trailing?: true;
  afterNext?: true;
  edge?: { edge: Edge; side: 'before' | 'after'; unit?: Unit; alone?: true };
  half?: number;
  monthHalf?: number;
  quarter?: number;
  season?: number;
  decade?: number;
  lunar?: true;
  lunarMonth?: number;
  lunarDay?: number;
  boundBefore?: Bound;
  boundAfter?: Bound;
  link?: true;
  pair?: true;
  pairEnd?: true;
  ago?: { by: -1 | 1; from: TimeAnchor };
  withinBefore?: true;
  withinAfter?: true;
  approximateBefore?: true;
  approximateAfter?: true;
  duration?: true;
  more?: true;
  length?: { unit: Unit; count: number };
  thousand?: true;
  recurrence?: true;
  vague?: true;
  now?: true;
  then?: true;
  sinceThen?: true;
  soFar?: true;
  era?: number;
  anniversary?: true;
  ordinalMark?: true;
  daypart?: true;
  clock?: true;
  of?: true;
  the?: true;
  preposition?: true;
  notNumber?: true;
  ahead?: true;
  never?: true;
  festival?: string;
}
export interface TimeTables extends CalendarTables {
  readonly words: readonly (readonly [form: string, word: TimeWord])[];
  readonly digits: readonly (readonly [character: string, value: number])[];
  readonly counting: readonly (readonly [character: string, value: number])[];
  readonly scales: readonly (readonly [character: string, value: number])[];
  readonly packed: readonly (readonly [character: string, value: number])[];
  /** Whether 1/2/2024 is the second of January in texts of the language. */
  readonly monthFirst: { readonly zh: boolean; readonly en: boolean };
}
/** A parsed YAML file with its name for messages. */
export interface DataFile {
  readonly file: string;
  readonly content: unknown;
}

function check<T>(schema: z.ZodType<T>, { file, content }: DataFile): T {
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw new TallyError('DATA_INVALID', `${file}: ${issue.path.join('.') || '(top)'}: ${issue.message}`);
}

/**
 * Compiles the lexicons of time and the calendar. `fold` brings a form into the matching view and must keep its length;
 * throws TallyError DATA_INVALID with file, entry and key where a file breaks its schema.
 */
export function compileTimes(
  lexicons: readonly DataFile[],
  calendars: readonly DataFile[],
  fold: (form: string) => string,
): TimeTables {
  const words = new Map<string, TimeWord>();
  const digits: [string, number][] = [];
  const counting: [string, number][] = [];
  const scales: [string, number][] = [];
  const packed: [string, number][] = [];
  const monthFirst = { zh: false, en: false };
  const add = (list: readonly string[] | undefined, role: TimeWord): void => {
    for (const form of list ?? []) words.set(fold(form), { ...words.get(fold(form)), ...role });
  };
  const each = (table: Record<string, string[]> | undefined, use: (list: string[], value: number) => void): void => {
    for (const [value, list] of Object.entries(table ?? {})) use(list, Number(value));
  };
  for (const source of lexicons) {
    const x = check(lexiconSchema, source);
    monthFirst[x.language] = x.order === 'month-first';
    each(x.digits, (list, value) => digits.push(...list.map((c): [string, number] => [fold(c), value])));
    each(x.counting, (list, value) => counting.push(...list.map((c): [string, number] => [fold(c), value])));
    each(x.scales, (list, value) => scales.push(...list.map((c): [string, number] => [fold(c), value])));
    each(x.packed, (list, value) => packed.push(...list.map((c): [string, number] => [fold(c), value])));
    each(x.numbers, (list, number) => {
      add(list, { number });
    });
    each(x.tens, (list, tens) => {
      add(list, { number: tens, tens });
    });
    add(x.articles, { article: true });
    each(x.ordinals, (list, ordinal) => {
      add(list, { ordinal });
    });
    each(x.months, (list, month) => {
      add(list, { month });
    });
    each(x.weekdays, (list, weekday) => {
      add(list, { weekday });
    });
    each(x.halves, (list, half) => {
      add(list, { half });
    });
    each(x.monthHalves, (list, monthHalf) => {
      add(list, { monthHalf });
    });
    each(x.quarters, (list, quarter) => {
      add(list, { quarter });
    });
    each(x.decades, (list, decade) => {
      add(list, { decade });
    });
    each(x.seasons, (list, season) => {
      add(list, { season });
    });
    each(x.lunarMonths, (list, lunarMonth) => {
      add(list, { lunarMonth });
    });
    each(x.lunarDays, (list, lunarDay) => {
      add(list, { lunarDay });
    });
    add(x.lunar, { lunar: true });
    for (const m of x.marks ?? []) add(m.forms, { mark: m.unit, ...(m.cautious ? { cautious: true } : {}) });
    for (const c of x.counts) {
      add(c.forms, { count: c.unit });
      add(c.plural, { count: c.unit, plural: true });
    }
    for (const s of x.shifts)
      add(s.forms, {
        shift: {
          unit: s.unit,
          by: s.by,
          from: s.from,
          ...(s.weekday ? { weekday: true } : {}),
          ...(s.last ? { last: true } : {}),
          ...(s.recent ? { recent: true } : {}),
        },
      });
    for (const d of x.directions ?? []) add(d.forms, { direction: { by: d.by, from: d.from } });
    for (const w of x.windows) add(w.forms, { window: w.by, ...(w.days ? { windowDays: true } : {}) });
    for (const e of x.edges) {
      add(e.forms, {
        edge: { edge: e.edge, side: e.side, ...(e.unit ? { unit: e.unit } : {}), ...(e.alone ? { alone: true } : {}) },
      });
    }
    for (const b of x.bounds) add(b.forms, b.side === 'before' ? { boundBefore: b.bound } : { boundAfter: b.bound });
    for (const a of x.ago) add(a.forms, { ago: { by: a.by, from: a.from } });
    for (const e of x.eras ?? []) add(e.forms, { era: e.offset });
    add(x.more, { more: true });
    for (const l of x.lengths ?? []) add(l.forms, { length: { unit: l.unit, count: l.count } });
    add(x.thousands, { thousand: true });
    add(x.indefinite, { indefinite: true });
    add(x.leading, { leading: true });
    add(x.trailing, { trailing: true });
    add(x.afterNext, { afterNext: true });
    add(x.links, { link: true });
    add(x.pairs, { pair: true });
    add(x.pairEnds, { pairEnd: true });
    add(x.within.before, { withinBefore: true });
    add(x.within.after, { withinAfter: true });
    add(x.approximate.before, { approximateBefore: true });
    add(x.approximate.after, { approximateAfter: true });
    add(x.durations, { duration: true });
    add(x.recurrences, { recurrence: true });
    add(x.vague, { vague: true });
    add(x.then, { then: true });
    add(x.sinceThen, { sinceThen: true });
    add(x.now, { now: true });
    add(x.soFar, { soFar: true });
    add(x.anniversaries, { anniversary: true });
    add(x.ordinalMarks, { ordinalMark: true });
    add(x.dayparts, { daypart: true });
    add(x.clocks, { clock: true });
    add(x.of, { of: true });
    add(x.the, { the: true });
    add(x.prepositions, { preposition: true });
    add(x.numbersNot, { notNumber: true });
    add(x.ahead, { ahead: true });
    add(x.never, { never: true });
    add(x.cautious, { cautious: true });
  }
  const calendar = compileCalendar(
    calendars.map((source) => check(calendarSchema, source)),
    fold,
    (list, festival) => {
      add(list, { festival });
    },
  );
  return { words: [...words], digits, counting, scales, packed, monthFirst, ...calendar };
}
