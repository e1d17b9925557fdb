import type { RestorationTables } from '../../knowledge/restoration.ts';
import { createCodePage, type CodePage } from './code-page.ts';
import { type Findings, type Fixer } from './fixer.ts';
import { MARK } from './marks.ts';
import { apply, compose, type Edit } from './plan.ts';
import { sequenceAt, type Sequence } from './utf8-sequences.ts';

export const UTF8_AS_CODE_PAGE = 'utf8-as-code-page';

/** How often the same text may have been read wrongly on top of itself. */
const DEEPEST = 4;
/** The evidence that a text needs before anything is changed. */
const ENOUGH = 1;

/** The evidence from which on even unlikely characters are taken along. */
const SURE = 3;

/** A fixer that can also say which code units may begin a wrongly read character. */
export interface CodePageFixer extends Fixer {
  readonly isLead: (unit: number) => boolean;
}

/**
 * Reads anew UTF-8 that was read as a code page of one byte a character, once or several times over: â€™ for ’.
 *
 * Every place where UTF-8 bytes would stand in step is weighed. Three bytes in step are strong evidence; two are so
 * only inside a word, beside another, or with a control character, since É… and Ã¥ occur in plain text. What the page
 * as a whole gathers decides, and weak places go along where strong ones are. Risk: capitals with accents before
 * quotation marks; words that quote mojibake.
 */
export function createFixCodePage(tables: RestorationTables): CodePageFixer {
  const pages = tables.codePagesOfMojibake.map((name) => createCodePage(name, tables.codePages[name]!));
  const letters = new Set(tables.mojibakeLetters);
  const leadPages = new Uint16Array(65536);
  pages.forEach((page, i) => {
    for (const unit of page.leads) leadPages[unit] = leadPages[unit]! | (1 << i);
  });
  const isPlausible = (c: number): boolean =>
    c === 0xfffd || (c >= 0x80 && c <= 0xa0) || tables.plausible.some(([from, to]) => from <= c && c <= to);

  /** Places per page. One pass over the text; the pages are asked only where a lead can stand. */
  function places(text: string): Sequence[][] {
    const found: Sequence[][] = pages.map(() => []);
    for (let i = 0; i < text.length; i++) {
      const mask = leadPages[text.charCodeAt(i)]!;
      if (mask === 0) continue;
      for (let p = 0; p < pages.length; p++) {
        if ((mask & (1 << p)) === 0) continue;
        const list = found[p]!;
        if (list.length > 0 && list[list.length - 1]!.end > i) continue;
        const sequence = sequenceAt(text, i, pages[p]!);
        if (sequence && isPlausible(sequence.codePoint)) list.push(sequence);
      }
    }
    return found;
  }

  function planOnce(text: string): Edit[] {
    let best: { weight: number; plan: Edit[] } = { weight: 0, plan: [] };
    places(text).forEach((sequences, p) => {
      if (sequences.length === 0) return;
      const judged = judge(text, sequences, pages[p]!, letters);
      if (judged.weight > best.weight) best = judged;
    });
    return best.weight >= ENOUGH ? best.plan : [];
  }

  return {
    name: 'fixCodePage',
    needs: MARK.lead,
    isLead: (unit) => leadPages[unit] !== 0,
    find(text): Findings {
      let plan: readonly Edit[] = [];
      let now = text;
      for (let depth = 0; depth < DEEPEST; depth++) {
        const next = planOnce(now);
        if (next.length === 0) break;
        plan = compose(plan, now, next);
        now = apply(now, next);
      }
      return { plan, diagnostics: [] };
    },
  };
}

/** Weighs what one page would change in a text. */
function judge(
  text: string,
  sequences: readonly Sequence[],
  page: CodePage,
  letters: ReadonlySet<string>,
): { weight: number; plan: Edit[] } {
  const weights = sequences.map((s, i) => {
    const beside = sequences[i - 1]?.end === s.start || sequences[i + 1]?.start === s.end;
    return weigh(text, s, beside, page, letters);
  });
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (total < ENOUGH || contradicts(text, sequences)) return { weight: 0, plan: [] };
  const plan: Edit[] = [];
  sequences.forEach((s, i) => {
    // A blank inside is a no-break space that something made plain; it may as well be a blank between two words.
    const { restored, end } = s.loose ? looseEnd(text, s) : { restored: s.text, end: s.end };
    if (weights[i]! < 0 && total < SURE) return;
    const confidence = weights[i]! >= 2 ? 0.97 : total >= 2 ? 0.92 : 0.8;
    plan.push({ start: s.start, end, restored, kind: UTF8_AS_CODE_PAGE, confidence });
  });
  return { weight: total, plan };
}

