import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeKnowledge } from '../src/knowledge/load.ts';
import { projectRoot } from './lib/data-files.ts';
import { knowledgeFromData } from './lib/knowledge.ts';

/** Checks data/ and compiles it to dist/knowledge.json and dist/knowledge.bin. */
const { json, bin } = storeKnowledge(knowledgeFromData());
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
writeFileSync(join(projectRoot, 'dist', 'knowledge.json'), json);
writeFileSync(join(projectRoot, 'dist', 'knowledge.bin'), bin);
