import type { Messages } from './messages.ts';

interface Point {
  readonly year: string;
  readonly month: number | null;
  readonly day: number | null;
}

/** A time in EDTF as people write it; what has no plain words keeps its EDTF. */
export function formatTime(edtf: string, words: Messages): string {
  const slash = edtf.indexOf('/');
  if (slash < 0) return single(edtf, words);
  const from = edtf.slice(0, slash);
  const to = edtf.slice(slash + 1);
  const isOpen = (side: string): boolean => side === '' || side === '..';
  if (isOpen(from) && isOpen(to)) return edtf;
  if (isOpen(to)) return words.t('time.since', { from: single(from, words) });
  if (isOpen(from)) return words.t('time.until', { to: single(to, words) });
  const a = point(from);
  const b = point(to);
  if (a?.day && b?.day && a.year === b.year && a.month === b.month && !/[?~%]/.test(edtf))
    return words.t('time.sameMonth', { ...parts(a, words), from: a.day, to: b.day });
  return words.t('time.range', { from: single(from, words), to: single(to, words) });
}

function single(edtf: string, words: Messages): string {
  const bare = edtf.replace(/[?~%]/g, '');
  const text = bareTime(bare, words);
  if (/[~%]/.test(edtf)) return words.t('time.about', { time: text });
  return edtf.includes('?') ? words.t('time.unsure', { time: text }) : text;
}

function bareTime(edtf: string, words: Messages): string {
  const decade = /^(\d{3})X$/.exec(edtf);
  if (decade) return words.t('time.decade', { y: `${decade[1] ?? ''}0` });
  const p = point(edtf);
  if (!p) return edtf;
  const { year: y, month: m } = p;
  if (m === null) return words.t('time.year', { y });
  if (m >= 21 && m <= 24) return words.t('time.season', { y, season: pick(words.t('time.seasons'), m - 21) });
  if (m >= 33 && m <= 36) return words.t('time.quarter', { y, q: m - 32 });
  if (m === 40 || m === 41) return words.t('time.half', { y, h: pick(words.t('time.halves'), m - 40) });
  if (m < 1 || m > 12) return edtf;
  return words.t(p.day === null ? 'time.month' : 'time.day', parts(p, words));
}

function parts(p: Point, words: Messages): Record<string, string | number> {
  const m = p.month ?? 1;
  return { y: p.year, m, month: pick(words.t('time.months'), m - 1), d: p.day ?? '' };
}

function pick(list: string, n: number): string {
  return list.split(' ')[n] ?? '';
}

/** A year, month or day; a time of day after it is left aside. */
function point(edtf: string): Point | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(edtf);
  if (!found) return null;
  const [, year = '', month, day] = found;
  return { year, month: month === undefined ? null : Number(month), day: day === undefined ? null : Number(day) };
}
