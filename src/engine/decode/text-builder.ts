import { OffsetMap, type Stretch } from '../../kernel/offset-map.ts';

/** Where a piece of text stands in the source. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly copied: boolean;
}

/**
 * Builds a text line by line from pieces of a source, blanks collapsed as a browser does, and the map between them.
 * Pieces must come in the order of the source; one that does not is kept, without a place of its own.
 */
export class TextBuilder {
  private readonly pieces: string[] = [];
  private readonly stretches: Stretch[] = [];
  private source = 0;
  private target = 0;
  /** What is owed before the next word: nothing, a blank inside a line, or a line end. */
  private owed: '' | ' ' | '\n' = '';

  constructor(private readonly sourceLength: number) {}

  /** How much text there is so far (UTF-16 units). */
  get length(): number {
    return this.target;
  }

  /** Ends the line, if one has begun. */
  breakLine(): void {
    if (this.target > 0) this.owed = '\n';
  }

  /** Adds a piece. Inside a copied one, only its runs of blanks are not copied. */
  add(text: string, place: Place | null): void {
    for (let at = 0; at < text.length;) {
      const blank = isBlank(text.charCodeAt(at));
      let end = at + 1;
      while (end < text.length && isBlank(text.charCodeAt(end)) === blank) end++;
      if (!blank) this.word(text.slice(at, end), part(place, at, end));
      else if (this.owed === '' && this.target > 0) this.owed = ' ';
      at = end;
    }
  }

  finish(): { text: string; map: OffsetMap } {
    this.stretch(this.sourceLength, 0, false);
    return { text: this.pieces.join(''), map: OffsetMap.of(this.stretches) };
  }

  private word(text: string, place: Place | null): void {
    const known = place !== null && place.start >= this.source;
    // What was left out before the word, and the blank or line end that stands for it.
    this.stretch(known ? place.start : this.source, this.owed.length, false);
    if (this.owed !== '') this.pieces.push(this.owed);
    this.owed = '';
    this.pieces.push(text);
    this.stretch(known ? place.end : this.source, text.length, known && place.copied);
  }

  private stretch(sourceEnd: number, units: number, copied: boolean): void {
    if (sourceEnd === this.source && units === 0) return;
    const targetEnd = this.target + units;
    const last = this.stretches[this.stretches.length - 1];
    if (copied && last?.copied) {
      this.stretches[this.stretches.length - 1] = { ...last, sourceEnd, targetEnd };
    } else {
      this.stretches.push({ sourceStart: this.source, sourceEnd, targetStart: this.target, targetEnd, copied });
    }
    this.source = sourceEnd;
    this.target = targetEnd;
  }
}

function part(place: Place | null, start: number, end: number): Place | null {
  if (!place?.copied) return place;
  return { start: place.start + start, end: place.start + end, copied: true };
}

/** What HTML collapses; no-break and ideographic blanks are characters. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
