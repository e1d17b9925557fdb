import type { Markup } from '../../knowledge/restoration.ts';
import { type Findings, type Fixer } from './fixer.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const CHARACTER_REFERENCE = 'character-reference';

/** The longest reference (units), & and ; included. */
const LONGEST = 12;

/**
 * Reads character references that stand in plain text: `&nbsp;`, `&#x4e2d;`, also escaped twice (`&amp;nbsp;`). The
 * semicolon must stand there, so that AT&T and addresses of pages stay. Risk: texts that speak of HTML.
 */
export function createFixEntities(markup: Markup): Fixer {
  const named = new Map(Object.entries(markup.entities));

  function referenceAt(text: string, at: number): { end: number; restored: string } | null {
    const semicolon = text.slice(at, at + LONGEST).indexOf(';');
    if (semicolon < 2) return null;
    const body = text.slice(at + 1, at + semicolon);
    const end = at + semicolon + 1;
    const restored = body.startsWith('#') ? numeric(body.slice(1)) : named.get(body);
    if (restored === undefined) return null;
    if (restored === '&') {
      const inner = referenceAt(`&${text.slice(end, end + LONGEST)}`, 0);
      if (inner) return { end: end + inner.end - 1, restored: inner.restored };
    }
    return { end, restored };
  }

  return {
    name: 'fixEntities',
    needs: MARK.markup,
    find(text): Findings {
      const plan: Edit[] = [];
      for (let i = text.indexOf('&'); i >= 0; i = text.indexOf('&', i)) {
        const found = referenceAt(text, i);
        if (found) plan.push({ start: i, ...found, kind: CHARACTER_REFERENCE, confidence: 0.97 });
        i = found ? found.end : i + 1;
      }
      return { plan, diagnostics: [] };
    },
  };
}

function numeric(body: string): string | undefined {
  const hex = /^[xX][0-9a-fA-F]{1,6}$/.test(body);
  if (!hex && !/^[0-9]{1,7}$/.test(body)) return undefined;
  const code = hex ? parseInt(body.slice(1), 16) : parseInt(body, 10);
  const isText = code === 9 || code === 10 || code === 13 || code >= 0x20;
  if (!isText || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code === 0xa0 ? 0x20 : code);
}
