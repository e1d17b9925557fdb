import { createEngine, type Engine } from '../../src/engine/index.ts';
import { knowledgeFromData } from './knowledge.ts';

export { readTexts } from '../../src/app/gold/read.ts';

/** The engine over data/ as it stands. */
export function engineFromData(): Engine {
  return createEngine(knowledgeFromData());
}
