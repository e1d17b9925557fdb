import { TallyError } from '../../kernel/errors.ts';

/**
 * Says plainly what a database error means for the ledger at `path`. Errors that Tallystick threw pass unchanged, and
 * so does anything that is no database error.
 */
export function ledgerError(error: unknown, path: string): unknown {
  if (error instanceof TallyError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const say = (name: string, message: string): TallyError => new TallyError(name, message, { cause: error });
  const is = (...prefixes: string[]): boolean => prefixes.some((p) => code.startsWith(p));
  if (error.message.includes('LEDGER_APPEND_ONLY'))
    return say('LEDGER_APPEND_ONLY', `${path}: what stands in the ledger is never changed or removed.`);
  if (is('SQLITE_NOTADB')) return notALedger(path, error);
  if (is('SQLITE_CORRUPT'))
    return say('LEDGER_DAMAGED', `${path} is damaged. Put back a copy of it, or begin a new ledger elsewhere.`);
  if (is('SQLITE_FULL', 'ENOSPC'))
    return say(
      'LEDGER_FULL',
      `${path}: there is no room left on the disk. Nothing was added; make room and try again.`,
    );
  if (is('SQLITE_READONLY', 'SQLITE_PERM', 'EROFS', 'EACCES', 'EPERM'))
    return say(
      'LEDGER_READ_ONLY',
      `${path} cannot be written: the file or its folder is read-only. Choose another with --ledger.`,
    );
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED'))
    return say('LEDGER_BUSY', `${path} is in use by another program. Try again when it has finished.`);
  if (is('SQLITE_CANTOPEN', 'EISDIR', 'ENOTDIR', 'ENOENT', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'))
    return say('LEDGER_CANNOT_OPEN', `${path} cannot be opened as a file. Choose another with --ledger.`);
  if (is('SQLITE_IOERR', 'EIO'))
    return say('LEDGER_DISK_ERROR', `${path}: the disk failed to read or write (${error.message}). Nothing was added.`);
  return error;
}

/** The file holds something, and it is not a ledger. */
export function notALedger(path: string, cause?: unknown): TallyError {
  return new TallyError(
    'LEDGER_NOT_A_LEDGER',
    `${path} is not a ledger of Tallystick. It was left as it was; choose another with --ledger.`,
    { cause },
  );
}
