import { bytesOf, isBad } from '../decode/codec.ts';
import { utf8 } from '../decode/unicode-codecs.ts';
import { createCodePage } from './code-page.ts';
import { type Findings, type Fixer } from './fixer.ts';
import type { Gbk } from './gbk.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';

export const GBK_AS_LATIN = 'gbk-as-latin';

/** The fewest bytes that are read anew: two characters. */
const SHORTEST = 4;
/** GB 2312, in which such texts are, has no byte below. */
const LOWEST = 0xa1;
/** The mean commonness that the characters must have. */
const COMMON = 2;

/**
 * Reads anew GBK that was read as windows-1252: ÖÐ¹ú for 中国. An even run of high characters, all pairs of which are
 * common Chinese characters, and that is not UTF-8; Western words do not string four together. Risk: lists of accented
 * capitals.
 */
export function createFixGbkAsLatin(windows1252: string, gbk: Gbk, commonness: Int8Array): Fixer {
  const page = createCodePage('windows-1252', windows1252);

  function read(bytes: readonly number[]): string | null {
    let restored = '';
    let sum = 0;
    for (let i = 0; i < bytes.length; i += 2) {
      const unit = gbk.unitAt(bytes[i]!, bytes[i + 1]!);
      if (unit === 0 || commonness[unit]! < 0) return null;
      sum += commonness[unit]!;
      restored += String.fromCharCode(unit);
    }
    return sum >= (COMMON * bytes.length) / 2 ? restored : null;
  }

  return {
    name: 'fixGbkAsLatin',
    needs: MARK.lead,
    find(text): Findings {
      const plan: Edit[] = [];
      for (let i = 0; i < text.length; i++) {
        const bytes: number[] = [];
        const start = i;
        for (let byte = page.byteOf(text.charCodeAt(i)); byte >= LOWEST; byte = page.byteOf(text.charCodeAt(++i))) {
          bytes.push(byte);
        }
        if (bytes.length < SHORTEST || bytes.length % 2 !== 0 || isUtf8(bytes)) continue;
        const restored = read(bytes);
        if (restored !== null) plan.push({ start, end: i, restored, kind: GBK_AS_LATIN, confidence: 0.9 });
      }
      return { plan, diagnostics: [] };
    },
  };
}

function isUtf8(bytes: readonly number[]): boolean {
  const array = Uint8Array.from(bytes);
  for (let at = 0; at < array.length;) {
    const packed = utf8.read(array, at);
    if (isBad(packed)) return false;
    at += bytesOf(packed);
  }
  return true;
}
