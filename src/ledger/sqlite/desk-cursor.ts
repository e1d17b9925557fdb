import { TallyError } from '../../kernel/errors.ts';

type Kind = 'number' | 'string';

/** Where a page ended, as one opaque word that is safe in an address. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * What `writeCursor` wrote; an empty list where there is no cursor. Throws TallyError CURSOR_UNREADABLE for anything
 * else than values of these types.
 */
export function readCursor(cursor: string | undefined, kinds: readonly Kind[]): (string | number)[] {
  if (cursor === undefined) return [];
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(values) && values.length === kinds.length && values.every((v, i) => typeof v === kinds[i]))
      return values as (string | number)[];
  } catch {
    // Said below, as for every other word that is no cursor.
  }
  throw new TallyError('CURSOR_UNREADABLE', 'The cursor was not given by this list. Begin again without one.');
}
