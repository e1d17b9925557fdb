/** The first and last day that an EDTF value can mean, as `YYYY-MM-DD`; null where that side is open or unknown. */
export interface DayBounds {
  readonly first: string | null;
  readonly last: string | null;
}

const NOWHERE: DayBounds = { first: null, last: null };

/** First and last month of the divisions that EDTF level 2 writes in the month's place. */
function division(code: number): [first: number, last: number] | null {
  if (code >= 1 && code <= 12) return [code, code];
  if (code >= 33 && code <= 36) return [(code - 33) * 3 + 1, (code - 33) * 3 + 3];
  if (code >= 37 && code <= 39) return [(code - 37) * 4 + 1, (code - 37) * 4 + 4];
  if (code === 40 || code === 41) return [(code - 40) * 6 + 1, (code - 40) * 6 + 6];
  return null;
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const two = (n: number): string => String(n).padStart(2, '0');

function single(value: string): DayBounds {
  const bare = value.replace(/[?~%]/g, '').replace(/T.*$/, '');
  const [year = '', month, day] = bare.split('-');
  if (!/^[0-9X]{4}$/.test(year)) return NOWHERE;
  const lowYear = year.replaceAll('X', '0');
  const highYear = year.replaceAll('X', '9');
  const whole = { first: `${lowYear}-01-01`, last: `${highYear}-12-31` };
  if (month === undefined || !/^\d\d$/.test(month)) return whole;
  const months = division(Number(month));
  // Seasons (21 to 24) lie differently in each hemisphere, so they bound no closer than their year.
  if (!months) return whole;
  const [low, high] = months;
  const lastDay = lastDayOf(Number(highYear), high);
  if (low === high && day !== undefined && /^\d\d$/.test(day)) {
    // A day that the calendar does not have (31 June) is kept within its month.
    const n = Math.min(Math.max(Number(day), 1), lastDay);
    return { first: `${lowYear}-${two(low)}-${two(n)}`, last: `${highYear}-${two(low)}-${two(n)}` };
  }
  return { first: `${lowYear}-${two(low)}-01`, last: `${highYear}-${two(high)}-${two(lastDay)}` };
}

/**
 * The days that an EDTF value of levels 0 to 2 covers at most, for filtering. Qualifiers (`?`, `~`, `%`) and times of
 * day are left aside; an open or empty end of an interval, and anything that is not EDTF, gives null on that side.
 */
export function edtfDays(edtf: string): DayBounds {
  const value = edtf.trim();
  const members = /^[[{](.*)[\]}]$/.exec(value)?.[1];
  if (members !== undefined) {
    const all = members.split(',').map((member) => edtfDays(member.replace(/^\.\.|\.\.$/g, '')));
    const first = all.map((d) => d.first).sort()[0] ?? null;
    const last =
      all
        .map((d) => d.last)
        .sort()
        .at(-1) ?? null;
    return { first: members.startsWith('..') ? null : first, last: members.endsWith('..') ? null : last };
  }
  const slash = value.indexOf('/');
  if (slash < 0) return single(value);
  return { first: single(value.slice(0, slash)).first, last: single(value.slice(slash + 1)).last };
}
