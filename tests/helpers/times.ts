import { readFileSync, readdirSync } from 'node:fs';
import { Converter } from 'opencc-js';
import { parse } from 'yaml';
import { createTimeRecogniser } from '../../src/engine/recognise/time/index.ts';
import type { TimeExpression } from '../../src/engine/recognise/time/index.ts';
import { createTimeResolver } from '../../src/engine/resolve/time/index.ts';
import type { ResolvedTime } from '../../src/engine/resolve/time/index.ts';
import { compileTimes } from '../../src/knowledge/times.ts';
import type { DataFile, TimeTables } from '../../src/knowledge/times.ts';

const DATA = new URL('../../data/', import.meta.url);
const simplify = Converter({ from: 't', to: 'cn' });
const PLAIN: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '\u3000': ' ' };

/** A matching view good enough for these tests: simplified, half width, lower case, same length. */
export function fold(text: string): string {
  let view = '';
  for (const c of text) {
    const code = c.charCodeAt(0);
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (PLAIN[c] ?? c);
    const simple = code >= 0x3400 && code <= 0x9fff ? simplify(half) : half.toLowerCase();
    view += simple.length === c.length ? simple : c;
  }
  return view;
}

export const load = (file: string): DataFile => ({ file, content: parse(readFileSync(new URL(file, DATA), 'utf8')) });

export const tables: TimeTables = compileTimes(
  ['lexicons/zh/times.yaml', 'lexicons/en/times.yaml'].map(load),
  readdirSync(new URL('calendar/', DATA)).map((name) => load(`calendar/${name}`)),
  fold,
);
const recogniser = createTimeRecogniser(tables);
const resolver = createTimeResolver(tables);

export const recognise = (text: string): TimeExpression[] => recogniser(fold(text), text);
export const resolve = (text: string, published: string | null = null): ResolvedTime[] =>
  resolver(recognise(text), { published, view: fold(text) });

/** Each resolved expression as "words = EDTF"; what has no date of its own gives its kind. */
export const read = (text: string, published: string | null = null): string[] =>
  resolve(text, published).map((t) => `${text.slice(t.start, t.end)} = ${t.edtf ?? t.kind}`);
