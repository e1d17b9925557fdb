/** A code page of one byte a character, from characters to bytes, as UTF-8 bytes are read through it by mistake. */
export interface CodePage {
  readonly name: string;
  /** The byte from 0x80 on that a code unit stands for, or 0. */
  byteOf(unit: number): number;
  /** The code units that stand for bytes which begin a character of UTF-8. */
  readonly leads: readonly number[];
  /** Whether bytes without a character of their own were kept as C1 controls or lost as U+FFFD. */
  readonly hasHoles: boolean;
}

export function createCodePage(name: string, high: string): CodePage {
  const bytes = new Map<number, number>();
  for (let i = 0; i < 128; i++) {
    const unit = high.charCodeAt(i);
    if (unit !== 0xfffd) bytes.set(unit, 0x80 + i);
  }
  // Where a page is read by its ISO relative, the bytes 0x80 to 0x9f come through as C1 controls.
  const windows = /^(windows|iso)/.test(name);
  if (windows) for (let byte = 0x80; byte < 0xa0; byte++) if (!bytes.has(byte)) bytes.set(byte, byte);
  const leads = [...bytes].filter(([, byte]) => byte >= 0xc2 && byte <= 0xf4).map(([unit]) => unit);
  return { name, byteOf: (unit) => bytes.get(unit) ?? 0, leads, hasHoles: windows };
}
