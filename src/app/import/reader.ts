import type { FailedReading, Reading, ReadingInput } from '../../contract/reading.ts';
import type { Engine } from '../../engine/index.ts';
import { TallyError } from '../../kernel/errors.ts';
import type { WorkerPool } from '../worker-pool.ts';

/** Reads one article with reasons, here or in another thread. Rejects with TallyError. */
export type ReadBytes = (input: ReadingInput) => Promise<Reading>;

/** Reads in this thread. */
export function readHere(engine: Engine): ReadBytes {
  // eslint-disable-next-line @typescript-eslint/require-await -- what the engine throws must become a rejection
  return async (input) => engine.read(input, { explain: true });
}

/** Reads in the threads of a pool made with `{ mentions: false, explain: true }`. */
export function readInPool(pool: WorkerPool): ReadBytes {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return async (input) => {
    const { bytes, ok } = await pool.answer(encoder.encode(JSON.stringify(input)));
    const answer: unknown = JSON.parse(decoder.decode(bytes));
    if (ok) return answer as Reading;
    const { code, message } = (answer as FailedReading).error;
    throw new TallyError(code, message);
  };
}
