const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The platform's segmenter takes time that grows with the square of a text's length, so it is given pieces of this size. */
const PIECE = 512;

/** Characters before which a new grapheme always begins: Western letters and marks, Chinese, kana, Hangul, full width. */
const BEGINS = /[\u0020-\u02ff\u3000-\u3029\u3041-\u3096\u30a0-\u9fff\uac00-\ud7a3\uff01-\uff9d]/;

/** A text cut into short pieces, never inside a character that a reader sees as one. */
export function* piecesOf(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > PIECE) {
    let to = from + PIECE;
    while (to > from && !BEGINS.test(text.charAt(to))) to--;
    // Without a single safe place the cut falls between two code points: 512 marks on end are no word of any language.
    if (to === from) to = from + PIECE - (/[\ud800-\udbff]/.test(text.charAt(from + PIECE - 1)) ? 1 : 0);
    yield text.slice(from, to);
    from = to;
  }
  yield text.slice(from);
}

/** The characters of a text as a reader sees them, in linear time. */
export function* graphemesOf(text: string): Generator<string> {
  for (const piece of piecesOf(text)) for (const { segment } of segmenter.segment(piece)) yield segment;
}
