import { type Findings, type Fixer } from './fixer.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const INSERTED_MARK = 'inserted-mark';

/**
 * Tells the length (units) of the longest known form that begins at `at` of a text, or 0. It is asked about texts
 * without the inserted marks, and decides by itself how it folds script, width and case.
 */
export type Known = (text: string, at: number) => number;

/** The longest form looked for, in characters. */
const LONGEST = 12;

/**
 * Takes out marks and blanks put between the characters of a word so that filters do not find it: 朝·鮮, 導*彈. Only
 * between Chinese characters, only where what they part is a known form as a whole and not known in its parts, and
 * nothing where no lookup is given. Risk: names that are written with a point (卡扎菲·某); they have no form without.
 */
export function createFixInsertedMarks(marks: string, known: Known | null): Fixer {
  const inserted = new Set(marks);
  const isHanzi = (c: string): boolean => c >= '㐀' && c <= '鿿';

  /** The stretch of characters parted by single marks around a mark, each mark between two characters. */
  function stretch(text: string, at: number): { start: number; end: number } {
    let start = at;
    for (let taken = 0; taken < LONGEST && start > 0; taken++) {
      if (isHanzi(text.charAt(start - 1))) start--;
      else if (start > 1 && inserted.has(text.charAt(start - 1)) && isHanzi(text.charAt(start - 2))) start -= 2;
      else break;
    }
    let end = at + 1;
    for (let taken = 0; taken < LONGEST && end < text.length; taken++) {
      if (isHanzi(text.charAt(end))) end++;
      else if (inserted.has(text.charAt(end)) && isHanzi(text.charAt(end + 1))) end += 2;
      else break;
    }
    return { start, end };
  }

  /** The marks that a known form spans, from the first mark at `at` on. */
  function parted(text: string, at: number, lookup: Known): number[] {
    const { start, end } = stretch(text, at);
    let plain = '';
    const places: number[] = [];
    for (let i = start; i < end; i++) {
      if (inserted.has(text.charAt(i))) continue;
      plain += text.charAt(i);
      places.push(i);
    }
    for (let i = 0; i < places.length && places[i]! < at; i++) {
      const length = lookup(plain, i);
      const last = places[i + length - 1];
      if (length < 2 || last === undefined || last < at) continue;
      const out: number[] = [];
      for (let p = places[i]!; p <= last; p++) if (inserted.has(text.charAt(p))) out.push(p);
      return out;
    }
    return [];
  }

  return {
    name: 'fixInsertedMarks',
    needs: MARK.inserted,
    find(text): Findings {
      const plan: Edit[] = [];
      if (known === null) return { plan, diagnostics: [] };
      for (let i = 1; i + 1 < text.length; i++) {
        if (!inserted.has(text.charAt(i)) || !isHanzi(text.charAt(i - 1)) || !isHanzi(text.charAt(i + 1))) continue;
        for (const at of parted(text, i, known)) {
          if (at < i) continue;
          plan.push({ start: at, end: at + 1, restored: '', kind: INSERTED_MARK, confidence: 0.9 });
          i = at;
        }
      }
      return { plan, diagnostics: [] };
    },
  };
}
