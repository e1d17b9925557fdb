import type { Check, Support } from '../../contract/reading.ts';
import type { Diagnostic } from '../../kernel/errors.ts';
export function createAssessor(
  _t: unknown,
): (i: any) => { support: Support[]; checks: Check[]; diagnostics: Diagnostic[] } {
  return (i) => ({
    support: i.claims.map(() => ({ level: 'unsourced', sources: [], why: '' })),
    checks: [],
    diagnostics: [],
  });
}
