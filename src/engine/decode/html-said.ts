import type { Fold } from '../../knowledge/folding.ts';
import { isoTime } from './html-dates.ts';
import type { PageLabel, PageTables } from '../../knowledge/page.ts';

/** What the lines around a headline say, such as "2025-09-03 19:17·某台" or "By A. Writer | Updated 3 September 2025". */
export interface SaidByLines {
  published: string | null;
  updated: string | null;
  publisher: string | null;
  author: string | null;
}

/** Finds the first whole day in a stretch of folded text; offsets are UTF-16 units. */
export type FindDay = (
  view: string,
  span: { start: number; end: number },
) => { start: number; end: number; edtf: string | null } | null;

/** What parts the fields of such a line. */
const MARKS = /[|｜丨·•・▪●\t\u3000]/;
/** The longest name (units). */
const LONGEST = { name: 40, author: 60 };
/** A line with a date that is no longer than this beside the date says when, and nothing else. */
const BESIDE = 40;

interface Moment {
  readonly start: number;
  readonly end: number;
  readonly iso: string;
}

interface Label {
  readonly kind: PageLabel;
  readonly start: number;
  readonly end: number;
}

/** "2025 09/03 19:17:00", the year set apart from the day, with or without blanks. */
function dividedIn(view: string, from: number, to: number): Moment | null {
  const match = /(?<!\d)((?:19|20)\d\d)\s?(\d\d)\/(\d\d)\s?(\d\d:\d\d(?::\d\d)?)/.exec(view.slice(from, to));
  const iso = match ? isoTime(`${match[1]!}-${match[2]!}-${match[3]!}T${match[4]!}`) : null;
  return match && iso !== null ? { start: from + match.index, end: from + match.index + match[0].length, iso } : null;
}

/** Makes the reader of such lines. `isHeadLine` tells whether a line is one. */
export function createHeadReader(
  tables: PageTables,
  fold: Fold,
  findDay: FindDay,
): {
  readonly isHeadLine: (text: string) => boolean;
  readonly read: (lines: readonly string[]) => SaidByLines;
} {
  const forms = (Object.entries(tables.labels) as [PageLabel, readonly string[]][])
    .flatMap(([kind, words]) => words.map((word) => ({ kind, word })))
    .sort((a, b) => b.word.length - a.word.length);

  const controls = new Set(tables.controls);

  /** Labels before a colon anywhere, and before a blank at the beginning of a line or field. */
  const labelsIn = (view: string): Label[] => {
    const found: Label[] = [];
    for (let at = 0; at < view.length; at++) {
      const before = view[at - 1];
      const begins = at === 0 || MARKS.test(before!) || before === ' ' || before === '(' || before === '[';
      if (!begins) continue;
      for (const { kind, word } of forms) {
        if (!view.startsWith(word, at)) continue;
        const end = at + word.length;
        const colon = /^\s?[:/]\s*/.exec(view.slice(end, end + 4));
        const field = at === 0 || MARKS.test(before!) || MARKS.test(view[at - 2] ?? '');
        if (colon === null && !(field && view[end] === ' ')) continue;
        found.push({ kind, start: at, end: end + (colon?.[0].length ?? 1) });
        at = end - 1;
        break;
      }
    }
    return found;
  };

  const momentIn = (view: string, from: number, to: number): Moment | null => {
    const day = findDay(view, { start: from, end: to });
    if (day?.edtf == null) return dividedIn(view, from, to);
    const clock = /^[日\s,t]{0,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)/.exec(
      view.slice(day.end, Math.min(to, day.end + 14)),
    );
    if (!clock || Number(clock[1]) > 23) return { start: day.start, end: day.end, iso: day.edtf };
    const [whole, hour, minute, second] = clock;
    const end = day.end + whole.length;
    return {
      start: day.start,
      end,
      iso: `${day.edtf}T${hour!.padStart(2, '0')}:${minute!}${second === undefined ? '' : `:${second}`}`,
    };
  };

  const valueAfter = (
    text: string,
    view: string,
    label: Label,
    labels: readonly Label[],
    longest: number,
  ): string | null => {
    const next = labels.find((l) => l.start >= label.end)?.start ?? view.length;
    let value = text.slice(label.end, next);
    const mark = value.search(MARKS);
    if (mark >= 0) value = value.slice(0, mark);
    const day = momentIn(view, label.end, label.end + value.length);
    if (day) value = value.slice(0, day.start - label.end);
    value = value.replace(/^[\s:：/]+/, '');
    // A Chinese name ends at a blank, an English one does not.
    if (/^[\p{Script=Han}《「“]/u.test(value)) value = value.split(/\s/, 1)[0]!;
    value = value.replace(/[\s,，;；)）\]】]+$/, '');
    return value !== '' && value.length <= longest && /\p{L}/u.test(value) ? value : null;
  };

  const read = (lines: readonly string[]): SaidByLines => {
    const said: SaidByLines = { published: null, updated: null, publisher: null, author: null };
    for (const text of lines) {
      const view = fold(text);
      const labels = labelsIn(view);
      for (const label of labels) {
        if (label.kind === 'publisher') said.publisher ??= valueAfter(text, view, label, labels, LONGEST.name);
        else if (label.kind === 'author') said.author ??= valueAfter(text, view, label, labels, LONGEST.author);
      }
      for (let from = 0; from < view.length;) {
        const moment = momentIn(view, from, view.length);
        if (!moment) break;
        const label = labels.filter((l) => l.start < moment.start).at(-1);
        if (label?.kind === 'updated') said.updated ??= moment.iso;
        else {
          if (said.published === null) said.publisher ??= nameBeside(text, moment, labels);
          said.published ??= moment.iso;
        }
        from = moment.end;
      }
    }
    return said;
  };

  /** "2025-09-03 19:17·某台": a short name behind a mark, or before one. */
  const nameBeside = (
    text: string,
    moment: { start: number; end: number },
    labels: readonly Label[],
  ): string | null => {
    const behind = /^\s*([|｜丨·•・])\s*/.exec(text.slice(moment.end));
    if (!behind) return null;
    const start = moment.end + behind[0].length;
    if (labels.some((l) => l.start === start)) return null;
    const name = text.slice(start).split(MARKS, 1)[0]!.trim();
    if (controls.has(fold(name))) return null;
    return name !== '' && name.length <= LONGEST.name / 2 && /\p{L}/u.test(name) && !/[\d。！？]/.test(name)
      ? name
      : null;
  };

  const isHeadLine = (text: string): boolean => {
    if (text.length > 160) return false;
    const view = fold(text);
    const labels = labelsIn(view);
    const sentence = /[。！？]|[.!?]\s+\S/.test(text);
    if (labels.length > 0 && labels[0]!.start <= 2 && !sentence && text.length <= 80) return true;
    const moment = momentIn(view, 0, view.length);
    if (text.length <= BESIDE && !sentence && /(?:^|\D)\d{1,2}:\d{2}(?:\D|$)/.test(view)) return true;
    return (
      moment !== null &&
      !/[。！？]/.test(text) &&
      text.length - (moment.end - moment.start) <= BESIDE &&
      (labels.length > 0 || moment.start <= 24)
    );
  };

  return { isHeadLine, read };
}
