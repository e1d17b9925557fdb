/** Which script a Chinese text is written in, by the characters that only one of them has. */
export interface ScriptTeller {
  /** The characters that do not belong to the text's script. */
  foreignTo(text: string): ReadonlySet<string>;
}

export function createScriptTeller(variantPairs: string): ScriptTeller {
  const simplified = new Set<string>();
  const traditional = new Set<string>();
  for (let i = 0; i + 1 < variantPairs.length; i += 2) {
    simplified.add(variantPairs.charAt(i));
    traditional.add(variantPairs.charAt(i + 1));
  }
  const both = [...simplified].filter((c) => traditional.has(c));
  for (const c of both) {
    simplified.delete(c);
    traditional.delete(c);
  }
  return {
    foreignTo(text) {
      let balance = 0;
      for (const c of text) balance += traditional.has(c) ? 1 : simplified.has(c) ? -1 : 0;
      return balance > 0 ? simplified : traditional;
    },
  };
}
