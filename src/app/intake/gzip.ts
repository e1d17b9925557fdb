import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { within, step, type Context } from './context.ts';
import type { IntakeItem, Material } from './types.ts';

const unzip = promisify(gunzip);
/** Enough of the beginning to tell what is packed (bytes). */
const HEAD = 64 * 1024;

/** What is packed with gzip; a web archive packed record by record is read so. Throws INTAKE_TOO_LARGE, INTAKE_RATIO. */
export async function* openGzip(material: Material, context: Context): AsyncIterable<IntakeItem> {
  if (await isArchive(material.bytes)) {
    const { openWarc } = await import('./warc.ts');
    yield* openWarc(material, context);
    return;
  }
  const name = material.name.replace(/\.(?:gz|gzip)$/i, '');
  const bytes = await unpack(material.bytes, material.name, context);
  // The pack is no place of its own: what it holds is the material.
  const inner: Material = { bytes, name, url: material.url ?? null };
  const items = context.open(inner, context);
  yield* name === material.name || context.depth > 1 ? within(step('entry', name), items) : items;
}

async function unpack(bytes: Uint8Array, name: string, { budget }: Context): Promise<Uint8Array> {
  const room = budget.room(bytes.byteLength);
  try {
    const unpacked = await unzip(bytes, { maxOutputLength: room });
    budget.take(unpacked.byteLength);
    return unpacked;
  } catch (error) {
    if (error instanceof RangeError) throw budget.refusal(name, bytes.byteLength);
    throw error;
  }
}

async function isArchive(bytes: Uint8Array): Promise<boolean> {
  const { createGunzip } = await import('node:zlib');
  const stream = createGunzip();
  return new Promise((resolve) => {
    const done = (answer: boolean): void => {
      stream.destroy();
      resolve(answer);
    };
    stream.on('data', (chunk: Buffer) => {
      done(chunk.toString('latin1', 0, 5) === 'WARC/');
    });
    stream.on('end', () => {
      done(false);
    });
    // What is broken is for the unpacking itself to say.
    stream.on('error', () => {
      done(false);
    });
    stream.end(bytes.subarray(0, HEAD));
  });
}
