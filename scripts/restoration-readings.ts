import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { parse } from 'yaml';
import {
  compileRestoration,
  type DoubleByteRow,
  type RestorationSources,
  type RestorationTables,
} from '../src/knowledge/restoration.ts';

/**
 * What decoding and restoring need and no person has to decide: readings (pinyin-pro), forms that differ between the
 * scripts (OpenCC) and code tables (iconv-lite). Build time only; the result is plain JSON.
 */
export function restorationSources(): RestorationSources {
  const { all, usual } = variants();
  return {
    readings: readings(new Set(all)),
    variantPairs: all,
    usualPairs: usual,
    codePages: Object.fromEntries(
      Object.entries(CODE_PAGES).map(([name, table]) => [name, iconv.decode(bytes(0x80, 0xff), table)]),
    ),
    doubleByte: {
      gb18030: rows('gb18030', 0x81, 0xfe, 0x40),
      big5: rows('big5-hkscs', 0x81, 0xfe, 0x40),
      'euc-kr': rows('cp949', 0xa1, 0xfe, 0xa1),
      shift_jis: [...rows('shift_jis', 0x81, 0x9f, 0x40), ...rows('shift_jis', 0xe0, 0xfc, 0x40)],
    },
  };
}

/** The tables from the YAML files in a data folder. */
export function restorationTables(dataFolder: string): RestorationTables {
  const names = ['frequency', 'markup', 'notes', 'mojibake'].map((n) => `restoration/${n}.yaml`);
  const files = names.map((n) => [n, parse(readFileSync(`${dataFolder}/${n}`, 'utf8'))] as const);
  return compileRestoration(Object.fromEntries(files), restorationSources());
}

const CODE_PAGES = {
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'windows-1257': 'windows-1257',
  'iso-8859-2': 'iso-8859-2',
  'iso-8859-5': 'iso-8859-5',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  macintosh: 'macroman',
  cp437: 'cp437',
  ibm866: 'cp866',
};

function bytes(from: number, to: number): Buffer {
  return Buffer.from(Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function rows(table: string, firstLead: number, lastLead: number, firstTrail: number): DoubleByteRow[] {
  const out: DoubleByteRow[] = [];
  for (let lead = firstLead; lead <= lastLead; lead++) {
    let line = '';
    for (let trail = firstTrail; trail <= 0xfe; trail++) {
      const text = iconv.decode(Buffer.from([lead, trail]), table);
      line += Array.from(text).length === 1 && text !== '\ufffd' && trail !== 0x7f ? text : ' ';
    }
    const trimmed = line.replace(/ +$/, '');
    if (!trimmed) continue;
    const start = trimmed.search(/[^ ]/);
    out.push([lead, firstTrail + start, trimmed.slice(start)]);
  }
  return out;
}

/**
 * Pairs of simplified and traditional forms of the BMP, one character to one: what a conversion of simplified text to
 * each regional standard gives by default, and all pairs.
 */
function variants(): { all: string; usual: string } {
  const usual = new Set<string>();
  const others = new Set<string>();
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const fromSimplified = (['t', 'tw', 'hk'] as const).map((to) => Converter({ from: 'cn', to }));
  for (let c = 0x4e00; c < 0xa000; c++) {
    const character = String.fromCharCode(c);
    const simplified = toSimplified(character);
    if (simplified !== character && simplified.length === 1) others.add(simplified + character);
    for (const convert of fromSimplified) {
      const traditional = convert(character);
      if (traditional !== character && traditional.length === 1) usual.add(character + traditional);
    }
  }
  return { all: [...new Set([...usual, ...others])].join(''), usual: [...usual].join('') };
}

/** Readings of the characters of GB 2312 and of Big5's first level, and of all that differ between the scripts. */
function readings(wanted: Set<string>): Record<string, string> {
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) wanted.add(iconv.decode(Buffer.from([lead, trail]), 'gbk'));
  }
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) wanted.add(iconv.decode(Buffer.from([lead, trail]), 'big5'));
  }
  const out = new Map<string, string>();
  for (const character of [...wanted].sort()) {
    if (!/^[\u4e00-\u9fff]$/.test(character)) continue;
    for (const reading of new Set(pinyin(character, { multiple: true, type: 'array' }))) {
      const syllable = reading.normalize('NFC');
      if (syllable !== character) out.set(syllable, (out.get(syllable) ?? '') + character);
    }
  }
  return Object.fromEntries([...out].sort(([a], [b]) => (a < b ? -1 : 1)));
}
