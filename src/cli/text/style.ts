import pc from 'picocolors';
import type { Output } from '../surface.ts';

/** Ways to set words apart; each says in words or signs too what it says in colour. */
export interface Style {
  readonly title: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly quote: (text: string) => string;
  readonly id: (text: string) => string;
}

/** Colours on a terminal that does not refuse them (https://no-color.org), plain text everywhere else. */
export function styleFor(out: Output, env: Readonly<Record<string, string | undefined>>): Style {
  const c = pc.createColors(out.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
  return {
    title: (text) => c.bold(text),
    faint: (text) => c.dim(text),
    good: (text) => c.green(text),
    warn: (text) => c.yellow(text),
    bad: (text) => c.red(text),
    quote: (text) => c.cyan(text),
    id: (text) => c.bold(text),
  };
}
