import { declarations } from '../../engine/decode/declared.ts';

/** Tried where nothing is declared, or what is declared does not hold: well-formed UTF-8 does not happen by chance. */
const LIKELY = ['utf-8', 'gb18030', 'big5'];

/**
 * The text of structured bytes (tables, feeds, JSON), by their byte order mark, their declaration, or the first likely
 * encoding that has every byte. Never fails: where none has, unreadable bytes become U+FFFD. Articles themselves are
 * decoded by the engine, which looks closer and keeps a map.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null = null): string {
  const declared = declarations(bytes, { contentType }).map((d) => d.encoding);
  for (const encoding of [...declared, ...LIKELY]) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return text;
  }
  return new TextDecoder(known(declared[0]) ? declared[0] : 'utf-8').decode(bytes);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Another encoding is tried: this one is not known here, or has not all of these bytes.
    return null;
  }
}

function known(encoding: string | undefined): boolean {
  return encoding !== undefined && tryDecode(new Uint8Array(), encoding) !== null;
}

export const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text as one line, or null where nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const line = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return line === '' ? null : line;
}
