import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { TallyError } from '../kernel/errors.ts';

/** The largest article that is read, in bytes. */
export const MAX_ARTICLE_BYTES = 64 * 1024 * 1024;

/** First bytes of files that hold no plain text, with what to call them. */
const MAGIC: readonly (readonly [bytes: string, name: string])[] = [
  ['%PDF-', 'PDF'],
  ['PK\x03\x04', 'ZIP or Office'],
  ['\xd0\xcf\x11\xe0', 'Office'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['RIFF', 'RIFF'],
  ['\x1f\x8b', 'gzip'],
  ['\x7fELF', 'ELF'],
  ['SQLite format 3\0', 'SQLite'],
];

/** Reads a file whole. Rejects with TallyError INPUT_NOT_FOUND, INPUT_NOT_A_FILE, INPUT_UNREADABLE or INPUT_TOO_LARGE. */
export async function readArticleFile(path: string, max: number = MAX_ARTICLE_BYTES): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) throw new TallyError('INPUT_NOT_A_FILE', `${path} is a folder, not an article.`);
      if (stat.size > max) throw tooLarge(path, max);
      // A pipe or device tells no size, so it is read with the same bound as standard input.
      return await readBounded(file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>, path, max);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof TallyError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new TallyError('INPUT_NOT_FOUND', `There is no file ${path}.`, { cause: error });
    throw new TallyError('INPUT_UNREADABLE', `${path} cannot be read (${code || String(error)}).`, { cause: error });
  }
}

/** Reads a stream whole, up to a bound. Rejects with TallyError INPUT_TOO_LARGE. */
export async function readBounded(
  source: AsyncIterable<Uint8Array>,
  name: string,
  max: number = MAX_ARTICLE_BYTES,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.byteLength;
    if (length > max) throw tooLarge(name, max);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function tooLarge(name: string, max: number): TallyError {
  return new TallyError(
    'INPUT_TOO_LARGE',
    `${name} is larger than ${max / 1024 / 1024} MB, the most that is read as one article.`,
  );
}

/** Refuses bytes that cannot be an article. Throws TallyError INPUT_EMPTY or INPUT_NOT_TEXT. */
export function checkIsText(bytes: Uint8Array, name: string): void {
  if (bytes.byteLength === 0) throw new TallyError('INPUT_EMPTY', `${name} is empty.`);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8192));
  const start = head.toString('latin1', 0, 16);
  for (const [magic, kind] of MAGIC)
    if (start.startsWith(magic))
      throw new TallyError('INPUT_NOT_TEXT', `${name} is a ${kind} file. Give its text or its web page.`);
  if (hasStrayNuls(head)) throw new TallyError('INPUT_NOT_TEXT', `${name} holds no text that can be read.`);
}

/** Zero bytes stand in no text but UTF-16 and UTF-32, which show a mark or keep their zeros on one side of each pair. */
function hasStrayNuls(head: Uint8Array): boolean {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return false;
  let even = 0;
  let odd = 0;
  head.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2) odd++;
    else even++;
  });
  const nuls = even + odd;
  if (nuls === 0) return false;
  if (a === 0 && b === 0 && head[2] === 0xfe && head[3] === 0xff) return false;
  return nuls < head.length / 8 || (even > nuls / 20 && odd > nuls / 20);
}

/** The content type that a file's name speaks of; null where it says nothing of use. */
export function contentTypeOf(path: string): string | null {
  const extension = extname(path).toLowerCase();
  if (extension === '.html' || extension === '.htm' || extension === '.xhtml') return 'text/html';
  if (extension === '.txt' || extension === '.text') return 'text/plain';
  return null;
}
