import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeKnowledge } from '../src/knowledge/load.ts';
import { projectRoot, readDataFiles } from './lib/data-files.ts';
import { displayNames } from './lib/display-names.ts';
import { knowledgeFromData } from './lib/knowledge.ts';

/** Checks data/ and compiles it to dist/knowledge.json and dist/knowledge.bin, and its names for screens to dist/names.json. */
const { json, bin } = storeKnowledge(knowledgeFromData());
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
writeFileSync(join(projectRoot, 'dist', 'knowledge.json'), json);
writeFileSync(join(projectRoot, 'dist', 'knowledge.bin'), bin);
writeFileSync(join(projectRoot, 'dist', 'names.json'), JSON.stringify(displayNames(readDataFiles())));
