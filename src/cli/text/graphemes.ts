/** The platform's segmenter takes time that grows with the square of a text's length, so it is given pieces of this size. */
const PIECE = 512;

/** Whether a new character, as a reader sees it, always begins here: Western letters and marks, Chinese, kana, Hangul, full width. */
function begins(unit: number): boolean {
  return (
    (unit >= 0x20 && unit <= 0x2ff && unit !== 0xa9 && unit !== 0xae) ||
    (unit >= 0x3001 && unit <= 0x3029) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xff01 && unit <= 0xff9d)
  );
}

/**
 * The characters of a text as a reader sees them, in linear time. Two plain characters in a row are told apart at a
 * glance; the platform's segmenter sees only what lies between them (emoji, combining marks, other scripts).
 */
export function* graphemesOf(text: string): Generator<string> {
  let segmenter: Intl.Segmenter | undefined;
  let at = 0;
  while (at < text.length) {
    if (begins(text.charCodeAt(at)) && (at + 1 === text.length || begins(text.charCodeAt(at + 1)))) {
      yield text.charAt(at++);
      continue;
    }
    let end = at + 1;
    while (end < text.length && !begins(text.charCodeAt(end)) && end - at < PIECE) end++;
    // 512 marks on end are no word of any language, but even they are not cut inside a code point.
    if (end < text.length && isLow(text.charCodeAt(end)) && !isLow(text.charCodeAt(end - 1))) end--;
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    for (const { segment } of segmenter.segment(text.slice(at, end))) yield segment;
    at = end;
  }
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
