/** The two scripts of Chinese, character by character. */
export interface Scripts {
  /** The characters that only simplified, and only traditional writing has. */
  readonly simplified: ReadonlySet<string>;
  readonly traditional: ReadonlySet<string>;
  /** Whether a text has more of the characters that only traditional writing has. */
  isTraditional(text: string): boolean;
  /** The simplified form of a code unit, itself where it has none. */
  toSimplified(unit: number): number;
  /** The traditional form of a character; of several, the commonest. */
  toTraditional(character: string, common: (unit: number) => number): string;
}

export function createScripts(variantPairs: string): Scripts {
  const simplified = new Set<string>();
  const traditional = new Set<string>();
  const lessOf = new Map<number, number>();
  const moreOf = new Map<string, string[]>();
  for (let i = 0; i + 1 < variantPairs.length; i += 2) {
    const [less, more] = [variantPairs.charAt(i), variantPairs.charAt(i + 1)];
    simplified.add(less);
    traditional.add(more);
    lessOf.set(more.charCodeAt(0), less.charCodeAt(0));
    moreOf.set(less, [...(moreOf.get(less) ?? []), more]);
  }
  const both = [...simplified].filter((c) => traditional.has(c));
  for (const c of both) {
    simplified.delete(c);
    traditional.delete(c);
  }
  return {
    simplified,
    traditional,
    isTraditional(text) {
      let balance = 0;
      for (const c of text) balance += traditional.has(c) ? 1 : simplified.has(c) ? -1 : 0;
      return balance > 0;
    },
    toSimplified: (unit) => lessOf.get(unit) ?? unit,
    toTraditional(character, common) {
      const score = (c: string): number => common(c.charCodeAt(0));
      const forms = moreOf.get(character) ?? [character];
      return forms.reduce((best, form) => (score(form) > score(best) ? form : best));
    },
  };
}
