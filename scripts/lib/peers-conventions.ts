import type { Mention } from '../../src/contract/reading.ts';
import { addMonths, civilOf, dayNumber } from '../../src/kernel/calendar.ts';
import type { PeerCase, PeerExpectation } from './peer-case.ts';

/**
 * Where another library's suite and the contract want different things of the same words. Each is a rule about the two
 * answers, never about one case: a miss that fits none of them is a miss. docs/peers.md says why the contract's side is
 * taken. `applies` gets what the suite expects and the mention that overlaps it most (none for `unread`).
 */
export const CONVENTIONS = {
  'exclusive-end': 'the suite leaves out the last day, month or year that the words name; the contract includes it',
  'closed-by-publication':
    'the suite ends "since" and begins "before" at the publication; the contract leaves them open',
  'sought-ahead': 'the suite seeks a day without a year or month ahead of the publication, news looks back',
  'parts-of-periods': 'beginning, middle, end, "earlier" and "later" have other borders than in the contract',
  'past-year': '"after 2022" begins with 2022 in the gold and with 2023 in the suite',
  'rough-offset': 'months counted from the publication are a month in the gold and a day in the suite',
  'stretch-from-day': '"two weeks from 3 March" is an interval in the contract and its last day in the suite',
  'left-open': 'a vague word (近日) has no day in the contract and the publication in the suite',
  subunit: 'cents and pence are money of their currency, 0.01 of its unit; the suite counts the cents',
  share: 'a fraction of something is a share in percent; the suite gives the fraction',
  bound: '余 and 多 leave the upper end open, 几 and 数 give a range; the suite takes the lower number alone',
  'number-in-time': 'a number inside a date is no count',
  'number-in-name': 'a number inside an address, a version or a name is no count',
} as const;
export type Convention = keyof typeof CONVENTIONS;

const dayOf = (time: string | null | undefined): number | null => {
  const found = time ? /^(-?\d{4})-(\d\d)-(\d\d)/.exec(time) : null;
  return found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : null;
};
const close = (a: number | null, b: number): boolean =>
  a !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/** The convention that explains why the mention is not what the suite expects; null where it is simply wrong. */
export function conventionOf(c: PeerCase, expected: PeerExpectation, mention: Mention | undefined): Convention | null {
  if (c.kind === 'time') {
    if (!mention || typeof mention.value === 'string' || !('edtf' in mention.value)) return null;
    const read: Days = { first: dayOf(mention.value.start), last: dayOf(mention.value.end), rule: mention.rule };
    const published = dayOf(c.published);
    for (const [from, to] of expected.spans ?? []) {
      const found = timeConvention({ first: dayOf(from), last: dayOf(to) }, read, published);
      if (found) return found;
    }
    return null;
  }
  return numberConvention(c, expected, mention);
}

interface Days {
  readonly first: number | null;
  readonly last: number | null;
  readonly rule?: string;
}

function timeConvention(wanted: Days, read: Days, published: number | null): Convention | null {
  if (read.first === null && read.last === null) return wanted.first === published ? 'left-open' : null;
  if (sameEdge(wanted, read)) return 'parts-of-periods';
  if (wanted.first === read.first && wanted.last !== null && read.last !== null) {
    if (read.last > wanted.last && isOnePeriod(wanted.last + 1, read.last)) return 'exclusive-end';
  }
  if (wanted.first === read.first && read.last === null && wanted.last === published) return 'closed-by-publication';
  if (wanted.last === read.last && read.first === null && wanted.first === published) return 'closed-by-publication';
  if (wanted.first !== null && read.first !== null && wanted.last === null && read.last === null)
    return isOnePeriod(read.first, wanted.first - 1) && read.rule?.startsWith('after') ? 'past-year' : null;
  if (wanted.first === null || wanted.last === null || read.first === null || read.last === null) return null;
  if (published !== null && wanted.first > published && read.last <= published && comesBack(wanted, read.first))
    return 'sought-ahead';
  if (/^(offset|within)/.test(read.rule ?? '') && wanted.first >= read.first && wanted.last <= read.last)
    return 'rough-offset';
  if (read.rule === 'length-from-point' && wanted.first === wanted.last && Math.abs(wanted.last - read.last) <= 1)
    return 'stretch-from-day';
  return null;
}

/** Whether borders of an edge differ by no more than a third of a year. */
function sameEdge(wanted: Days, read: Days): boolean {
  const near = (a: number | null, b: number | null): boolean =>
    a === null || b === null ? a === b : Math.abs(a - b) <= 122;
  return /edge/.test(read.rule ?? '') && near(wanted.first, read.first) && near(wanted.last, read.last);
}

/** Whether the days are one day, or one whole month, quarter or year. */
function isOnePeriod(first: number, last: number): boolean {
  if (first === last) return true;
  if (civilOf(first).day !== 1) return false;
  return [1, 3, 12].some((months) => addMonths(first, months) - 1 === last);
}

/** Whether the wanted days are the next coming of those that were read: a week, months or about a year later. */
function comesBack({ first, last }: Days, read: number): boolean {
  if (first === null || last === null) return false;
  const by = first - read;
  return by === 7 || (by >= 350 && by <= 385) || (by > 0 && by < 366 && civilOf(first).day === civilOf(read).day);
}

function numberConvention(
  c: PeerCase,
  { value, start, end }: PeerExpectation,
  mention: Mention | undefined,
): Convention | null {
  if (value === undefined) return null;
  if (!mention) {
    const characters = Array.from(c.text);
    const before = characters.slice(Math.max(0, start - 2), start).join('');
    const after = characters.slice(end, end + 2).join('');
    return /\d\.$/.test(before) || /^\.\d/.test(after) ? 'number-in-name' : null;
  }
  if (mention.type === 'time') return 'number-in-time';
  if (typeof mention.value === 'string' || 'edtf' in mention.value) return null;
  const { min, max } = mention.value;
  if (mention.type === 'money' && min === max && [0.01, 0.1, 0.001].some((s) => close(min, value * s)))
    return 'subunit';
  if (mention.type === 'percent' && min === max && close(min, value * 100)) return 'share';
  if (max === null && close(min, value)) return 'bound';
  if (min !== null && max !== null && min < max && value < min && min <= value * 1.1) return 'bound';
  return null;
}
