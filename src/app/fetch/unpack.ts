import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { TallyError } from '../../kernel/errors.ts';

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;
const unGzip: Unpack = promisify(gunzip);
const unBrotli: Unpack = promisify(brotliDecompress);
const unZlib: Unpack = promisify(inflate);
const unRaw: Unpack = promisify(inflateRaw);

const isGzip = (b: Uint8Array): boolean => b[0] === 0x1f && b[1] === 0x8b;
/** Servers send "deflate" with the zlib head that the standard asks for, and without. */
const isZlib = (b: Uint8Array): boolean => (b[0]! & 0x0f) === 8 && ((b[0]! << 8) | b[1]!) % 31 === 0;

/** More would be a bomb or a mistake. */
const MOST_LAYERS = 3;

/**
 * Takes the content encodings off a body, outermost first, with at most `max` bytes at each layer. A body that says
 * gzip and is none passes as it is: archives and proxies unpack without changing the header. Rejects with TallyError
 * FETCH_ENCODING or FETCH_TOO_LARGE.
 */
export async function unpackBody(body: Uint8Array, encoding: string | null, max: number): Promise<Uint8Array> {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim());
  const wanted = layers.filter((layer) => layer !== '' && layer !== 'identity').reverse();
  if (wanted.length > MOST_LAYERS)
    throw new TallyError('FETCH_ENCODING', `The answer says that it is packed ${wanted.length} times over.`);
  let bytes = body;
  for (const layer of wanted) {
    if (bytes.byteLength === 0) break;
    const unpack = unpackerOf(layer, bytes);
    if (unpack === null) continue;
    try {
      bytes = await unpack(bytes, { maxOutputLength: max });
    } catch (cause) {
      if (cause instanceof RangeError)
        throw new TallyError('FETCH_TOO_LARGE', `The answer is larger than ${Math.round(max / 1024)} kB unpacked.`, {
          cause,
        });
      throw new TallyError('FETCH_ENCODING', `The answer is not in the ${layer} that it says it is in.`, { cause });
    }
  }
  return bytes;
}

function unpackerOf(layer: string, bytes: Uint8Array): Unpack | null {
  switch (layer) {
    case 'gzip':
    case 'x-gzip':
      return isGzip(bytes) ? unGzip : null;
    case 'deflate':
      return isZlib(bytes) ? unZlib : unRaw;
    case 'br':
      return unBrotli;
    default:
      throw new TallyError(
        'FETCH_ENCODING',
        `The answer is packed in a way that is not known (${layer.slice(0, 40)}).`,
      );
  }
}
