import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/t2cn';
import { parse } from 'yaml';
import { createQuantityRecogniser, type QuantityMark } from '../../../../src/engine/recognise/quantity/recogniser.ts';
import { compileQuantities, type QuantityFiles } from '../../../../src/knowledge/quantities.ts';

const simplified = Converter({ from: 't', to: 'cn' });
const folded = new Map<string, string>();

/** The matching view as the recogniser needs it: simplified, half width, lower case, of the same length. */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    let f = folded.get(c);
    if (f === undefined) {
      const code = c.charCodeAt(0);
      f = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : code === 0x3000 ? ' ' : c;
      f = f.toLowerCase();
      if (code >= 0x2e80) f = simplified(f);
      if (f.length !== 1) f = c;
      folded.set(c, f);
    }
    out += f;
  }
  return out;
}

const load = (file: string): unknown =>
  parse(readFileSync(new URL(`../../../../data/lexicons/${file}`, import.meta.url), 'utf8'));

export const files: QuantityFiles = {
  zh: load('zh/quantities.yaml'),
  en: load('en/quantities.yaml'),
  currencies: load('currencies.yaml'),
  measures: load('measures.yaml'),
};

const recognise = createQuantityRecogniser(compileQuantities(files, fold));

export function read(text: string): QuantityMark[] {
  return recognise(fold(text), text);
}

/** One line a mark: its words, value, unit and what else is not plain. */
export function shown(text: string): string[] {
  return read(text).map((m) => {
    const { min, max, unit } = m.value;
    const value = min === max ? String(min) : `${min ?? ''}..${max ?? ''}`;
    const per = m.per === null ? '' : `/${m.per}`;
    return `${text.slice(m.start, m.end)} = ${value} ${unit ?? '-'}${per}${m.ordinal ? ' ordinal' : ''}`;
  });
}
