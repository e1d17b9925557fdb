import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TallyError } from '../../src/kernel/errors.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');
export const dataRoot = join(projectRoot, 'data');

/** Every YAML and JSON file below data/, parsed, by its path there. */
export function readDataFiles(root: string = dataRoot): Record<string, unknown> {
  const files: Record<string, unknown> = {};
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = entry.replaceAll('\\', '/');
    // The words of the interface are not knowledge: to reword a screen must not make new readings.
    if (!/\.(ya?ml|json)$/.test(path) || path.startsWith('interface/')) continue;
    const text = readFileSync(join(root, entry), 'utf8');
    try {
      files[path] = path.endsWith('.json')
        ? (JSON.parse(text) as unknown)
        : (parse(text, { maxAliasCount: 0 }) as unknown);
    } catch (cause) {
      throw new TallyError('DATA_INVALID', `data/${path}: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  }
  return files;
}
