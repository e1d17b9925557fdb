import type { Views } from './views.ts';

/** The share of Chinese characters that differ from their simplified form, from which on a text is traditional. */
const TRADITIONAL_SHARE = 0.05;
/** One Chinese character says about as much as this many letters. */
const LETTERS_A_CHARACTER = 3;

/**
 * The language by the characters alone: zh-Hant, zh-Hans, en, ja, ko, or und where no script prevails. Latin letters
 * are taken for English, the only language in them that is read.
 */
export function languageOf({ text, view }: Views): string {
  let han = 0;
  let traditional = 0;
  let latin = 0;
  let kana = 0;
  let hangul = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) latin++;
    else if (code >= 0x3040 && code <= 0x30ff) kana++;
    else if (code >= 0xac00 && code <= 0xd7a3) hangul++;
    else if (code >= 0x3400 && code <= 0x9fff) {
      han++;
      if (code !== view.charCodeAt(i)) traditional++;
    }
  }
  const chinese = han * LETTERS_A_CHARACTER;
  if (kana > han / 5 && kana * LETTERS_A_CHARACTER > latin) return 'ja';
  if (hangul > han && hangul * LETTERS_A_CHARACTER > latin) return 'ko';
  if (chinese > latin) return traditional / han >= TRADITIONAL_SHARE ? 'zh-Hant' : 'zh-Hans';
  return latin > 0 ? 'en' : 'und';
}
