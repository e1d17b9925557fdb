import { type Findings, type Fixer } from './fixer.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const CONTROL_CHARACTER = 'control-character';

/**
 * Mends control characters: C1 controls become the characters of windows-1252 that their bytes mean (\x93 is “), a
 * carriage return a line end, a vertical tab or form feed too; all others go, but tab. Risk: none.
 */
export function createFixControls(windows1252: string): Fixer {
  return {
    name: 'fixControls',
    needs: MARK.control,
    find(text): Findings {
      const plan: Edit[] = [];
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit > 0x9f || (unit > 0x1f && unit < 0x7f) || unit === 0x09 || unit === 0x0a) continue;
        const end = unit === 0x0d && text.charCodeAt(i + 1) === 0x0a ? i + 2 : i + 1;
        const restored = meaning(unit, windows1252);
        plan.push({ start: i, end, restored, kind: CONTROL_CHARACTER, confidence: 0.97 });
        i = end - 1;
      }
      return { plan, diagnostics: [] };
    },
  };
}

function meaning(unit: number, windows1252: string): string {
  if (unit === 0x85) return '…';
  if (unit >= 0x80) {
    const c = windows1252.charAt(unit - 0x80);
    return c === '\ufffd' || c.charCodeAt(0) === unit ? '' : c;
  }
  return unit >= 0x0b && unit <= 0x0d ? '\n' : '';
}
