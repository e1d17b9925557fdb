import { createEngine, type Engine } from '../../src/engine/index.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { knowledgeFromData } from '../../scripts/lib/knowledge.ts';

let knowledge: Knowledge | null = null;
let engine: Engine | null = null;

/** The knowledge of data/, compiled once a test file. */
export function sharedKnowledge(): Knowledge {
  return (knowledge ??= knowledgeFromData());
}

/** The engine over data/, made once a test file. */
export function sharedEngine(): Engine {
  return (engine ??= createEngine(sharedKnowledge()));
}
