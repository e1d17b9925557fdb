import { compileChecks } from './checks.ts';
import { checked, type DataFiles } from './data-error.ts';
import { createFold, type FoldingTables } from './folding.ts';
import type { Knowledge } from './knowledge.ts';
import { compileDocument } from './document.ts';
import { compileEvents } from './events.ts';
import { compileRestoration, type RestorationSources } from './restoration.ts';
import { compileLexicon } from './lexicon.ts';
import { compileRollups } from './rollups.ts';
import { ploverSchema } from './plover.ts';
import { compileQuantities } from './quantities.ts';
import { compileTimes, type DataFile } from './times.ts';
import { modelSchema, priorsSchema, type ModelTables } from './model.ts';

/** What the build brings from libraries that the engine does not carry. */
export interface Generated {
  readonly folding: FoldingTables;
  readonly restoration: RestorationSources;
}

/** Compiles the data files. Throws TallyError DATA_INVALID naming file, entry and key. */
export function compileKnowledge(files: DataFiles, generated: Generated, version: string): Knowledge {
  const fold = createFold(generated.folding);
  const models: Record<string, ModelTables> = {};
  for (const file of Object.keys(files)) {
    if (file.startsWith('model/learned/'))
      models[file.slice('model/learned/'.length).replace(/\.json$/, '')] = checked(modelSchema, files[file], file);
  }
  checked(priorsSchema, files['model/priors.yaml'], 'model/priors.yaml');
  return {
    version,
    folding: generated.folding,
    lexicon: compileLexicon(files, fold),
    quantities: compileQuantities(
      {
        zh: files['lexicons/zh/quantities.yaml'],
        en: files['lexicons/en/quantities.yaml'],
        currencies: files['lexicons/currencies.yaml'],
        measures: files['lexicons/measures.yaml'],
      },
      fold,
    ),
    times: compileTimes(below(files, 'lexicons/', '/times.yaml'), below(files, 'calendar/', '.yaml'), fold),
    restoration: compileRestoration(files, generated.restoration),
    document: compileDocument(
      below(files, 'lexicons/', '/document.yaml').map(({ file, content }) => ({ name: `data/${file}`, data: content })),
      fold,
    ),
    checks: compileChecks(
      {
        anniversaries: named(files, 'checks/anniversaries.yaml'),
        messages: named(files, 'checks/messages.yaml'),
        states: named(files, 'checks/states.yaml'),
        words: named(files, 'checks/words.yaml'),
      },
      fold,
    ),
    events: compileEvents(files, fold),
    plover: checked(ploverSchema, files['model/plover.yaml'], 'model/plover.yaml'),
    rollups: compileRollups(files['rollups/words.yaml'], 'rollups/words.yaml', fold),
    models,
  };
}

function below(files: DataFiles, prefix: string, ending: string): DataFile[] {
  return Object.keys(files)
    .sort()
    .filter((file) => file.startsWith(prefix) && file.endsWith(ending))
    .map((file) => ({ file, content: files[file] }));
}

function named(files: DataFiles, file: string): { name: string; data: unknown } {
  return { name: `data/${file}`, data: files[file] };
}
