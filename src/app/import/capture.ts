import { createHash } from 'node:crypto';
import type { CaptureWriter, NewCapture } from '../../ledger/captures/port.ts';
import type { Capture } from '../fetch/types.ts';

/** Who gets things, when, and with what program. */
export interface Collector {
  readonly clock: () => Date;
  readonly user: string;
  /** Name and version: `tallystick 0.1.0`. */
  readonly tool: string;
}

/** A capture that is not yet kept, in the one that it lay in. */
export interface CaptureNode {
  readonly capture: Omit<NewCapture, 'parent' | 'part' | 'kept'>;
  readonly parent: { readonly node: CaptureNode; readonly part: string } | null;
  /** Settled by what is found in it; see NewCapture. */
  kept: NewCapture['kept'];
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The capture of a file or of standard input. */
export function captureOfFile(bytes: Uint8Array, path: string, by: Collector, kind: 'file' | 'stream'): CaptureNode {
  const sha256 = sha256Of(bytes);
  const nothing = { redirects: [], status: null, headers: [] };
  const got = { at: by.clock().toISOString(), collector: by.user, tool: by.tool };
  const capture = { kind, requested: path, final: path, ...nothing, bytes, sha256, bodySha256: sha256, ...got };
  return { capture, parent: null, kept: 'whole' };
}

/** The capture of a server's answer, or of one that an archive kept (then with where it lay). */
export function captureOfAnswer(answer: Capture, by: Collector, parent: CaptureNode['parent'] = null): CaptureNode {
  return {
    capture: {
      kind: parent ? 'archive' : 'http',
      requested: answer.requestedUrl,
      final: answer.finalUrl,
      redirects: answer.redirects,
      status: answer.status,
      headers: answer.headers,
      bytes: answer.rawBody,
      sha256: answer.sha256,
      bodySha256: answer.bodySha256,
      at: answer.at,
      collector: by.user,
      tool: by.tool,
    },
    parent,
    kept: 'whole',
  };
}

/** Keeps a capture and those that it lay in, outermost first; gives its number. */
export async function keepNode(writer: CaptureWriter, { capture, parent, kept }: CaptureNode): Promise<number> {
  const outer = parent ? await keepNode(writer, parent.node) : null;
  return writer.keep({ ...capture, kept, parent: outer, part: parent?.part ?? null });
}
