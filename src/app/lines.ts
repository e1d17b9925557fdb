/** A line without its end, or a line that is longer than the bound and was skipped. */
export type Line = { readonly bytes: Uint8Array } | { readonly tooLong: true };

const NEWLINE = 0x0a;

/**
 * Splits a stream of bytes at line feeds. A last line without one counts; nothing after the last one does not. No more
 * than `max` bytes of a line, and one chunk, are held at once.
 */
export async function* splitLines(source: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Line => {
    const line: Line = length > max ? { tooLong: true } : { bytes: joined(parts, length) };
    parts = [];
    length = 0;
    return line;
  };
  const add = (part: Uint8Array): void => {
    length += part.byteLength;
    if (length > max) parts = [];
    else if (part.byteLength > 0) parts.push(part);
  };
  let open = false;
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    open = from < chunk.byteLength || (open && from === 0);
    add(chunk.subarray(from));
  }
  if (open) yield take();
}

/** Always a copy: a line may be handed to another thread, and chunks share their memory. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.byteLength;
  }
  return out;
}
