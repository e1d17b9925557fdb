import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkIsText, contentTypeOf, readArticleFile, readBounded } from '../../src/app/input.ts';
import { bytesOf, temporaryFolder } from '../support/surface.ts';

describe('checkIsText', () => {
  const codeOf = (bytes: Uint8Array): unknown => {
    try {
      checkIsText(bytes, 'x');
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  it.each<[string, Uint8Array, string | null]>([
    ['nothing', Buffer.alloc(0), 'INPUT_EMPTY'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'INPUT_NOT_TEXT'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'INPUT_NOT_TEXT'],
    ['an archive', Buffer.from('PK\x03\x04…', 'latin1'), 'INPUT_NOT_TEXT'],
    ['a program', Buffer.from([1, 2, 3, 0, 0, 0, 0, 9, 8, 0, 7, 0, 0, 0]), 'INPUT_NOT_TEXT'],
    ['zeros', Buffer.alloc(100), 'INPUT_NOT_TEXT'],
    ['English', Buffer.from('An article.'), null],
    ['Chinese', Buffer.from('一篇文章。'), null],
    ['UTF-16 with its mark', Buffer.from('\ufeff一篇 article', 'utf16le'), null],
    ['UTF-16 without its mark', Buffer.from('An article in English.', 'utf16le'), null],
    ['one character 50 million times', Buffer.alloc(50_000_000, 0x61), null],
  ])('judges %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});

describe('reading a file', () => {
  it('names what is wrong', async () => {
    const folder = temporaryFolder();
    await expect(readArticleFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
    await expect(readArticleFile(folder)).rejects.toMatchObject({ code: 'INPUT_NOT_A_FILE' });
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'abc');
    await expect(readArticleFile(path, 2)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    expect(Buffer.from(await readArticleFile(path)).toString()).toBe('abc');
  });

  it('bounds a stream, whose size nobody knows', async () => {
    await expect(readBounded(bytesOf('x'.repeat(100)), 'stdin', 99)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    expect(await readBounded(bytesOf('x'.repeat(99)), 'stdin', 99)).toHaveLength(99);
  });
});

it('knows a web page by its name', () => {
  expect(contentTypeOf('a/b.HTML')).toBe('text/html');
  expect(contentTypeOf('a.txt')).toBe('text/plain');
  expect(contentTypeOf('a.html.gz')).toBeNull();
});
