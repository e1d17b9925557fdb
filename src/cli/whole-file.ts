import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { TallyError } from '../kernel/errors.ts';

type Chunk = string | Uint8Array;

/**
 * Writes beside the place and moves it there when it is whole, so that nobody takes half a file for the whole. Rejects
 * with OUTPUT_UNWRITABLE, and with whatever the chunks reject with.
 */
export async function writeFileWhole(path: string, chunks: AsyncIterable<Chunk> | Iterable<Chunk>): Promise<void> {
  const beside = `${path}.part`;
  try {
    const file = createWriteStream(beside);
    await once(file, 'open');
    for await (const chunk of chunks) if (!file.write(chunk)) await once(file, 'drain');
    file.end();
    await once(file, 'close');
    await rename(beside, path);
  } catch (error) {
    // Whatever hindered the writing may hinder this too; the first error is the one to tell.
    await rm(beside, { force: true }).catch(() => undefined);
    if (error instanceof TallyError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new TallyError('OUTPUT_UNWRITABLE', `${path} cannot be written (${error.message}).`, { cause: error });
  }
}
