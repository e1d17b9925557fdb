import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { type Output, PipeClosed, type Surface } from '../../src/cli/surface.ts';
import { openFakeEngine } from './fake-engine.ts';

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tallystick-test-'));
}

export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface SurfaceOptions {
  stdin?: string | Uint8Array;
  columns?: number;
  isTerminal?: boolean;
  env?: Record<string, string>;
  openEngine?: Surface['openEngine'];
  /** The pipe closes after this many writes. */
  closesAfter?: number;
}

/** Runs the real program in this process, over a fake engine, with everything outside captured. */
export async function tally(args: readonly string[], options: SurfaceOptions = {}): Promise<Captured> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let minutes = 0;
  const output = (to: Buffer[], closesAfter = Infinity): Output => ({
    isTerminal: options.isTerminal ?? false,
    columns: options.columns ?? null,
    write(chunk) {
      if (to.length >= closesAfter) return Promise.reject(new PipeClosed());
      to.push(Buffer.from(chunk as string));
      return Promise.resolve();
    },
  });
  const code = await run(args, {
    stdin: bytesOf(options.stdin ?? ''),
    out: output(out, options.closesAfter),
    err: output(err),
    env: options.env ?? {},
    platform: 'linux',
    // A folder of its own: as root even /nonexistent comes to exist, and is shared by every checkout.
    home: temporaryFolder(),
    user: 'tester',
    version: '1.2.3',
    clock: () => new Date(Date.UTC(2025, 8, 15, 12, minutes++)),
    openEngine: options.openEngine ?? openFakeEngine(),
    ended: () => Promise.resolve(),
    openNames: (language) => Promise.resolve(language === 'zh-Hans' ? { shells: '炮弹', PRK: '朝鲜' } : {}),
  });
  return { code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a source of bytes is asynchronous by its type
export async function* bytesOf(input: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(input as string);
  const step = Math.max(size, Math.ceil(bytes.length / 1000));
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
