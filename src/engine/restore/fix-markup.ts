import type { Markup } from '../../knowledge/restoration.ts';
import { type Findings, type Fixer } from './fixer.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const STRAY_MARKUP = 'stray-markup';

/** The longest tag that is taken out (units); a lone < before long text is no tag. */
const LONGEST = 600;

/**
 * Takes out tags and halves of tags that stand in plain text: `<br/>`, `</p>`, `/p>`, comments. Tags that end a line
 * leave a line end unless one stands there. Only names of HTML elements count. Risk: texts that speak of HTML.
 */
export function createFixMarkup(markup: Markup): Fixer {
  const blocks = new Set(markup.blocks);
  const names = new Set([...markup.blocks, ...markup.inline]);

  /** A whole tag at `<`, or its end lost at the end of a line: where it ends and whether it ends a line. */
  function tagAt(text: string, at: number): { end: number; block: boolean } | null {
    if (text.startsWith('<!--', at)) {
      const close = text.slice(at, at + LONGEST).indexOf('-->');
      return close < 0 ? null : { end: at + close + 3, block: false };
    }
    const closing = text.charAt(at + 1) === '/';
    const name = nameAt(text, at + (closing ? 2 : 1));
    if (!names.has(name)) return null;
    const afterName = at + (closing ? 2 : 1) + name.length;
    const limit = Math.min(text.length, at + LONGEST);
    let quote = '';
    for (let i = afterName; i < limit; i++) {
      const c = text.charAt(i);
      if (i === afterName && !/[\s/>]/.test(c)) return null;
      if (c === '>' && quote === '') return { end: i + 1, block: blocks.has(name) };
      if (c === '<') break;
      if (c === quote) quote = '';
      else if (quote === '' && (c === '"' || c === "'") && text.charAt(i - 1) === '=') quote = c;
    }
    const rest = text.charAt(afterName);
    const cut = closing && (rest === '' || rest === '\n' || rest === '\r');
    return cut ? { end: afterName, block: blocks.has(name) } : null;
  }

  /** The rest of a closing tag whose < was lost: `/p>`. */
  function halfTagAt(text: string, at: number): { end: number; block: boolean } | null {
    if (/[\w./:<]/.test(text.charAt(at - 1))) return null;
    const name = nameAt(text, at + 1);
    const end = at + 1 + name.length;
    return names.has(name) && text.charAt(end) === '>' ? { end: end + 1, block: blocks.has(name) } : null;
  }

  return {
    name: 'fixMarkup',
    needs: MARK.markup,
    find(text): Findings {
      const plan: Edit[] = [];
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        const tag = unit === 0x3c ? tagAt(text, i) : unit === 0x2f ? halfTagAt(text, i) : null;
        if (!tag) continue;
        const previous = plan[plan.length - 1];
        const adjoins = previous?.end === i;
        const start = adjoins ? previous.start : i;
        const lineEnd = (tag.block || previous?.restored === '\n') && !atLineEdge(text, start, tag.end);
        if (adjoins) plan.pop();
        const block = tag.block || (adjoins && previous.restored === '\n');
        const restored = block && lineEnd ? '\n' : '';
        plan.push({ start, end: tag.end, restored, kind: STRAY_MARKUP, confidence: 0.95 });
        i = tag.end - 1;
      }
      return { plan, diagnostics: [] };
    },
  };
}

function nameAt(text: string, at: number): string {
  let end = at;
  while (end < at + 12 && /[A-Za-z0-9:]/.test(text.charAt(end))) end++;
  return text.slice(at, end).toLowerCase();
}

function atLineEdge(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  return before === '' || before === '\n' || after === '' || after === '\n' || after === '\r';
}
