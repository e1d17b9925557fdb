import { dayNumber } from '../../../kernel/calendar.ts';
import { parseEdtf } from '../../../kernel/edtf.ts';
import type { Span } from '../../../kernel/span.ts';
import type { CheckTables } from '../../../knowledge/checks.ts';
import { dayText, finding, firstWhere, holds, yearOf, type AssessContext } from '../context.ts';
import type { AssessedTime, Finding } from '../types.ts';
import { createAnniversaryFinder, type AnniversaryTerm } from './anniversary-terms.ts';

const HAN = /\p{Script=Han}/u;

/**
 * ANNIVERSARY_MISMATCH: an anniversary that the text puts on a day, or counts to a number of years, which the calendar
 * does not bear out. The date must belong to the anniversary itself: words between them equate the two or name what is
 * held on the day (a parade, a rally), and none loosens the date ("ahead of", 前夕, a telegram). An event held a few days
 * early passes, as does one on any of the days on which the happening is kept.
 */
export function createAnniversaryMismatch(tables: CheckTables): (context: AssessContext) => Finding[] {
  const termsIn = createAnniversaryFinder(tables);
  return (context) =>
    context.sentences.flatMap((sentence) => {
      const days = context.timesIn(sentence).filter((time) => onDay(time) !== null);
      if (days.length === 0) return [];
      return termsIn(context.views.view, sentence).flatMap((term) => {
        const time = dateOf(context, term, days, sentence);
        const found = time && compared(context, term, time);
        return found ? [found] : [];
      });
    });
}

const onDay = (time: AssessedTime): number | null => {
  const span = time.edtf === null ? null : parseEdtf(time.edtf);
  return span && span.first !== null && span.first === span.last && !span.approximate && !span.uncertain
    ? span.first
    : null;
};

/** The day that the words give to the anniversary, or null where they leave any doubt. `days` are in order. */
function dateOf(
  context: AssessContext,
  term: AnniversaryTerm,
  days: readonly AssessedTime[],
  sentence: Span,
): AssessedTime | null {
  const { words } = context.tables;
  const { loose, equates, dayEvents, onDay: joins, reach } = words.anniversaries;
  const { view } = context.views;
  const chinese = HAN.test(view.slice(term.start, term.end));
  const far = chinese ? reach.zh : reach.en;
  const next = firstWhere(days, (time) => time.start >= term.end);
  const after = days[next];
  const ahead = view.slice(Math.max(sentence.start, term.start - far), term.start);
  if (after && joins.includes(view.slice(term.end, after.start))) return holds(ahead, loose) ? null : after;
  const before = days[firstWhere(days, (time) => time.end > term.start) - 1];
  if (!before || term.start - before.end > far) return null;
  const gap = view.slice(before.end, term.start);
  const behind = view.slice(term.end, Math.min(sentence.end, term.end + far));
  const named = chinese ? behind.slice(0, 8) : gap;
  if (holds(gap, loose) || holds(behind.slice(0, chinese ? 8 : 0), loose)) return null;
  return holds(named, dayEvents) || equates.some((form) => (chinese ? gap.startsWith(form) : gap.includes(form)))
    ? before
    : null;
}

function compared(context: AssessContext, term: AnniversaryTerm, time: AssessedTime): Finding | null {
  const { tables } = context;
  const { tolerance, years: mostYears } = tables.words.anniversaries;
  const stated = onDay(time)!;
  const year = yearOf(stated);
  const origins = term.event.dates.map((date) => parseEdtf(date)!.first!);
  const span = { start: Math.min(time.start, term.start), end: Math.max(time.end, term.end) };
  const claims = context.claimsOver(span);
  const evidence = context.words(span);
  const event = term.event.name;
  const say = (variant: 'day' | 'year', origin: number, values: Record<string, string | number>): Finding =>
    finding(
      tables,
      'ANNIVERSARY_MISMATCH',
      variant,
      span.start,
      claims,
      { event, origin: dayText(origin), stated: dayText(stated), ...values },
      evidence,
    );

  const counted = origins.map((origin) => year - yearOf(origin));
  if (!counted.includes(term.years)) {
    const years = counted[0]!;
    return Math.abs(years - term.years) > mostYears ? null : say('year', origins[0]!, { years, n: term.years });
  }
  if (term.event.loose) return null;
  const falls = origins
    .filter((origin) => year - yearOf(origin) === term.years)
    .map((origin) => ({ origin, day: anniversaryOf(origin, year) }));
  if (falls.some(({ day }) => stated >= day - tolerance.before && stated <= day + tolerance.after)) return null;
  return say('day', falls[0]!.origin, { nth: ordinal(term.years), day: dayText(falls[0]!.day) });
}

/** The same month and day in another year. */
function anniversaryOf(origin: number, year: number): number {
  const [, month, day] = dayText(origin).split('-').map(Number);
  return dayNumber(year, month!, day!);
}

/** 1st, 2nd, 3rd, 4th, 11th: for messages, which are English. */
function ordinal(n: number): string {
  const endings = ['th', 'st', 'nd', 'rd'];
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${teen ? 'th' : (endings[n % 10] ?? 'th')}`;
}
