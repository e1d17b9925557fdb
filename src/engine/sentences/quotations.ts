import type { Span } from '../../kernel/span.ts';

/**
 * The quotations of a text that are long enough to hold a clause, outermost only, marks excluded. Directed marks pair by
 * nesting; straight ones alternate within a paragraph. A mark without its partner closes at the paragraph's end.
 * Shorter ones are names or scare quotes and are left to the words around them. Offsets are UTF-16.
 */
export function findQuotations(text: string, view: string): Span[] {
  const out: Span[] = [];
  let open = -1;
  let depth = 0;
  const close = (end: number) => {
    if (open >= 0 && holdsClause(view, open, end)) out.push({ start: open, end });
    open = -1;
    depth = 0;
  };
  for (let i = 0; i < view.length; i++) {
    const u = view.charCodeAt(i);
    if (u === 10) close(i);
    else if (u === 34) {
      const original = text.charCodeAt(i);
      const direction = OPENERS.has(original) ? 1 : CLOSERS.has(original) ? -1 : 0;
      if (direction === 1 || (direction === 0 && open < 0)) {
        if (open < 0) open = i + 1;
        if (direction === 1) depth++;
      } else if (direction === -1) {
        depth--;
        if (depth <= 0) close(i);
      } else close(i);
    }
  }
  close(view.length);
  return out;
}

const OPENERS = new Set('“„「『〝﹁﹃«'.split('').map((c) => c.charCodeAt(0)));
const CLOSERS = new Set('”」』〞﹂﹄»'.split('').map((c) => c.charCodeAt(0)));

function holdsClause(view: string, start: number, end: number): boolean {
  let units = 0;
  for (let i = start; i < end && units < 9; i++) {
    const u = view.charCodeAt(i);
    if (u >= 0x2e80) units += 1;
    else if (u === 32) units += 1.7;
  }
  return units >= 7;
}
