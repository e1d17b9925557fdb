import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../src/app/lines.ts';
import { bytesOf } from '../support/surface.ts';

async function split(chunks: readonly string[], max = 1000): Promise<string[]> {
  const out: string[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- a source of bytes is asynchronous by its type
  const source = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  };
  for await (const line of splitLines(source(), max))
    out.push('tooLong' in line ? 'TOO LONG' : Buffer.from(line.bytes).toString());
  return out;
}

describe('splitLines', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [[''], []],
    [['a'], ['a']],
    [['a\n'], ['a']],
    [['a\n\n'], ['a', '']],
    [['\n'], ['']],
    [
      ['a', 'b\nc', '\n', 'd'],
      ['ab', 'c', 'd'],
    ],
    [['a\r\nb'], ['a\r', 'b']],
    [['a\n', ''], ['a']],
    [['a', ''], ['a']],
    [['é\n漢'], ['é', '漢']],
  ])('splits %j into %j', async (chunks, lines) => {
    expect(await split(chunks)).toEqual(lines);
  });

  it('skips a line that is too long and goes on after it', async () => {
    expect(await split(['abc', 'def', 'ghi\nxy\nabcdef'], 5)).toEqual(['TOO LONG', 'xy', 'TOO LONG']);
    expect(await split(['abcde\n'], 5)).toEqual(['abcde']);
  });

  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a漢\n]{0,6}$/)),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const text = parts.join('');
          const lines = text.split('\n');
          if (lines.at(-1) === '') lines.pop();
          const out: string[] = [];
          for await (const line of splitLines(bytesOf(text, size), 1000))
            if ('bytes' in line) out.push(Buffer.from(line.bytes).toString());
          expect(out).toEqual(lines);
        },
      ),
    );
  });
});
