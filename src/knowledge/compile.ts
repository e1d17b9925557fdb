import { checked, type DataFiles } from './data-error.ts';
import { createFold, type FoldingTables } from './folding.ts';
import type { Knowledge } from './knowledge.ts';
import { compileLexicon } from './lexicon.ts';
import { modelSchema, type ModelTables } from './model.ts';

/** What the build brings from libraries that the engine does not carry. */
export interface Generated {
  readonly folding: FoldingTables;
}

/** Compiles the data files. Throws TallyError DATA_INVALID naming file, entry and key. */
export function compileKnowledge(files: DataFiles, generated: Generated, version: string): Knowledge {
  const fold = createFold(generated.folding);
  const models: Record<string, ModelTables> = {};
  for (const file of Object.keys(files)) {
    if (file.startsWith('model/learned/'))
      models[file.slice('model/learned/'.length).replace(/\.json$/, '')] = checked(modelSchema, files[file], file);
  }
  return { version, folding: generated.folding, lexicon: compileLexicon(files, fold), models };
}
