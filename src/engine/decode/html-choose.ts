import type { Fold } from '../../knowledge/folding.ts';
import type { PageTables } from '../../knowledge/page.ts';
import type { PageLine } from './html-lines.ts';

/** The lines of a page by what they are for. */
export interface ChosenLines {
  readonly headline: string | null;
  /** In the order of the page: headline, text, notes below it. */
  readonly text: readonly PageLine[];
  /** Around the headline: who published it, when. */
  readonly head: readonly PageLine[];
}

/** The longest line (units) that is still taken for a control, for one of the head, for a note. */
const CONTROL = 14;
const HEAD = 120;
const NOTE = 500;
/** The longest word of a menu (units). */
const MENU = 18;
const MOST_NOTES = 8;
/** How many lines above the headline may say when. */
const ABOVE = 4;
/** How far into a line a word of notes stands. */
const REACH = 15;
/** From this length on a line without the mark of a sentence is text all the same. */
const LONG = 60;
const ENDS = /[。！？…：；.!?:;]["'”’」』）)\]]*$/;

export interface LineReader {
  readonly isNote: (text: string) => boolean;
  readonly choose: (
    lines: readonly PageLine[],
    title: string | null,
    isHeadLine: (text: string) => boolean,
  ) => ChosenLines;
}

/** Makes the reader that tells the lines of an article from those around it. */
export function createLineReader(tables: PageTables, fold: Fold): LineReader {
  const controls = new Set(tables.controls);
  const related = new Set(tables.related);
  const comments = new Set(tables.comments);
  const bare = (text: string): string =>
    fold(text.slice(0, HEAD)).replaceAll(/^[\s\d(（[【>»·•|+-]+|[\s\d)）\]】:：>»·•|+-]+$/g, '');
  const isNote = (text: string): boolean => {
    const view = fold(text.slice(0, REACH + 20));
    return tables.notes.some((word) => {
      const at = view.indexOf(word);
      return at >= 0 && at <= REACH;
    });
  };
  const isControl = (line: PageLine): boolean => {
    if (isMenu(line.text)) return true;
    const view = bare(line.text);
    if (view === '') return !/[\p{L}\p{N}]/u.test(line.text) || line.text.length <= 3;
    if (controls.has(view)) return true;
    const parts = view.split(/[\s|/·>»:：【】[\]]+/).filter((part) => part !== '');
    return (
      view.length <= 3 * CONTROL && parts.length > 1 && parts.every((part) => controls.has(part) || /^\d+$/.test(part))
    );
  };
  const isText = (line: PageLine): boolean =>
    line.linked < 0.5 &&
    line.heading === 0 &&
    (line.text.length >= LONG || (ENDS.test(line.text) && line.text.length >= 8));
  const opens = (line: PageLine, words: ReadonlySet<string>): boolean =>
    line.text.length <= HEAD / 3 && words.has(bare(line.text));

  const choose = (
    lines: readonly PageLine[],
    title: string | null,
    isHeadLine: (text: string) => boolean,
  ): ChosenLines => {
    const known = title === null ? '' : fold(title);
    // A headline may end like a sentence.
    const isFirst = (line: PageLine): boolean =>
      line.inRoot && !line.around && isText(line) && !isHeadLine(line.text) && !known.includes(fold(line.text));
    const first = lines.findIndex(isFirst);
    const headline = headlineOf(lines, first < 0 ? lines.length : first, title, fold);
    const end = first < 0 ? lines.length : first;
    const from = headline < 0 ? Math.max(0, end - 8) : headline;
    const head = [
      ...lines.slice(from, end).filter((line) => line.text.length <= HEAD),
      ...lines.slice(Math.max(0, from - ABOVE), from).filter((line) => isHeadLine(line.text)),
    ];
    const text: PageLine[] = [];
    let skipping = false;
    let listing = false;
    let over = false;
    let lastOfRoot = -1;
    lines.forEach((line, i) => {
      if (line.inRoot) lastOfRoot = i;
      if (i === headline) {
        text.push(line);
        return;
      }
      if (!line.inRoot || line.around || over) return;
      if (opens(line, comments) && first >= 0 && i > first) {
        over = true;
        return;
      }
      if (opens(line, related)) {
        skipping = true;
        return;
      }
      if (isControl(line)) return;
      if (skipping && !isText(line) && !isNote(line.text)) return;
      skipping = false;
      // A line that is a link and no sentence leads to another article, but for those of a list of sources.
      const leads = line.linked >= 0.8 && !(ENDS.test(line.text) && line.text.length >= LONG);
      if (!leads) listing = isNote(line.text) && line.text.length <= HEAD / 3;
      else if (!listing && !isNote(line.text)) return;
      const beforeText = first >= 0 && i < first;
      if (beforeText && (i < headline || isHeadLine(line.text))) return;
      text.push(line);
    });
    if (first >= 0 && lastOfRoot >= 0) {
      const below = lines
        .slice(lastOfRoot + 1)
        .filter((l) => !l.around && l.linked < 0.5 && l.text.length <= NOTE && isNote(l.text) && !isMenu(l.text));
      text.push(...below.slice(0, MOST_NOTES));
    }
    const said = { headline: lines[headline]?.text ?? null, head };
    if (text.length > 0) return { ...said, text };
    const rest = lines.filter((line) => line.inRoot && !line.around);
    return { ...said, text: rest.length > 0 ? rest : lines };
  };
  return { isNote, choose };
}

/** Several short words with marks between them, as sites write their menus below and above. */
function isMenu(text: string): boolean {
  const parts = text.slice(0, HEAD).split(/\s*[|｜·•]\s*/);
  return (
    parts.length >= 4 && parts.slice(0, 3).every((part) => part.length <= MENU) && !/[。！？]/.test(text.slice(0, HEAD))
  );
}

/** The headline: the last heading of the highest kind before the text that says what the page's title says. */
function headlineOf(lines: readonly PageLine[], end: number, title: string | null, fold: Fold): number {
  const known = title === null ? '' : fold(title);
  let found = -1;
  let level = 7;
  for (let i = 0; i < end; i++) {
    const { heading, text, around } = lines[i]!;
    const said = known !== '' && text.length >= 4 && known.includes(fold(text));
    const rank =
      said && heading > 0 ? 0 : heading === 1 && !around ? 1 : said && text.length >= 8 && text.length <= 120 ? 2 : 7;
    if (rank < 7 && rank <= level && !(rank === 2 && lines[i]!.linked > 0.5)) {
      found = i;
      level = rank;
    }
  }
  return found;
}
