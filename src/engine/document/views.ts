import type { Span } from '../../kernel/span.ts';

/** The restored text and its matching view, unit for unit of the same UTF-16 length. */
export interface Views {
  readonly text: string;
  readonly view: string;
}

const BLANK = /\s/;
export const isBlank = (char: string | undefined): boolean => char === undefined || BLANK.test(char);

/** The span without blanks at its two ends; empty where it holds nothing else. */
export function trimmed(view: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(view[start])) start++;
  while (end > start && isBlank(view[end - 1])) end--;
  return { start, end };
}

/** Every line that holds more than blanks, without the blanks around it. UTF-16 offsets. */
export function linesOf(view: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start < view.length;) {
    let end = view.indexOf('\n', start);
    if (end < 0) end = view.length;
    const line = trimmed(view, { start, end });
    if (line.end > line.start) lines.push(line);
    start = end + 1;
  }
  return lines;
}

const SENTENCE_MARKS = new Set('。.!?！？…;；:：');
const CLOSERS = new Set('”’"\'」』》)）]】');

/** Whether the line closes as a sentence does, closing quotes and brackets passed over. */
export function endsSentence(view: string, line: Span): boolean {
  let end = line.end;
  while (end > line.start && CLOSERS.has(view[end - 1]!)) end--;
  return end > line.start && SENTENCE_MARKS.has(view[end - 1]!);
}
