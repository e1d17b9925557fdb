import { type Findings, type Fixer } from './fixer.ts';
import { INVISIBLE, MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const INVISIBLE_CHARACTER = 'invisible-character';

/**
 * Takes out characters that show nothing and part words for every search: zero-width blanks and joiners, byte order
 * marks, soft hyphens, bidirectional controls, variation selectors. Those that make an emoji, and joiners in scripts
 * that write with them (Arabic, Indic), stay. Risk: none for Chinese and English.
 */
export function createFixInvisible(): Fixer {
  const invisible = new Set<number>();
  for (const [from, to] of INVISIBLE) for (let unit = from; unit <= to; unit++) invisible.add(unit);
  return {
    name: 'fixInvisible',
    needs: MARK.invisible,
    find(text): Findings {
      const plan: Edit[] = [];
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0xad || !invisible.has(unit) || belongs(text, i, unit)) continue;
        const start = i;
        while (invisible.has(text.charCodeAt(i + 1)) && !belongs(text, i + 1, text.charCodeAt(i + 1))) i++;
        plan.push({ start, end: i + 1, restored: '', kind: INVISIBLE_CHARACTER, confidence: 0.99 });
      }
      return { plan, diagnostics: [] };
    },
  };
}

/** Whether the character does something here: a selector or joiner in an emoji, a joiner between joining letters. */
function belongs(text: string, at: number, unit: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (unit >= 0xfe00 && unit <= 0xfe0f) return isPicture(before) || before === 0x200d;
  if (unit === 0x200d) return isPicture(before) || before === 0xfe0f || isJoining(before);
  return unit === 0x200c && isJoining(before);
}

/** Symbols that are drawn as emoji, the second half of astral ones included; # * and digits for keycaps. */
function isPicture(unit: number): boolean {
  return (
    (unit >= 0xdc00 && unit <= 0xdfff) ||
    (unit >= 0x2190 && unit <= 0x2bff) ||
    unit === 0x3030 ||
    unit === 0x303d ||
    unit === 0x23 ||
    unit === 0x2a ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0xa9 ||
    unit === 0xae
  );
}

function isJoining(unit: number): boolean {
  return (unit >= 0x600 && unit <= 0x7ff) || (unit >= 0x900 && unit <= 0xdff);
}
