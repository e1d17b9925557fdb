import type { RestorationTables } from '../../knowledge/restoration.ts';
import type { Codec } from './codec.ts';
import { big5, eucKr, gb18030, PairTable, shiftJis, singleByte } from './legacy-codecs.ts';
import { utf16be, utf16le, utf8 } from './unicode-codecs.ts';

/** Every encoding that can be read, by WHATWG name, with the pair tables behind the Chinese ones. */
export interface Codecs {
  readonly byName: ReadonlyMap<string, Codec>;
  readonly pairs: { readonly gb18030: PairTable; readonly big5: PairTable };
}

export function createCodecs(tables: RestorationTables): Codecs {
  const rows = tables.doubleByte;
  const pairs = { gb18030: new PairTable(rows.gb18030), big5: new PairTable(rows.big5) };
  const codecs = [
    utf8,
    utf16le,
    utf16be,
    gb18030(pairs.gb18030),
    big5(pairs.big5),
    eucKr(new PairTable(rows['euc-kr'])),
    shiftJis(new PairTable(rows.shift_jis)),
    ...Object.entries(tables.codePages).map(([name, high]) => singleByte(name, high)),
  ];
  return { byName: new Map(codecs.map((codec) => [codec.name, codec])), pairs };
}

/** The encoding that a label means, or null. Labels as in the WHATWG Encoding Standard, for the encodings read here. */
export function encodingOfLabel(label: string): string | null {
  const plain = label.trim().toLowerCase();
  return LABELS.get(plain) ?? LABELS.get(plain.replaceAll(/[_\s-]/g, '')) ?? null;
}

const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'utf-8': 'utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8',
    'utf-16le': 'utf-16 utf-16le utf16 utf16le ucs-2 ucs2 unicode csunicode iso-10646-ucs-2',
    'utf-16be': 'utf-16be utf16be unicodefffe',
    gb18030:
      'gb18030 gb2312 gbk gb_2312 gb_2312-80 gb231280 chinese csgb2312 x-gbk xgbk cp936 ms936 windows-936 euc-cn euccn hz-gb-2312',
    big5: 'big5 big5-hkscs big5hkscs cn-big5 csbig5 x-x-big5 cp950 ms950 windows-950 big5-eten',
    'euc-kr': 'euc-kr euckr cseuckr korean ksc5601 ksc_5601 ks_c_5601-1987 ksc56011987 windows-949 cp949 uhc',
    shift_jis: 'shift_jis shift-jis shiftjis sjis x-sjis ms_kanji ms932 windows-31j cp932 csshiftjis',
    'windows-1252':
      'windows-1252 cp1252 x-cp1252 iso-8859-1 iso88591 iso8859-1 latin1 l1 ascii us-ascii ansi_x3.4-1968',
    'windows-1251': 'windows-1251 cp1251 x-cp1251 windows1251',
    'windows-1250': 'windows-1250 cp1250 x-cp1250 windows1250',
    'windows-1253': 'windows-1253 cp1253 iso-8859-7 greek',
    'windows-1254': 'windows-1254 cp1254 iso-8859-9 latin5',
    'windows-1255': 'windows-1255 cp1255 iso-8859-8 hebrew',
    'windows-1256': 'windows-1256 cp1256 iso-8859-6 arabic',
    'windows-1257': 'windows-1257 cp1257 iso-8859-13',
    'iso-8859-2': 'iso-8859-2 iso88592 latin2 l2',
    'iso-8859-5': 'iso-8859-5 iso88595 cyrillic',
    'koi8-r': 'koi8-r koi8r koi8 cskoi8r',
    'koi8-u': 'koi8-u koi8u koi8-ru',
    macintosh: 'macintosh mac x-mac-roman csmacintosh',
    ibm866: 'ibm866 866 cp866 csibm866',
  }).flatMap(([name, labels]) => labels.split(' ').map((label) => [label, name] as const)),
);
