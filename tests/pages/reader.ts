import { createPageReader, type ReadPage } from '../../src/engine/decode/html.ts';
import { createDayReader } from '../../src/engine/document/dates.ts';
import { createFold } from '../../src/knowledge/folding.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { knowledgeFromData } from '../../scripts/lib/knowledge.ts';

/** The reader of pages as the engine makes it. */
export function pageReader(knowledge: Knowledge = knowledgeFromData()): ReadPage {
  return createPageReader({
    tables: knowledge.page,
    fold: createFold(knowledge.folding),
    findDay: createDayReader(knowledge.document).fullDay,
  });
}
