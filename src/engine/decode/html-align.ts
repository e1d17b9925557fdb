/** A part of a text node: copied from the source unit for unit, or written otherwise there (a character reference). */
export interface AlignedPart {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly copied: boolean;
}

/** The longest character reference looked at (units). */
const LONGEST = 34;

/**
 * Walks a text node's value beside the source that it came from. They differ in character references, line ends
 * (\r\n) and dropped NULs; where they cannot be kept in step, the rest corresponds as a whole.
 */
export function alignText(source: string, value: string): AlignedPart[] {
  const parts: AlignedPart[] = [];
  let i = 0;
  let j = 0;
  const push = (sourceEnd: number, valueEnd: number, copied: boolean): void => {
    parts.push({ sourceStart: i, sourceEnd, valueStart: j, valueEnd, copied });
    i = sourceEnd;
    j = valueEnd;
  };
  while (j < value.length && i < source.length) {
    let same = 0;
    while (j + same < value.length && source[i + same] === value[j + same] && source[i + same] !== '&') same++;
    if (same > 0) {
      push(i + same, j + same, true);
      continue;
    }
    const step = differenceAt(source, i, value, j);
    if (step === null) break;
    push(i + step.source, j + step.value, step.copied);
  }
  if (i < source.length || j < value.length) push(source.length, value.length, false);
  return parts;
}

function differenceAt(
  source: string,
  i: number,
  value: string,
  j: number,
): { source: number; value: number; copied: boolean } | null {
  if (source[i] === '\r' && value[j] === '\n') {
    return { source: source[i + 1] === '\n' ? 2 : 1, value: 1, copied: false };
  }
  if (source[i] === '\u0000') return { source: 1, value: value[j] === '\ufffd' ? 1 : 0, copied: false };
  if (source[i] !== '&') return null;
  const reference = /^&(#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*;?)/.exec(source.slice(i, i + LONGEST))?.[0];
  if (reference === undefined || (value.startsWith(reference, j) && reference !== '&amp;')) {
    return value[j] === '&' ? { source: 1, value: 1, copied: true } : null;
  }
  const first = value.codePointAt(j)! > 0xffff ? 2 : 1;
  // A name without its semicolon may be a prefix of what stands there (&copyright), and some names are two characters.
  for (let length = reference.length; length >= 3; length--) {
    for (const units of [first, 2]) {
      if (agrees(source, i + length, value, j + units)) return { source: length, value: units, copied: false };
    }
    if (reference.endsWith(';')) break;
  }
  return value[j] === '&' ? { source: 1, value: 1, copied: true } : null;
}

/** Whether source and value go on alike, as far as a unit tells. */
function agrees(source: string, i: number, value: string, j: number): boolean {
  if (j > value.length || i > source.length) return false;
  if (i === source.length) return j === value.length;
  const c = source[i];
  return c === '&' || c === '\r' || c === '\u0000' ? j < value.length : c === value[j];
}
