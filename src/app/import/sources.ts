import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { TallyError } from '../../kernel/errors.ts';
import { fitsGlob, folderOfGlob, isGlob } from './glob.ts';

/** Something to be opened. */
export interface Source {
  readonly kind: 'file' | 'url' | 'stdin';
  /** The absolute path, the address, or `-`. */
  readonly name: string;
  /** Of a file, in bytes; 0 for all else. */
  readonly size: number;
  /** When a file was last changed, ISO 8601; null for all else. */
  readonly modified: string | null;
  /** Whether it was named itself, as against found in a folder or by a pattern. */
  readonly named: boolean;
  /** Why it cannot be opened, where that is known already. */
  readonly error: TallyError | null;
}

/** Paths that are never imported: the ledger's own files. */
export type IsOwn = (path: string) => boolean;

/**
 * What the words of the command stand for, in a fixed order: each word in its turn, files of a folder by name, folders
 * followed in. Hidden files and folders are passed over, and so is every file that came before. Never rejects: what
 * is not there is a source with an error.
 */
export async function findSources(words: readonly string[], isOwn: IsOwn, recursive: boolean): Promise<Source[]> {
  const found = new Map<string, Source>();
  for (const word of words)
    for await (const source of sourcesOf(word, isOwn, recursive))
      if (!found.has(source.name)) found.set(source.name, source);
  return [...found.values()];
}

async function* sourcesOf(word: string, isOwn: IsOwn, recursive: boolean): AsyncGenerator<Source> {
  if (word === '-') yield { kind: 'stdin', name: '-', size: 0, modified: null, named: true, error: null };
  else if (/^https?:\/\//i.test(word))
    yield { kind: 'url', name: word, size: 0, modified: null, named: true, error: null };
  else if (isGlob(word) && !(await isThere(word))) yield* fitting(word, isOwn);
  else yield* under(resolve(word), true, isOwn, recursive, new Set());
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function* fitting(word: string, isOwn: IsOwn): AsyncGenerator<Source> {
  const pattern = resolve(word).split(sep).join('/');
  const folder = resolve(folderOfGlob(word.split(sep).join('/')));
  let any = false;
  for await (const source of under(folder, false, isOwn, true, new Set())) {
    if (source.error || !fitsGlob(source.name.split(sep).join('/'), pattern)) continue;
    any = true;
    yield source;
  }
  if (!any) yield failed(word, true, new TallyError('INPUT_NOT_FOUND', `No file fits ${word}.`));
}

async function* under(
  path: string,
  named: boolean,
  isOwn: IsOwn,
  recursive: boolean,
  above: ReadonlySet<string>,
): AsyncGenerator<Source> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) {
      const real = await realpath(path);
      // A link to a folder above would lead round for ever.
      if (above.has(real) || (!named && !recursive && above.size > 0)) return;
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      for (const name of names) yield* under(join(path, name), false, isOwn, recursive, new Set([...above, real]));
    } else if (facts.isFile() || named) {
      if (isOwn(path)) return;
      const modified = facts.mtime.toISOString();
      yield { kind: 'file', name: path, size: facts.size, modified, named, error: null };
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    yield failed(
      path,
      named,
      code === 'ENOENT' || code === 'ENOTDIR'
        ? new TallyError('INPUT_NOT_FOUND', `There is no file ${path}.`, { cause })
        : new TallyError('INPUT_UNREADABLE', `${path} cannot be read (${code || String(cause)}).`, { cause }),
    );
  }
}

function failed(name: string, named: boolean, error: TallyError): Source {
  return { kind: 'file', name, size: 0, modified: null, named, error };
}
