/** Words of the article; without offsets they are found by their first place in it. */
export interface NewRange {
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string;
}

/** The words that are selected in the article, as offsets in code points; null where none are. */
export function selectedRange(text: string): NewRange | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const at = (node: Node, offset: number): number | null => {
    const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
    if (!piece?.closest('[data-article]')) return null;
    return Number(piece.dataset['start']) + (node instanceof Element ? 0 : offset);
  };
  const start = at(range.startContainer, range.startOffset);
  const end = at(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const points = (unit: number): number => Array.from(text.slice(0, unit)).length;
  return { start: points(start), end: points(end), quote: text.slice(start, end) };
}
