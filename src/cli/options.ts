import { InvalidArgumentError } from '@commander-js/extra-typings';

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

/** Gathers an option that may be given several times, for commander. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
