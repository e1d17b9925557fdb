/**
 * Every error that Tallystick throws on purpose. `code` is stable and documented in docs/errors.md; `message` says
 * what was wrong, where, and what to do.
 */
export class TallyError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TallyError';
    this.code = code;
  }
}

/** Something that was noticed and survived: it stands in the answer and stops nothing. Offsets are UTF-16 units of the text, or null. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly start: number | null;
  readonly end: number | null;
}
