import { pack, packBad, type Codec } from './codec.ts';

/**
 * UTF-8 by the WHATWG decoder: overlong forms, surrogates and values above U+10FFFF are bad, and the longest prefix
 * that could have begun a character is replaced as one.
 */
export const utf8: Codec = { name: 'utf-8', asciiSafe: true, read: readUtf8 };

function readUtf8(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return pack(lead, 1);
  if (lead < 0xc2 || lead > 0xf4) return packBad(1);
  const second = bytes[at + 1] ?? 0;
  if (lead < 0xe0) {
    return (second & 0xc0) === 0x80 ? pack(((lead & 0x1f) << 6) | (second & 0x3f), 2) : packBad(1);
  }
  // The second byte alone decides whether the form is overlong, a surrogate or too large.
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return packBad(1);
  const third = bytes[at + 2] ?? 0;
  if ((third & 0xc0) !== 0x80) return packBad(2);
  if (lead < 0xf0) return pack(((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), 3);
  const fourth = bytes[at + 3] ?? 0;
  if ((fourth & 0xc0) !== 0x80) return packBad(3);
  return pack(((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f), 4);
}

function utf16(name: string, little: boolean): Codec {
  const unit = (bytes: Uint8Array, at: number): number =>
    little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!;
  return {
    name,
    asciiSafe: false,
    read(bytes, at) {
      if (at + 1 >= bytes.length) return packBad(1);
      const high = unit(bytes, at);
      if (high < 0xd800 || high > 0xdfff) return pack(high, 2);
      if (high > 0xdbff || at + 3 >= bytes.length) return packBad(2);
      const low = unit(bytes, at + 2);
      if (low < 0xdc00 || low > 0xdfff) return packBad(2);
      return pack(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), 4);
    },
  };
}

export const utf16le: Codec = utf16('utf-16le', true);
export const utf16be: Codec = utf16('utf-16be', false);
