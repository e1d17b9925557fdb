import { describe, expect, it } from 'vitest';
import { TallyError } from '../../src/kernel/errors.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { readDataFiles } from '../../scripts/lib/data-files.ts';
import { generatedTables } from '../../scripts/lib/knowledge.ts';

const WRONG = 'misspelt_key';
const files = readDataFiles();
const generated = generatedTables();

/** One file of each schema: of a folder whose files are alike, the first. */
const perSchema = [
  ...new Map(
    Object.keys(files).map((file) => {
      const folder = file.slice(0, file.lastIndexOf('/'));
      const isAlike = /^(items|names|patterns|model\/learned)/.test(folder) && Array.isArray(files[file]);
      return [isAlike ? folder : file, file];
    }),
  ).values(),
];

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** A copy with one key more: in the last entry of a list, in a map itself. */
function withWrongKey(content: unknown): unknown {
  if (isList(content)) return [...content.slice(0, -1), withWrongKey(content.at(-1))];
  if (isMap(content)) return { ...content, [WRONG]: ['x'] };
  throw new Error('neither a list nor a map');
}

/** A copy with the last key of the last entry renamed by one letter. */
function withRenamedKey(content: unknown): [copy: unknown, key: string] {
  if (isList(content)) {
    const [last, key] = withRenamedKey(content.at(-1));
    return [[...content.slice(0, -1), last], key];
  }
  if (!isMap(content)) throw new Error('neither a list nor a map');
  const keys = Object.keys(content);
  const old = keys.at(-1) ?? '';
  const key = `${old}z`;
  return [Object.fromEntries(Object.entries(content).map(([k, v]) => [k === old ? key : k, v])), key];
}

function problemOf(file: string, content: unknown): string {
  try {
    compileKnowledge({ ...files, [file]: content }, generated, 'test');
  } catch (error) {
    expect(error).toBeInstanceOf(TallyError);
    expect((error as TallyError).code).toBe('DATA_INVALID');
    return (error as TallyError).message;
  }
  return 'no error';
}

/** The name of the last entry of a list. */
function entryOf(content: unknown): string {
  const last = isList(content) ? content.at(-1) : null;
  return isMap(last) && typeof last['id'] === 'string' ? last['id'] : '';
}

describe('a misspelt key in a data file stops the load', () => {
  it.each(perSchema)('%s: a key that nobody knows', (file) => {
    const message = problemOf(file, withWrongKey(files[file]));
    expect(message).toContain(file);
    expect(message).toContain(WRONG);
    expect(message).toContain(entryOf(files[file]));
  });

  it.each(perSchema)('%s: a known key with a letter more', (file) => {
    const [content, key] = withRenamedKey(files[file]);
    const message = problemOf(file, content);
    expect(message).toContain(file);
    // A schema names the key that it misses or the one that it does not know.
    expect(message.includes(key) || message.includes(key.slice(0, -1)), message).toBe(true);
  });
});

describe('values of data files', () => {
  it('names file and entry where a frame takes a valency that is not there', () => {
    const file = Object.keys(files).find((name) => name.startsWith('patterns/zh/'))!;
    const entries = files[file] as Record<string, unknown>[];
    const message = problemOf(file, [...entries, { ...entries[0], id: 'zh-test-frame', takes: 'nowhere' }]);
    expect(message).toContain(file);
    expect(message).toContain('zh-test-frame: takes');
  });

  it('names file and entry where an id stands twice', () => {
    const file = Object.keys(files).find((name) => name.startsWith('patterns/en/'))!;
    const entries = files[file] as Record<string, unknown>[];
    const message = problemOf(file, [...entries, entries[0]]);
    expect(message).toContain(file);
    expect(message).toContain('stands twice');
  });
});
