import { createPageReader, type ReadPage } from '../../src/engine/decode/html.ts';
import { createDayReader } from '../../src/engine/document/dates.ts';
import { createFold } from '../../src/knowledge/folding.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { sharedKnowledge } from '../support/engine.ts';

/** The reader of pages as the engine makes it. */
export function pageReader(knowledge: Knowledge = sharedKnowledge()): ReadPage {
  return createPageReader({
    tables: knowledge.page,
    fold: createFold(knowledge.folding),
    findDay: createDayReader(knowledge.document).fullDay,
  });
}
