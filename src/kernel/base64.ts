import { TallyError } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a base64 text; white space is passed over. Throws INPUT_BASE64 where another character stands in it. */
export function fromBase64(text: string): Uint8Array {
  const values = new Int16Array(128).fill(-1);
  for (let i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i;
  values[45] = 62;
  values[95] = 63;
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i);
    if (u === 61 || u <= 32) continue;
    const v = u < 128 ? values[u]! : -1;
    if (v < 0)
      throw new TallyError('INPUT_BASE64', `The field "bytes" is not base64: character ${i + 1} cannot stand there.`);
    held = ((held << 6) | v) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[n++] = (held >> bits) & 255;
    }
  }
  return out.subarray(0, n);
}
