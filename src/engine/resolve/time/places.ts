export interface Place {
  readonly paragraph: number;
  readonly sentence: number;
}

const ENDS = '。!?！？\n';

/**
 * Numbers the paragraph and sentence of ascending offsets. Walks the view once; a full stop ends a sentence where a
 * space and no figure follows it.
 */
export function createPlaces(view: string, paragraphStarts?: readonly number[]): (offset: number) => Place {
  let at = 0;
  let paragraph = 0;
  let sentence = 0;
  let nextStart = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const c = view[at]!;
      if (ENDS.includes(c)) sentence++;
      else if (c === '.' && view[at + 1] === ' ' && isWordEnd(view, at)) sentence++;
      if (c === '\n' && !paragraphStarts) paragraph++;
    }
    if (paragraphStarts) {
      while (nextStart < paragraphStarts.length && paragraphStarts[nextStart]! <= offset) nextStart++;
      paragraph = nextStart;
    }
    return { paragraph, sentence };
  };
}

/** Whether the stop closes a word of more than three letters, or a figure: an abbreviation is shorter. */
function isWordEnd(view: string, stop: number): boolean {
  let size = 0;
  for (let i = stop - 1; i >= 0 && size < 4; i--, size++) {
    const c = view.charCodeAt(i);
    if (c >= 48 && c <= 57) return true;
    if (!(c >= 97 && c <= 122)) break;
  }
  return size > 3;
}
