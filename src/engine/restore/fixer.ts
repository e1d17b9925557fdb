import type { Diagnostic } from '../../kernel/errors.ts';
import type { Edit } from './plan.ts';

/** What a fixer says about one text: a plan for it, and what it saw and did not dare to change. */
export interface Findings {
  readonly plan: readonly Edit[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A fixer looks for one kind of damage. It must be linear in the text. */
export interface Fixer {
  readonly name: string;
  /** The marks (see marks.ts) of which one must occur in a text for the damage to be possible. */
  readonly needs: number;
  find(text: string): Findings;
}
