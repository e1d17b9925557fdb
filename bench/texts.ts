import { readGold, type GoldText } from '../scripts/lib/gold.ts';
import { goldFolders } from '../scripts/lib/gold-gate.ts';

export interface BenchText {
  readonly lang: 'zh' | 'en';
  readonly text: string;
}

/** Numbers from 0 to below 1, the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function sentencesOf(gold: GoldText): string[] {
  return gold.text.split(/(?<=[。！？!?\n]|\.(?=\s))\s*/u).filter((s) => s.trim().length >= 12);
}

/**
 * News of about so many bytes: sentences of the project's own texts in another order each time, six a paragraph, with
 * figures changed so that no two paragraphs are alike. The same in every run.
 */
export function newsText(lang: 'zh' | 'en', bytes: number): BenchText {
  const pool = readGold(...goldFolders)
    .filter((gold) => gold.lang.startsWith(lang))
    .flatMap(sentencesOf);
  const random = createRandom(lang === 'zh' ? 1 : 2);
  const parts: string[] = [];
  let size = 0;
  for (let n = 1; size < bytes; n++) {
    const sentence = pool[Math.floor(random() * pool.length)]!.trim().replace(
      /(?<![\d.,-])\d{2,3}(?![\d.,年/:-])/g,
      () => String(10 + Math.floor(random() * 900)),
    );
    const part = sentence + (n % 6 === 0 ? '\n' : lang === 'en' ? ' ' : '');
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return { lang, text: parts.join('') };
}

/** Texts that make a careless scanner slow: one thing over and over, nothing ever closed. */
export function hostileTexts(length: number): Record<string, string> {
  const fill = (unit: string) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  return {
    'one digit': fill('7'),
    'digits and commas': fill('1,'),
    'Chinese numerals': fill('三'),
    'one quote mark': fill('"'),
    'opening brackets': fill('（'),
    'a repeated name': fill('North Korea '),
    'a repeated Chinese name': fill('朝鮮'),
    'a repeated verb': fill('派遣'),
    'a sentence without an end': fill('Russia sent 40 tanks to Belarus and '),
    'dates on end': fill('2025年1月3日'),
    'open notes': fill('內(nèi'),
    'shifted pairs': fill('嵉膽馉'),
  };
}
