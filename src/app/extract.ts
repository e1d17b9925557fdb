import type { Answer } from './answer-line.ts';
import { failed } from './answer-line.ts';
import { splitLines } from './lines.ts';

/** The longest line that is read, in bytes. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Bytes of lines that may wait for their answers at once. */
const MAX_WAITING_BYTES = 128 * 1024 * 1024;

export interface ExtractTools {
  /** Answers a line, here or in another thread. It may take the line's memory with it. */
  readonly answer: (line: Uint8Array) => Answer | Promise<Answer>;
  /** Lines that may be under way at once; 1 answers them one after the other. */
  readonly width: number;
  /** Resolves when more may be written. */
  readonly write: (bytes: Uint8Array) => Promise<void> | void;
  readonly onProgress?: (counts: ExtractCounts) => void;
  readonly maxLineBytes?: number;
}

export interface ExtractCounts {
  readonly lines: number;
  readonly failed: number;
}

/**
 * The filter of the contract: one answer for every line, in the order of the lines. Input is read no faster than
 * answers are written, so memory does not grow with the number of lines. Rejects when reading or writing fails.
 */
export async function extractLines(source: AsyncIterable<Uint8Array>, tools: ExtractTools): Promise<ExtractCounts> {
  const max = tools.maxLineBytes ?? MAX_LINE_BYTES;
  const waiting: { answer: Answer | Promise<Answer>; size: number }[] = [];
  let waitingBytes = 0;
  let lines = 0;
  let bad = 0;
  const writeFirst = async (): Promise<void> => {
    const first = waiting.shift()!;
    const { bytes, ok } = await first.answer;
    waitingBytes -= first.size;
    lines++;
    if (!ok) bad++;
    await tools.write(bytes);
    tools.onProgress?.({ lines, failed: bad });
  };
  for await (const line of splitLines(source, max)) {
    if ('tooLong' in line) {
      waiting.push({ answer: failed(null, 'LINE_TOO_LONG', `The line is longer than ${max} bytes.`), size: 0 });
    } else {
      const size = line.bytes.byteLength;
      const answer = tools.answer(line.bytes);
      // It is awaited in its turn; until then a failure of all threads must not count as unhandled.
      if (answer instanceof Promise) answer.catch(() => undefined);
      waiting.push({ answer, size });
      waitingBytes += size;
    }
    while (waiting.length >= tools.width || (waiting.length > 0 && waitingBytes > MAX_WAITING_BYTES))
      await writeFirst();
  }
  while (waiting.length > 0) await writeFirst();
  return { lines, failed: bad };
}
