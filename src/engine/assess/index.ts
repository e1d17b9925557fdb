import type { CheckTables } from '../../knowledge/checks.ts';
import type { Diagnostic } from '../../kernel/errors.ts';
import { createAnniversaryMismatch } from './checks/anniversary-mismatch.ts';
import { attributionVague } from './checks/attribution-vague.ts';
import { dateImpossible } from './checks/date-impossible.ts';
import { eventAfterPublication } from './checks/event-after-publication.ts';
import { figureUnattributed } from './checks/figure-unattributed.ts';
import { outOfRange } from './checks/out-of-range.ts';
import { partsDoNotSum } from './checks/parts-do-not-sum.ts';
import { selfContradiction } from './checks/self-contradiction.ts';
import { shareImpossible } from './checks/share-impossible.ts';
import { sourcePredatesEvent } from './checks/source-predates-event.ts';
import { sourcePromisedMissing } from './checks/source-promised-missing.ts';
import { weekdayMismatch } from './checks/weekday-mismatch.ts';
import { contextOf, type AssessContext } from './context.ts';
import { supportFor } from './support.ts';
import type { AssessInput, Assessment, Finding } from './types.ts';

export type * from './types.ts';

/**
 * Builds the assessor of one document: what backs each claim by the document's own sources, and what cannot be so.
 * The returned function is pure; claims keep their order, and checks stand in the order of the text.
 */
export function createAssessor(tables: CheckTables): (input: AssessInput) => Assessment {
  // The order decides only between checks of one place: what is about the document first, plain facts last.
  const checks: readonly ((context: AssessContext) => Finding[])[] = [
    sourcePromisedMissing,
    sourcePredatesEvent,
    attributionVague,
    figureUnattributed,
    createAnniversaryMismatch(tables),
    weekdayMismatch,
    dateImpossible,
    eventAfterPublication,
    partsDoNotSum,
    shareImpossible,
    selfContradiction,
    outOfRange,
  ];
  return (input) => {
    const support = supportFor(input, tables);
    const context = contextOf(input, tables, support);
    const found = checks.flatMap((check) => check(context));
    return {
      support,
      checks: found.sort((a, b) => a.at - b.at).map(({ check }) => check),
      diagnostics: diagnosticsOf(input, context),
    };
  };
}

/** What could not be judged for want of a date. */
function diagnosticsOf(input: AssessInput, context: AssessContext): Diagnostic[] {
  if (context.publishedDay !== null) return [];
  const message =
    input.published === null
      ? 'The day of publication is not known, so claims are not held against it.'
      : `The day of publication cannot be read from "${input.published}", so claims are not held against it.`;
  return [{ code: 'ASSESS_NO_PUBLICATION', message, start: null, end: null }];
}
