import { createHash } from 'node:crypto';
import { compileKnowledge, type Generated } from '../../src/knowledge/compile.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { dataRoot, readDataFiles } from './data-files.ts';
import { restorationSources } from '../restoration-readings.ts';
import { foldingTables } from './script-conversion.ts';

/** What the libraries of the build give beside data/. */
export function generatedTables(): Generated {
  return { folding: foldingTables(), restoration: restorationSources() };
}

/** Compiles data/ as it stands, for scripts and tests. Throws DATA_INVALID where a file is wrong. */
export function knowledgeFromData(root: string = dataRoot): Knowledge {
  const files = readDataFiles(root);
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) hash.update(path).update(JSON.stringify(files[path]));
  return compileKnowledge(files, generatedTables(), hash.digest('hex').slice(0, 12));
}
