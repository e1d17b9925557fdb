import type { RestorationTables } from '../../knowledge/restoration.ts';
import type { PairTable } from './legacy-codecs.ts';

/**
 * How common every code unit is in running text of the languages that Tallystick meets, from -8 (never) to 4 (all the
 * time). Chinese characters count by the frequency list and by the first levels of GB 2312 and Big5, which were drawn
 * up by use; other scripts by plain ranges.
 */
export function commonnessTable(tables: RestorationTables, pairs: { gb18030: PairTable; big5: PairTable }): Int8Array {
  const score = new Int8Array(65536).fill(-3);
  const range = (from: number, to: number, value: number): void => {
    score.fill(value, from, to + 1);
  };
  range(0x00, 0x1f, -8);
  range(0x20, 0x7e, 1);
  score[0x09] = score[0x0a] = score[0x0d] = 1;
  range(0x7f, 0x9f, -8);
  range(0xa0, 0xbf, -1);
  range(0xc0, 0x17f, 0);
  range(0x370, 0x3ff, 0);
  range(0x400, 0x45f, 1);
  range(0x5d0, 0x5ea, 0);
  range(0x620, 0x64a, 0);
  range(0xe00, 0xe5b, 0);
  range(0x2010, 0x203b, 1);
  range(0x2500, 0x259f, -4);
  range(0x3001, 0x3002, 4);
  range(0x3008, 0x3011, 2);
  range(0x3041, 0x3093, 2);
  range(0x30a1, 0x30fc, 1);
  range(0x3400, 0x4dbf, -6);
  range(0x4e00, 0x9fff, -3);
  range(0xac00, 0xd7a3, 0);
  range(0xd800, 0xdfff, -1);
  range(0xe000, 0xf8ff, -8);
  range(0xff01, 0xff5e, 1);
  range(0xff61, 0xff9f, -2);
  score[0xff0c] = score[0xff1a] = 4;
  score[0xfffd] = -8;
  for (let lead = 0xb0; lead <= 0xd7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) raise(pairs.gb18030.at(lead, trail), 1);
  }
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) raise(pairs.big5.at(lead, trail), 1);
  }
  const { frequent, hangul } = tables;
  for (let i = 0; i < frequent.length; i++) score[frequent.charCodeAt(i)] = i < 400 ? 4 : i < 900 ? 3 : 2;
  for (let i = 0; i < hangul.length; i++) score[hangul.charCodeAt(i)] = 3;
  return score;

  function raise(codePoint: number, value: number): void {
    if (codePoint >= 0x4e00 && codePoint <= 0x9fff && score[codePoint]! < value) score[codePoint] = value;
  }
}
