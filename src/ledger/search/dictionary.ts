/** Names of the dictionaries; actors, targets, places and speakers share one. */
export const DICTIONARIES = ['entity', 'item', 'publisher', 'document', 'unit', 'check'] as const;
export type DictionaryName = (typeof DICTIONARIES)[number];

/** Strings by small numbers; number 0 stands for none. */
export class Dictionary {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [''];

  get size(): number {
    return this.texts.length;
  }

  /** The number of a string, a new one where it has none. */
  add(text: string | null): number {
    if (text === null) return 0;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }

  /** The number of a string; undefined where it has none. */
  find(text: string): number | undefined {
    return this.numbers.get(text);
  }

  text(n: number): string {
    return this.texts[n] ?? '';
  }
}

export type Dictionaries = Readonly<Record<DictionaryName, Dictionary>>;

export function newDictionaries(): Dictionaries {
  return Object.fromEntries(DICTIONARIES.map((name) => [name, new Dictionary()])) as Record<DictionaryName, Dictionary>;
}
