import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TallyError } from '../../kernel/errors.ts';
import { packageRoot } from '../package-root.ts';
import { isoDate } from './dates.ts';
import { oneLine } from './text.ts';
import type { ColumnMap, IntakeField } from './types.ts';

/** For each field the names that columns of it have, best first, in lower case. */
export type Columns = Readonly<Record<IntakeField, readonly string[]>>;

/** What a record says, field by field; `published` as the contract takes it. */
export type Fields = Readonly<Record<IntakeField, string | null>>;

const FIELDS: readonly IntakeField[] = [
  'id',
  'text',
  'html',
  'bytes',
  'contentType',
  'title',
  'url',
  'publisher',
  'published',
  'lang',
  'author',
];

/** The well-known names of columns, with those of the map in place of theirs. Throws TallyError INTAKE_COLUMNS. */
export async function columnsOf(map: ColumnMap = {}): Promise<Columns> {
  const path = join(packageRoot(), 'data', 'interface', 'columns.json');
  let known: Partial<Record<IntakeField, string[]>>;
  try {
    known = JSON.parse(await readFile(path, 'utf8')) as typeof known;
  } catch (cause) {
    throw new TallyError('INTAKE_COLUMNS', `The names of columns in ${path} cannot be read.`, { cause });
  }
  const named = FIELDS.map((field) => [field, [map[field]?.toLowerCase() ?? known[field] ?? []].flat()] as const);
  const columns = Object.fromEntries(named) as Record<IntakeField, string[]>;
  // Who names one of the three says what the text is; the others must not be found beside it.
  const content = (['text', 'html', 'bytes'] as const).filter((field) => map[field] !== undefined);
  if (content.length > 0)
    for (const field of ['text', 'html', 'bytes'] as const) if (!content.includes(field)) columns[field] = [];
  return columns;
}

/** Reads `text=body,title=headline`. Throws TallyError INTAKE_COLUMNS where it cannot be read or a field is not known. */
export function parseColumnMap(written: string): ColumnMap {
  const map: Partial<Record<IntakeField, string>> = {};
  for (const pair of written.split(',')) {
    const at = pair.indexOf('=');
    const field = FIELDS.find((name) => name === pair.slice(0, at).trim());
    const column = pair.slice(at + 1).trim();
    if (at < 0 || field === undefined || column === '')
      throw new TallyError(
        'INTAKE_COLUMNS',
        `"${pair.trim()}" does not map a column: write field=column, such as text=body; the fields are ${FIELDS.join(', ')}.`,
      );
    map[field] = column;
  }
  return map;
}

/** Picks the fields out of a record. A name with dots that is no key itself leads into nested objects. */
export function fieldsOf(record: Readonly<Record<string, unknown>>, columns: Columns): Fields {
  const keys = new Map(Object.keys(record).map((key) => [key.trim().toLowerCase(), key]));
  const pick = (field: IntakeField): string | null => {
    for (const name of columns[field]) {
      const key = keys.get(name);
      const value = written(key === undefined ? nested(record, name) : record[key]);
      if (value !== null) return value;
    }
    return null;
  };
  const picked = Object.fromEntries(FIELDS.map((field) => [field, pick(field)])) as Record<IntakeField, string | null>;
  return {
    ...picked,
    title: oneLine(picked.title),
    author: oneLine(picked.author),
    published: isoDate(picked.published),
  };
}

function nested(record: Readonly<Record<string, unknown>>, path: string): unknown {
  if (!path.includes('.')) return null;
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    const found = Object.entries(value).find(([key]) => key.toLowerCase() === name);
    value = found?.[1];
  }
  return value;
}

/** A value as text: numbers as they are written, a list of texts as one, `{name}` by its name. */
function written(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) {
    const parts = value
      .slice(0, 20)
      .map(written)
      .filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(', ');
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return written(value.name);
  return null;
}
