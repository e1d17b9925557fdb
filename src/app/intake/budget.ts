import { TallyError } from '../../kernel/errors.ts';
import type { IntakeLimits } from './types.ts';

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: IntakeLimits = {
  partBytes: 64 * MB,
  totalBytes: 2048 * MB,
  parts: 1_000_000,
  ratio: 200,
  depth: 5,
  pages: 5000,
  time: 120_000,
};

/** Below this size a high ratio is common and harms nobody: a page of blanks, an empty table. */
const SMALL = MB;

/** Counts what is unpacked from one material, over all its parts and depths. */
export class Budget {
  private total = 0;

  constructor(readonly limits: IntakeLimits) {}

  /** How many bytes the next part may unpack to. Throws TallyError INTAKE_TOO_LARGE where nothing is left. */
  room(packed: number): number {
    const { partBytes, totalBytes, ratio } = this.limits;
    const left = totalBytes - this.total;
    if (left <= 0)
      throw new TallyError('INTAKE_TOO_LARGE', `More than ${mb(totalBytes)} came out of it; the rest was left.`);
    return Math.min(partBytes, left, Math.max(SMALL, packed * ratio));
  }

  /** Takes note of bytes that were unpacked. */
  take(unpacked: number): void {
    this.total += unpacked;
  }

  /** The error for a part that would become larger than `room` allowed. */
  refusal(what: string, packed: number): TallyError {
    const { partBytes, totalBytes, ratio } = this.limits;
    const most = Math.min(partBytes, totalBytes - this.total);
    if (Math.max(SMALL, packed * ratio) < most)
      return new TallyError(
        'INTAKE_RATIO',
        `${what} would become more than ${ratio} times as large when unpacked; it was left alone.`,
      );
    return new TallyError('INTAKE_TOO_LARGE', `${what} is larger than ${mb(most)} unpacked; it was left alone.`);
  }
}

function mb(bytes: number): string {
  return `${Math.max(0, Math.round(bytes / MB))} MB`;
}
