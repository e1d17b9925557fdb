import type { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';

/** Data files by their path below data/, already parsed from YAML. */
export type DataFiles = Readonly<Record<string, unknown>>;

/**
 * Checks parsed data against its schema. Throws TallyError DATA_INVALID naming file, entry and key, so that a misspelt
 * key never passes silently.
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown, file: string, entry?: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const at = issue.path.map(String).join('.');
    return `${at ? `${at}: ` : ''}${issue.message}`;
  });
  throw new TallyError('DATA_INVALID', `data/${file}${entry ? `, entry ${entry}` : ''}: ${problems.join('; ')}`);
}

/** Every entry of every file whose path begins with a prefix, checked one by one, with the file that it stands in. */
export function checkedEntries<T>(
  files: DataFiles,
  prefix: string,
  schema: z.ZodType<T>,
): { file: string; entry: T }[] {
  const out: { file: string; entry: T }[] = [];
  for (const file of Object.keys(files).sort()) {
    if (!file.startsWith(prefix)) continue;
    const content = files[file];
    if (!Array.isArray(content)) throw new TallyError('DATA_INVALID', `data/${file}: must be a list of entries`);
    content.forEach((raw: unknown, i) => {
      const name = typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : `number ${i + 1}`;
      out.push({ file, entry: checked(schema, raw, file, name) });
    });
  }
  return out;
}
