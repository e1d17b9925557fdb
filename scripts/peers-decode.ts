/**
 * Measures decoding against a folder of samples in folders named by encoding, as chardet keeps them:
 *   tsx scripts/peers-decode.ts FOLDER
 * A file passes where its text is that of the strict codec, character for character; where the codec itself accepts
 * the file only in part, where it differs there alone.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { createDecoder } from '../src/engine/decode/decode.ts';
import { restorationTables } from './restoration-readings.ts';

const STRICT: Record<string, [iconvName: string, ours: string]> = {
  GB2312: ['gb18030', 'gb18030'],
  GB18030: ['gb18030', 'gb18030'],
  Big5: ['big5-hkscs', 'big5'],
};

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tsx scripts/peers-decode.ts FOLDER');
const decode = createDecoder(restorationTables(new URL('../data', import.meta.url).pathname));
let files = 0;
let named = 0;
let same = 0;
let damaged = 0;
for (const name of readdirSync(folder)) {
  const strict = STRICT[name];
  if (!strict || !statSync(join(folder, name)).isDirectory()) continue;
  for (const file of readdirSync(join(folder, name))) {
    const bytes = readFileSync(join(folder, name, file));
    for (const hide of [false, true]) {
      // Once as given, and once with every declaration made unreadable: by the bytes alone.
      const shown = hide ? hideDeclarations(bytes) : bytes;
      const decoded = decode(shown, { contentType: null });
      const expected = iconv.decode(shown, strict[0]);
      files++;
      if (decoded.encoding === strict[1]) named++;
      if (decoded.text === expected) same++;
      else if (decoded.encoding === strict[1] && expected.includes('\ufffd')) damaged++;
      else
        console.log(
          `${name}/${file}${hide ? ' (undeclared)' : ''}: ${decoded.encoding}`,
          firstDifference(decoded.text, expected),
        );
    }
  }
}
console.log(
  `read ${files}, encoding right ${named}, text the same ${same}, where the codec accepts it ${same + damaged}`,
);

function hideDeclarations(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(/charset|encoding/gi, 'xxxxxxx'), 'latin1');
}

function firstDifference(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return `${i}: ${JSON.stringify(a.slice(i - 5, i + 10))} against ${JSON.stringify(b.slice(i - 5, i + 10))}`;
}
