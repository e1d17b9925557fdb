import { civilOf, dayNumber, daysInMonth } from '../../../kernel/calendar.ts';
import type { Anchored, Days, Earlier, Leaning } from './types.ts';

/**
 * An undated month of this year that has begun is meant; one of last year only so many days back: news of July means
 * the September to come, news of January the December gone.
 */
export const REACH_BACK = 240;
/** So near the publication an undated day is the publication's own, whatever years the text spoke of before. */
const NEAR = 31;

/** A bare day may be the morrow of the publication: it was written in another zone. */
const DAY_AHEAD = 1;

export interface Chosen {
  readonly year: number;
  readonly month: number;
  readonly anchored: Anchored;
}

const startOf = (year: number, month: number, day: number): number =>
  dayNumber(year, month, Math.min(day || 1, daysInMonth(year, month) || 1));

/**
 * The year of a month, or of a day in a month (0: none), that the words leave out. Null where nothing in the text
 * or about it tells.
 */
export function yearOfMonth(month: number, day: number, at: Leaning, ahead: boolean): Chosen | null {
  const own = at.published === null ? null : nearPublication(month, day, at.published, ahead);
  const after = fromEarlier(month, day, at);
  if (own === null || at.published === null) return after ? { year: after.year, month, anchored: 'previous' } : null;
  if (!after || after.year === own) return { year: own, month, anchored: 'publication' };
  const sameSentence = after.earlier.sentence === at.sentence;
  const sameParagraph = after.earlier.paragraph === at.paragraph;
  const { grain } = after.earlier.days;
  // A year in passing ("the treaty of 2024") sets no scene; one that opens its sentence does.
  const fine = grain === 'day' || grain === 'month' || grain === 'part' || (grain === 'year' && after.earlier.topical);
  const close = Math.abs(startOf(own, month, day) - at.published) <= NEAR;
  const leans = fine && (close ? sameSentence : sameSentence || sameParagraph);
  return leans ? { year: after.year, month, anchored: 'previous' } : { year: own, month, anchored: 'publication' };
}

function nearPublication(month: number, day: number, published: number, ahead: boolean): number {
  const { year } = civilOf(published);
  const thisYear = startOf(year, month, day);
  const past = thisYear <= published ? year : year - 1;
  if (ahead) {
    const ends = day ? thisYear : dayNumber(year, month + 1, 0);
    return ends >= published ? year : year + 1;
  }
  return past === year || published - startOf(past, month, day) <= REACH_BACK ? past : past + 1;
}

/** The year that carries on from the date before, which tells of what came next unless that would be after publication. */
function fromEarlier(month: number, day: number, at: Leaning): { year: number; earlier: Earlier } | null {
  const earlier =
    at.dated && (!at.any || at.any.sentence !== at.sentence || at.dated.sentence === at.sentence) ? at.dated : at.any;
  if (!earlier) return null;
  const before = civilOf(earlier.days.first);
  const { year } = before;
  if (earlier.days.grain === 'year' || earlier.days.grain === 'era') return { year, earlier };
  const comesBefore = month < before.month;
  if (!comesBefore) return { year, earlier };
  const next = startOf(year + 1, month, day);
  const allowed = at.published !== null ? next <= at.published : before.month - month >= 6;
  if (!allowed && at.published !== null && !near(before.month, month)) return null;
  return { year: allowed ? year + 1 : year, earlier };
}

/** A step back of a few months in the telling stays in its year; a longer one speaks of another. */
const near = (from: number, to: number): boolean => from - to <= 6;

/** Whether the days name a month that a bare day could belong to: a season does not. */
function inOneMonth({ first, last, grain }: Days): boolean {
  return grain === 'day' || grain === 'month' || (grain === 'part' && civilOf(first).month === civilOf(last).month);
}

/** The month and year of a bare day (the 27th, 27日). */
export function monthOfDay(day: number, at: Leaning, ahead: boolean): Chosen | null {
  const { dated, published } = at;
  if (dated && inOneMonth(dated.days)) {
    const civil = civilOf(dated.days.first);
    const candidate = dayNumber(civil.year, civil.month, day);
    const sameSentence = dated.sentence === at.sentence;
    const sameParagraph = dated.paragraph === at.paragraph && dated.days.grain === 'day';
    const onward = candidate >= dated.days.first;
    const recent = published === null || published - candidate <= NEAR;
    const possible =
      day <= daysInMonth(civil.year, civil.month) && (published === null || candidate <= published || ahead);
    if (
      published === null ||
      (possible && (sameSentence || (sameParagraph && onward) || recent) && !(recent && !onward && !sameSentence))
    ) {
      return { year: civil.year, month: civil.month, anchored: 'previous' };
    }
  }
  if (published === null) return null;
  const { year, month } = civilOf(published);
  const step = ahead ? 1 : -1;
  for (let k = 0; k < 12; k++) {
    const index = year * 12 + month - 1 + step * k;
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
    if (day > daysInMonth(y, m)) continue;
    const candidate = dayNumber(y, m, day);
    if (ahead ? candidate >= published : candidate <= published + DAY_AHEAD)
      return { year: y, month: m, anchored: 'publication' };
  }
  return null;
}

/** A year of two figures: of this century unless that lies more than ten years ahead of the publication. */
export function wholeYear(short: number, published: number | null): number {
  const limit = published === null ? 2040 : civilOf(published).year + 10;
  const century = Math.floor(limit / 100) * 100;
  return century + short <= limit ? century + short : century - 100 + short;
}