/**
 * The evidence of one place: 2 and more is enough alone whatever stands around, 0 says nothing, below 0 speaks
 * against the page.
 */
function weigh(text: string, s: Sequence, beside: boolean, page: CodePage, letters: ReadonlySet<string>): number {
  const lead = text.charCodeAt(s.start);
  const last = text.charCodeAt(s.end - 1);
  const before = text.charAt(s.start - 1);
  const after = text.charAt(s.end);
  const isC3 = page.byteOf(lead) === 0xc3;
  if (s.loose) return isC3 && isSmall(before) && (isSmall(after) || after === ' ') ? 1 : 0.1;
  if (s.codePoint === 0xfffd) {
    return s.bytes === 3 && last !== 0xfffd ? 3 : beside || (isLetter(before) && isLetter(after)) ? 1 : 0;
  }
  // One such character alone may be a letter with two marks behind it: ë…”.
  if (s.bytes >= 3) return isEastAsian(s.codePoint) && !beside ? 0 : 3;
  // Pages of one family differ in 0x80 to 0x9f: the page that needs no control characters is preferred.
  if (isC1(lead) || isC1(last))
    return page.hasHoles && page.name !== 'windows-1252' && !page.name.startsWith('iso') ? 1.9 : 2;
  if (s.codePoint < 0xa0) return 0;
  // A page's own small change: Â before a sign that stays as it is.
  if (s.codePoint < 0xc0) return beside || (last === s.codePoint && !isCapital(before)) ? 1 : 0;
  if (!letters.has(s.text)) return s.codePoint >= 0x300 && s.codePoint < 0x370 ? 0.4 : beside ? 0.5 : -1;
  const mark = text.charAt(s.end - 1);
  if (/\p{Sc}|ƒ/u.test(mark)) return 0;
  if (beside || (isLetter(before) && isLetter(after))) return 1;
  if (isC3 && (page.name === 'windows-1252' || page.name === 'macintosh') && (isLetter(before) || last === 0xa0))
    return 1;
  // A capital and a sign inside a word, or a sign before a small letter: Å³, Ä°s.
  const sign = last >= 0xa1 && last <= 0xbf;
  return sign && (isSmall(after) || (isSmall(before) && isCapital(text.charAt(s.start)))) ? 1 : 0;
}

function isC1(unit: number): boolean {
  return unit >= 0x80 && unit <= 0x9f;
}

function isEastAsian(codePoint: number): boolean {
  return (codePoint >= 0x3040 && codePoint <= 0x9fff) || (codePoint >= 0xac00 && codePoint <= 0xd7a3);
}

/** Whether most of the letters of the page's script stand outside of the sequences: then the text is in that script. */
function contradicts(text: string, sequences: readonly Sequence[]): boolean {
  let inside = 0;
  for (const s of sequences) for (let i = s.start; i < s.end; i++) if (isForeignLetter(text.charCodeAt(i))) inside++;
  if (inside === 0) return false;
  let all = 0;
  for (let i = 0; i < text.length; i++) if (isForeignLetter(text.charCodeAt(i))) all++;
  return all - inside > inside / 2;
}

/** Greek and Cyrillic. */
function isForeignLetter(unit: number): boolean {
  return unit >= 0x370 && unit <= 0x4ff;
}

function looseEnd(text: string, s: Sequence): { restored: string; end: number } {
  if (s.bytes > 2) return { restored: s.text, end: s.end };
  // à is a word of its own: where one blank is left, it parts the words; anything else was inside a word.
  const keepsBlank = s.text === 'à' && text.charAt(s.end) !== ' ';
  return { restored: s.text, end: keepsBlank ? s.end - 1 : s.end };
}

function isLetter(c: string): boolean {
  return c !== '' && c.toLowerCase() !== c.toUpperCase();
}

function isSmall(c: string): boolean {
  return isLetter(c) && c === c.toLowerCase();
}

function isCapital(c: string): boolean {
  return isLetter(c) && c === c.toUpperCase();
}
