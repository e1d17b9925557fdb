import { civilOf, dayNumber } from '../../../kernel/calendar.ts';
import { edtfMonth } from '../../../kernel/edtf.ts';
import type { Edge } from '../../../knowledge/times.ts';
import type { Days } from './types.ts';

/**
 * The beginning, middle or end of a period. A month: days 1 to 10, 11 to 20, 21 to its end. A year: its first quarter,
 * June, its last quarter, and December for its end. Longer and other periods: their thirds.
 */
export function edgeOf(edge: Edge, days: Days, published: number | null): Days {
  if (edge === 'elapsed' || edge === 'remaining') {
    const current = published !== null && published >= days.first && published <= days.last;
    if (!current) return days;
    return edge === 'elapsed' ? { ...days, last: published } : { ...days, first: published };
  }
  const { year, month } = civilOf(days.first);
  const { anchored } = days;
  const months = (from: number, to: number): Days => ({
    first: dayNumber(year, from, 1),
    last: dayNumber(year, to + 1, 0),
    grain: from === to ? 'month' : 'part',
    anchored,
    edtf: from === to ? edtfMonth(year, from) : `${edtfMonth(year, from)}/${edtfMonth(year, to)}`,
  });
  switch (days.grain) {
    case 'day':
      return days;
    case 'month':
      if (edge === 'middle')
        return { ...days, first: dayNumber(year, month, 11), last: dayNumber(year, month, 20), grain: 'part' };
      if (edge === 'early' || edge === 'start') return { ...days, last: dayNumber(year, month, 10), grain: 'part' };
      return { ...days, first: dayNumber(year, month, 21), grain: 'part' };
    case 'year':
      if (edge === 'early' || edge === 'start') return months(1, 3);
      if (edge === 'middle') return months(6, 6);
      return edge === 'end' ? months(12, 12) : months(10, 12);
    case 'week':
      if (edge === 'early' || edge === 'start') return { ...days, last: days.first + 2 };
      return edge === 'middle'
        ? { ...days, first: days.first + 2, last: days.first + 4 }
        : { ...days, first: days.first + 3 };
    case 'part': {
      // A quarter or a season: its first, second or third month.
      const third = edge === 'early' || edge === 'start' ? 0 : edge === 'middle' ? 1 : 2;
      return days.last - days.first > 100 ? thirds(edge, days) : months(month + third, month + third);
    }
    case 'era':
      return thirds(edge, days);
  }
}

function thirds(edge: Edge, { first, last, grain, anchored }: Days): Days {
  const from = civilOf(first);
  const to = civilOf(last);
  const length = (to.year - from.year) * 12 + to.month - from.month + 1;
  const third = length >= 36 ? Math.round(length / 36) * 12 : Math.floor(length / 3);
  const start = edge === 'early' || edge === 'start' ? 0 : edge === 'middle' ? third : length - third;
  const end = edge === 'early' || edge === 'start' ? third : edge === 'middle' ? length - third : length;
  return {
    first: dayNumber(from.year, from.month + start, 1),
    last: dayNumber(from.year, from.month + end, 0),
    grain,
    anchored,
  };
}
