import { InvalidArgumentError } from '@commander-js/extra-typings';
import { TallyError } from '../kernel/errors.ts';

/** The same record without the keys whose value is undefined. */
export function withoutUndefined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

/** Reads a whole number of at least one, for commander. */
export function positive(max: number): (value: string) => number {
  return (value) => {
    const n = Number(value);
    if (!/^\d+$/.test(value) || n < 1 || n > max)
      throw new InvalidArgumentError(`It must be a number from 1 to ${max}.`);
    return n;
  };
}

/** Reads the number of a port for commander; 0 asks for any free one. */
export function portNumber(value: string): number {
  const n = Number(value);
  if (!/^\d+$/.test(value) || n > 65_535) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return n;
}

/** Reads a list of words set apart by commas, each one of `allowed`, for commander. */
export function listOf<T extends string>(allowed: readonly T[]): (value: string, before: T[] | undefined) => T[] {
  return (value, before = []) => {
    const words = value.split(',').map((word) => word.trim());
    const isAllowed = (word: string): word is T => (allowed as readonly string[]).includes(word);
    if (!words.every(isAllowed)) throw new InvalidArgumentError(`Allowed are ${allowed.join(', ')}.`);
    return [...before, ...words];
  };
}

/** Throws TallyError DATE_UNREADABLE for what is neither a day nor a moment in ISO 8601. */
export function checkPublished(value: string | undefined): void {
  if (value === undefined) return;
  const [, day] = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(value) ?? [];
  const date = new Date(`${day ?? ''}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    throw new TallyError(
      'DATE_UNREADABLE',
      `--published ${value}: write the day as 2025-09-14, or the moment as 2025-09-14T10:00:00+08:00.`,
    );
}

/** Gathers an option that may be given several times, for commander. */
export function several(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** Reads seconds, for commander; parts of one are allowed. */
export function seconds(value: string): number {
  const n = Number(value);
  if (!/^\d+(?:\.\d+)?$/.test(value) || n > 86_400) throw new InvalidArgumentError('It must be seconds, up to a day.');
  return n;
}
