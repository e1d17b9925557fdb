import type { Header } from '../fetch/types.ts';

/** An HTTP answer as an archive keeps it. */
export interface HttpMessage {
  readonly status: number;
  readonly headers: readonly Header[];
  /** With chunks joined, content encoding kept. */
  readonly body: Uint8Array;
}

/** The longest head of an answer (bytes). */
const LONGEST_HEAD = 256 * 1024;

/** Reads an answer with status line, headers and body; null where it is none. Headers keep order, case and repetition. */
export function readHttpMessage(block: Uint8Array): HttpMessage | null {
  const head = Buffer.from(block.buffer, block.byteOffset, Math.min(block.byteLength, LONGEST_HEAD)).toString('latin1');
  const status = /^HTTP\/\d(?:\.\d)? +(\d{3})[^\r\n]*\r?\n/.exec(head);
  if (!status) return null;
  // The blank line may follow the status line at once.
  const end = /\r?\n\r?\n/g;
  end.lastIndex = status[0].length - (status[0].endsWith('\r\n') ? 2 : 1);
  const found = end.exec(head);
  const bodyStart = found ? found.index + found[0].length : block.byteLength;
  const lines = head.slice(status[0].length, found?.index ?? head.length).split(/\r?\n/);
  const headers: [string, string][] = [];
  for (const line of lines) {
    const at = line.indexOf(':');
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (at > 0) headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
  }
  const body = block.subarray(Math.min(bodyStart, block.byteLength));
  const chunked = headerOf(headers, 'transfer-encoding')?.toLowerCase().includes('chunked') ?? false;
  return { status: Number(status[1]), headers, body: chunked ? (joinChunks(body) ?? body) : body };
}

export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/** A chunked body as one; null where it is not chunked after all, as with archives that join chunks and keep the header. */
function joinChunks(body: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < body.byteLength) {
    const line = body.indexOf(0x0a, at);
    if (line < 0 || line - at > 1024) return null;
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(Buffer.from(body.subarray(at, line)).toString('latin1'))?.[1];
    if (size === undefined) return null;
    const length = parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    const start = line + 1;
    // A body that was cut off still gives what came.
    parts.push(body.subarray(start, Math.min(start + length, body.byteLength)));
    at = start + length;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
  return parts.length > 0 ? Buffer.concat(parts) : null;
}
