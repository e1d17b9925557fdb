import * as OpenCC from 'opencc-js';
import type { FoldingTables } from '../../src/knowledge/folding.ts';

/**
 * The folding of the matching view, made from opencc-js character by character, with width and case. Curly and corner
 * quotes become straight, dashes become one; nothing changes its length.
 */
export function foldingTables(): FoldingTables {
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  const pairs = new Map<string, string>();
  for (let u = 0x3400; u < 0xa000; u++) {
    const char = String.fromCharCode(u);
    const simple = convert(char);
    if (simple !== char && simple.length === 1) pairs.set(char, simple);
  }
  for (let u = 0xff01; u <= 0xff5e; u++) pairs.set(String.fromCharCode(u), String.fromCharCode(u - 0xfee0));
  for (const quote of '“”„‟「」『』〝〞″﹁﹂﹃﹄«»') pairs.set(quote, '"');
  for (const quote of '‘’‚‛′`') pairs.set(quote, "'");
  for (const dash of '‐‑‒–−﹣') pairs.set(dash, '-');
  for (const dash of '―') pairs.set(dash, '—');
  for (const dot of '‧・•∙⋅．﹒') pairs.set(dot, '·');
  pairs.set('　', ' ');
  pairs.set('\u00a0', ' ');
  pairs.set('臺', '台');
  pairs.set('裏', '里');
  for (let u = 0; u < 0xffff; u++) {
    const char = String.fromCharCode(u);
    const lower = (pairs.get(char) ?? char).toLowerCase();
    if (lower !== char && lower.length === 1) pairs.set(char, lower);
  }
  return { from: [...pairs.keys()].join(''), to: [...pairs.values()].join('') };
}
