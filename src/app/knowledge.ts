import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../engine/index.ts';
import { TallyError } from '../kernel/errors.ts';
import type { EventTables } from '../knowledge/events.ts';
import type { Fold } from '../knowledge/folding.ts';
import type { RollupTables } from '../knowledge/rollups.ts';
import { packageRoot } from './package-root.ts';

/** The engine with its knowledge, and the fold that makes texts comparable across scripts. */
export interface OpenedEngine {
  readonly engine: Engine;
  readonly fold: Fold;
  /** How claims join into events; a test's engine may have none. */
  readonly eventRules?: EventTables | null;
  readonly rollups: RollupTables;
}

/** The folder of the compiled knowledge: TALLYSTICK_KNOWLEDGE, else `dist` of this package. */
export function knowledgeFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['TALLYSTICK_KNOWLEDGE'] ?? join(packageRoot(), 'dist');
}

/**
 * Loads the compiled knowledge and makes the engine. Rejects with TallyError KNOWLEDGE_MISSING or KNOWLEDGE_DAMAGED.
 * Imported late, so that commands which need no engine start without it.
 */
export async function openEngine(folder: string = knowledgeFolder()): Promise<OpenedEngine> {
  const [json, bin] = await Promise.all([part(folder, 'knowledge.json'), part(folder, 'knowledge.bin')]);
  const [{ loadKnowledge }, { createEngine }, { createFold }] = await Promise.all([
    import('../knowledge/load.ts'),
    import('../engine/index.ts'),
    import('../knowledge/folding.ts'),
  ]);
  try {
    const knowledge = loadKnowledge(json.toString('utf8'), bin);
    return {
      engine: createEngine(knowledge),
      fold: createFold(knowledge.folding),
      eventRules: knowledge.events,
      rollups: knowledge.rollups,
    };
  } catch (cause) {
    if (cause instanceof TallyError) throw cause;
    throw new TallyError(
      'KNOWLEDGE_DAMAGED',
      `The compiled knowledge in ${folder} cannot be read (${cause instanceof Error ? cause.message : String(cause)}). Make it again with npm run build.`,
      { cause },
    );
  }
}

async function part(folder: string, name: string): Promise<Buffer> {
  const path = join(folder, name);
  try {
    return await readFile(path);
  } catch (cause) {
    throw new TallyError('KNOWLEDGE_MISSING', `There is no ${path}. Make it with npm run build.`, { cause });
  }
}
