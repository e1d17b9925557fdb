import { weekdayOf } from '../../../kernel/calendar.ts';
import { edtfOfDay, edtfOfDays, parseEdtf } from '../../../kernel/edtf.ts';
import type { Diagnostic } from '../../../kernel/errors.ts';
import type { DatedEvent, TimeTables } from '../../../knowledge/times.ts';
import type { TimeExpression } from '../../recognise/time/types.ts';
import { createFestivalCalendar } from './festivals.ts';
import { createPlaces } from './places.ts';
import { resolveParts } from './phrases.ts';
import type { Days, Earlier, Failure, Leaning, ResolvedTime } from './types.ts';

export type * from './types.ts';

export interface TimeContext {
  /** An EDTF day or an ISO time in the publication's own zone, as far as it is known; null: relative times stay open. */
  readonly published: string | null;
  readonly view: string;
  /** UTF-16 offsets at which paragraphs begin, ascending; where absent, every line is one. */
  readonly paragraphStarts?: readonly number[];
}

const MESSAGES: Record<Failure, readonly [code: string, message: string]> = {
  unanchored: ['TIME_UNANCHORED', 'a relative time with no publication date and no earlier date to measure it from'],
  impossible: ['TIME_IMPOSSIBLE', 'names a day that does not exist'],
  unknown: ['TIME_UNKNOWN', 'a festival whose day in that year the calendar does not hold'],
};

/** How far from the word an anniversary's occasion may stand, in UTF-16 units. */
const OCCASION_BEFORE = 24;
const OCCASION_AFTER = 64;

/**
 * Makes the resolver of times. The returned function turns expressions, in the text's order, into dates: against the
 * publication, and for 翌日, "that year" and dates without a year or month also against the dates before them.
 * Nothing is ever measured from a clock.
 */
export function createTimeResolver(
  tables: TimeTables,
): (expressions: readonly TimeExpression[], context: TimeContext) => ResolvedTime[] {
  const festivals = createFestivalCalendar(tables);
  return (expressions, { published, view, paragraphStarts }) => {
    const anchor = published === null ? null : (parseEdtf(published.slice(0, 10)) ?? parseEdtf(published));
    const placeOf = createPlaces(view, paragraphStarts);
    let dated: Earlier | null = null;
    let day: Earlier | null = null;
    let any: Earlier | null = null;
    return expressions.map((expression): ResolvedTime => {
      const place = placeOf(expression.start);
      const at: Leaning = { published: anchor?.first ?? null, ...place, dated, day, any };
      if (expression.parts.form === 'anniversary') {
        const event = occasionOf(tables.events, view, expression);
        return {
          ...expression,
          edtf: null,
          first: null,
          last: null,
          anchored: 'absolute',
          anniversary: { ordinal: expression.parts.ordinal, event },
        };
      }
      const read = resolveParts(expression.parts, at, festivals);
      if (read === null) return { ...expression, edtf: null, first: null, last: null, anchored: 'absolute' };
      if (typeof read === 'string') {
        const [code, message] = MESSAGES[read];
        const diagnostic: Diagnostic = { code, message, start: expression.start, end: expression.end };
        return {
          ...expression,
          edtf: null,
          first: null,
          last: null,
          anchored: 'absolute',
          diagnostics: [diagnostic],
          ...(read === 'impossible' ? { impossible: true } : {}),
        };
      }
      if (read.leans) {
        const earlier: Earlier = { days: read.leans, ...place };
        if (!read.weak) any = earlier;
        if (read.leans.grain !== 'year' && read.leans.grain !== 'era') dated = earlier;
        if (read.leans.grain === 'day') day = earlier;
      }
      return {
        ...expression,
        edtf: read.edtf ?? edtfOfDays(read.first, read.last),
        first: read.first === null ? null : `${edtfOfDay(read.first)}T00:00:00`,
        last: read.last === null ? null : `${edtfOfDay(read.last)}T23:59:59`,
        anchored: read.anchored,
        ...weekdayOfBoth(expression, read.leans),
      };
    });
  };
}

/** The stated weekday beside the true one, where the words give a date as well. */
function weekdayOfBoth({ parts }: TimeExpression, days: Days | null): Pick<ResolvedTime, 'weekday'> {
  if (parts.form !== 'point' || parts.weekday === undefined || parts.day === undefined || days?.grain !== 'day')
    return {};
  return { weekday: { stated: parts.weekday, actual: weekdayOf(days.first) } };
}

/** The event that an anniversary counts from: the longest form of the calendar that stands beside the word. */
function occasionOf(events: readonly DatedEvent[], view: string, { start, end }: TimeExpression): string | null {
  const beside = view.slice(Math.max(0, start - OCCASION_BEFORE), end + OCCASION_AFTER);
  let best: string | null = null;
  let length = 0;
  for (const event of events) {
    for (const form of event.forms) {
      if (form.length > length && beside.includes(form)) {
        best = event.id;
        ({ length } = form);
      }
    }
  }
  return best;
}
