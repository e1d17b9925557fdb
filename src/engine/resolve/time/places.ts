export interface Place {
  readonly paragraph: number;
  readonly sentence: number;
  /** The offset stands at its sentence's beginning. */
  readonly topical: boolean;
}

/** So near its sentence's start, in UTF-16 units, a year sets the scene ("In 2015, …"). */
const TOPIC_REACH = 5;
const ENDS = '。!?！？\n';

/**
 * Numbers the paragraph and sentence of ascending offsets. Walks the view once; a full stop ends a sentence where a
 * space follows it and it does not abbreviate.
 */
export function createPlaces(view: string, paragraphStarts?: readonly number[]): (offset: number) => Place {
  let at = 0;
  let paragraph = 0;
  let sentence = 0;
  let nextStart = 0;
  let began = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const c = view[at]!;
      if (ENDS.includes(c) || (c === '.' && view[at + 1] === ' ' && isWordEnd(view, at))) {
        sentence++;
        began = at + 1;
      }
      if (c === '\n' && !paragraphStarts) paragraph++;
    }
    if (paragraphStarts) {
      while (nextStart < paragraphStarts.length && paragraphStarts[nextStart]! <= offset) nextStart++;
      paragraph = nextStart;
    }
    return { paragraph, sentence, topical: offset - began <= TOPIC_REACH };
  };
}

/** Whether the stop closes a word of more than two letters or a figure, and no figure follows: else it abbreviates. */
function isWordEnd(view: string, stop: number): boolean {
  const next = view.charCodeAt(stop + 2);
  if (next >= 48 && next <= 57) return false;
  let size = 0;
  for (let i = stop - 1; i >= 0 && size < 3; i--, size++) {
    const c = view.charCodeAt(i);
    if ((c >= 48 && c <= 57) || c === 39) return true;
    if (!(c >= 97 && c <= 122)) break;
  }
  return size > 2;
}
