import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as OpenCC from 'opencc-js';
import { createDocumentReader, type DocumentFrame } from '../../../src/engine/document/index.ts';
import { compileDocument, type DataFile } from '../../../src/knowledge/document.ts';

const simplified = OpenCC.Converter({ from: 't', to: 'cn' });
const QUOTES = new Map([
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
]);

/** A matching view in small: enough for tests, the same length as the text. */
export function fold(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char === '　' ? ' ' : char;
    const form = QUOTES.get(half) ?? simplified(half).toLowerCase();
    out += form.length === char.length ? form : char;
  }
  return out;
}

export function dataFile(name: string): DataFile {
  return { name, data: parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8')) as unknown };
}

export const documentFiles = [dataFile('lexicons/zh/document.yaml'), dataFile('lexicons/en/document.yaml')];
const reader = createDocumentReader(compileDocument(documentFiles, fold));
export const frameOf = (text: string): DocumentFrame => reader({ text, view: fold(text) });
