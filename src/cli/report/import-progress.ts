import type { ImportProgress } from '../../app/import/run.ts';
import type { Context } from '../context.ts';

/** Milliseconds between two words of progress: on a terminal, where one line is written over, and elsewhere. */
const EVERY = { terminal: 250, plain: 10_000 };

/** Tells on standard error how far an import is: one line that changes on a terminal, plain lines elsewhere. */
export function importProgress({ surface, words }: Context): {
  tell: (progress: ImportProgress) => void;
  end: () => Promise<void>;
} {
  const { err, clock } = surface;
  const start = clock().getTime();
  let last = start;
  let width = 0;
  return {
    tell(progress) {
      const now = clock().getTime();
      if (now - last < (err.isTerminal ? EVERY.terminal : EVERY.plain)) return;
      last = now;
      const { counts, bytes, bytesDone } = progress;
      const done = counts.read + counts.same + counts.copy;
      const seconds = (now - start) / 1000;
      const left = bytesDone > 0 && bytes > bytesDone ? (seconds * (bytes - bytesDone)) / bytesDone : null;
      const text = words.t('import.progress', {
        ...{ n: done, claims: counts.claims, failed: counts.failed, rate: (done / seconds).toFixed(1) },
        ...{ sources: progress.sourcesDone, all: progress.sources },
        left: left === null ? '–' : duration(left),
      });
      const line = err.isTerminal ? `\r${text.padEnd(width)}` : `${text}\n`;
      width = Math.max(width, text.length);
      // Progress that cannot be told is no reason to stop.
      void err.write(line).catch(() => undefined);
    },
    end: () => (width > 0 && err.isTerminal ? err.write('\n') : Promise.resolve()),
  };
}

/** Seconds as `1:05` or `2:01:05`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
