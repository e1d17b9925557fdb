import { bytesOf, codePointOf, isBad } from '../decode/codec.ts';
import { utf8 } from '../decode/unicode-codecs.ts';
import { type Findings, type Fixer } from './fixer.ts';
import { isLossMark, type Gbk } from './gbk.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const UTF8_AS_GBK = 'utf8-as-gbk';

/** How much commoner (mean a character) the other reading must be. */
const FAR = 2;

/**
 * Reads anew UTF-8 that was read as GBK: 涓浗 for 中国. Six bytes in step with UTF-8 do not happen by chance, and the
 * characters must become much commoner; what lost a byte on the way (an odd number before ASCII) becomes U+FFFD.
 * Risk: hardly any.
 */
export function createFixUtf8AsGbk(gbk: Gbk, commonness: Int8Array): Fixer {
  const byteCount = (unit: number): number => (unit === 0x20ac ? 1 : unit >= 0x80 && gbk.pairOf(unit) !== 0 ? 2 : 0);

  function read(text: string, start: number, end: number): Edit | null {
    const bytes: number[] = [];
    let before = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      before += commonness[unit]!;
      if (isLossMark(unit)) {
        // Some continuation byte; 0 makes the character that it belongs to bad.
        bytes.push(0);
        continue;
      }
      const pair = gbk.pairOf(unit);
      if (byteCount(unit) === 1) bytes.push(0x80);
      else bytes.push(pair >> 8, pair & 0xff);
    }
    const array = Uint8Array.from(bytes);
    let restored = '';
    let after = 0;
    let good = 0;
    let lost = 0;
    for (let at = 0; at < array.length;) {
      const packed = utf8.read(array, at);
      at += bytesOf(packed);
      if (isBad(packed)) {
        // A loss takes the continuation byte that the mark stands for with it.
        if (array[at] === 0 || at === array.length) at++;
        else return null;
        lost++;
        restored += '\ufffd';
        continue;
      }
      const codePoint = codePointOf(packed);
      if (codePoint === 0) return null;
      restored += String.fromCodePoint(codePoint);
      after += codePoint < 65536 ? commonness[codePoint]! : 0;
      good++;
    }
    if (good < 2 || lost > good || after / good - before / (end - start) < FAR) return null;
    return { start, end, restored, kind: UTF8_AS_GBK, confidence: lost > 0 ? 0.85 : 0.97 };
  }

  return {
    name: 'fixUtf8AsGbk',
    needs: MARK.rare,
    find(text): Findings {
      const plan: Edit[] = [];
      for (let i = 0; i < text.length;) {
        if (byteCount(text.charCodeAt(i)) === 0) {
          i++;
          continue;
        }
        const start = i;
        let rare = false;
        while (i < text.length && (byteCount(text.charCodeAt(i)) > 0 || isLossMark(text.charCodeAt(i)))) {
          if (commonness[text.charCodeAt(i)]! < 0) rare = true;
          i++;
        }
        const edit = rare ? read(text, start, i) : null;
        if (edit) plan.push(edit);
      }
      return { plan, diagnostics: [] };
    },
  };
}
