import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeKnowledge } from '../src/knowledge/load.ts';
import { projectRoot, readDataFiles } from './lib/data-files.ts';
import { displayNames } from './lib/display-names.ts';
import { knownForms } from './lib/known-forms.ts';
import { knowledgeFromData } from './lib/knowledge.ts';

/** Checks data/ and compiles it to dist/knowledge.json and dist/knowledge.bin, its names for screens to dist/names.json, and all that it names to dist/known.json. */
const { json, bin } = storeKnowledge(knowledgeFromData());
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
writeFileSync(join(projectRoot, 'dist', 'knowledge.json'), json);
writeFileSync(join(projectRoot, 'dist', 'knowledge.bin'), bin);
const files = readDataFiles();
writeFileSync(join(projectRoot, 'dist', 'names.json'), JSON.stringify(displayNames(files)));
writeFileSync(join(projectRoot, 'dist', 'known.json'), JSON.stringify(knownForms(files)));
