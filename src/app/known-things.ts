import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityType } from '../contract/reading.ts';
import { knowledgeFolder } from './knowledge.ts';

/** Something that the knowledge names. */
export interface KnownThing {
  readonly type: EntityType;
  readonly name: string;
  /** Its forms in every script, the canonical name first. */
  readonly names: readonly string[];
  readonly wikidata: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string | null;
}

/**
 * What the knowledge names, by id, compiled from data/names/ by `npm run build:knowledge`. Where the file is missing,
 * nothing counts as known, which is no reason to fail.
 */
export async function openKnownThings(folder: string = knowledgeFolder()): Promise<ReadonlyMap<string, KnownThing>> {
  try {
    const all = JSON.parse(await readFile(join(folder, 'known.json'), 'utf8')) as Record<string, KnownThing>;
    return new Map(Object.entries(all));
  } catch {
    return new Map();
  }
}
