import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { knowledgeFolder } from './knowledge.ts';

/** Names of things by identifier, in one language. */
export type DisplayNames = Readonly<Partial<Record<string, string>>>;

/**
 * What things are called in Chinese, compiled from data/ by `npm run build:knowledge`. Canonical names are English, so
 * English needs none; and where the file is missing, names stay English, which is no reason to fail.
 */
export async function openDisplayNames(language: string, folder: string = knowledgeFolder()): Promise<DisplayNames> {
  if (language === 'en') return {};
  try {
    const all = JSON.parse(await readFile(join(folder, 'names.json'), 'utf8')) as Record<string, DisplayNames>;
    return all[language] ?? {};
  } catch {
    return {};
  }
}
