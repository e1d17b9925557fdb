/**
 * Which kinds of suspicious characters a text holds, as bits. One table lookup a character decides which fixers have
 * to look at the text at all; on clean news that is hardly any.
 */
export const MARK = {
  /** Opens a bracket in which a reading may stand. */
  bracket: 1,
  /** Invisible: zero width, bidirectional controls, variation selectors. */
  invisible: 2,
  /** C0 and C1 controls. */
  control: 4,
  /** & or < or / before which markup may have been cut. */
  markup: 8,
  /** May be the first byte of UTF-8 read as a code page. */
  lead: 16,
  /** Chinese character outside the common sets, or U+FFFD, or ? beside Chinese. */
  rare: 32,
  /** May have been put between the characters of a word. */
  inserted: 64,
} as const;

/** Marks by code unit; many units carry none. */
export type MarkTable = Uint8Array;

export interface MarkSources {
  readonly brackets: Iterable<string>;
  readonly insertedMarks: string;
  /** Whether a unit may be a lead byte in one of the code pages. */
  readonly isLead: (unit: number) => boolean;
  readonly commonness: Int8Array;
}

export function markTable(sources: MarkSources): MarkTable {
  const table = new Uint8Array(65536);
  const mark = (unit: number, bit: number): void => {
    table[unit] = table[unit]! | bit;
  };
  const range = (from: number, to: number, bit: number): void => {
    for (let unit = from; unit <= to; unit++) mark(unit, bit);
  };
  for (const open of sources.brackets) mark(open.charCodeAt(0), MARK.bracket);
  for (const [from, to] of INVISIBLE) range(from, to, MARK.invisible);
  range(0x00, 0x08, MARK.control);
  range(0x0b, 0x0c, MARK.control);
  range(0x0d, 0x1f, MARK.control);
  range(0x7f, 0x9f, MARK.control);
  for (const unit of [0x26, 0x3c, 0x2f]) mark(unit, MARK.markup);
  for (let unit = 0x80; unit < 65536; unit++) if (sources.isLead(unit)) mark(unit, MARK.lead);
  for (let unit = 0x3400; unit < 0xa000; unit++) if (sources.commonness[unit]! < 0) mark(unit, MARK.rare);
  range(0xe000, 0xf8ff, MARK.rare);
  mark(0xfffd, MARK.rare | MARK.lead);
  for (let i = 0; i < sources.insertedMarks.length; i++) mark(sources.insertedMarks.charCodeAt(i), MARK.inserted);
  return table;
}

/** Characters that show nothing, first and last code unit (Unicode, general category Cf and the variation selectors). */
export const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];

/** All marks that occur in a text. */
export function marksIn(text: string, table: MarkTable): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) found |= table[text.charCodeAt(i)]!;
  return found;
}
