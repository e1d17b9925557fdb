import { parseFragment } from 'parse5';

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

/** What a character reference takes from the source and gives. */
interface Step {
  readonly source: number;
  readonly value: number;
  readonly copied: boolean;
}

/** Keeps text nodes in step with the source. One aligner serves one page: it remembers the references it met. */
export class TextAligner {
  private readonly references = new Map<string, Step>();

  /**
   * Walks a text node's value beside the source that it came from. They differ in character references, line ends
   * (\r\n), dropped blanks, NULs and tags; where they cannot be kept in step, the rest corresponds as a whole.
   */
  align(source: string, value: string): AlignedPart[] {
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
      const step = this.difference(source, i, value[j]!);
      if (step === null) break;
      push(i + step.source, j + step.value, step.copied);
    }
    if (i < source.length || j < value.length) push(source.length, value.length, false);
    return parts;
  }

  private difference(source: string, i: number, next: string): Step | null {
    switch (source[i]) {
      case '&':
        return this.reference(source.slice(i, i + LONGEST));
      case '\r':
        if (next === '\n') return { source: source[i + 1] === '\n' ? 2 : 1, value: 1, copied: false };
        return { source: 1, value: 0, copied: false };
      case '\u0000':
        return { source: 1, value: next === '\ufffd' ? 1 : 0, copied: false };
      case '<': {
        // A tag that has no place where it stands is dropped, and the text around it joined.
        const close = source.indexOf('>', i);
        return close < 0 ? null : { source: close + 1 - i, value: 0, copied: false };
      }
      case ' ':
      case '\t':
      case '\n':
      case '\f':
        return { source: 1, value: 0, copied: false };
      default:
        return null;
    }
  }

  /** What the reference at the beginning of `rest` takes and gives, as the parser itself reads it. */
  private reference(rest: string): Step {
    const written = /^&(#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*;?)/.exec(rest)?.[0];
    if (written === undefined) return { source: 1, value: 1, copied: true };
    const known = this.references.get(written);
    if (known) return known;
    const step = readReference(written);
    this.references.set(written, step);
    return step;
  }
}

function readReference(written: string): Step {
  const node = parseFragment(written).childNodes[0];
  const read = node && 'value' in node ? node.value : written;
  if (read === written) return { source: 1, value: 1, copied: true };
  // A name may be a prefix of what stands there (&copyright): what follows it comes through as it is.
  let after = 0;
  while (after < read.length - 1 && read.at(-1 - after) === written.at(-1 - after)) after++;
  return { source: written.length - after, value: read.length - after, copied: false };
}
