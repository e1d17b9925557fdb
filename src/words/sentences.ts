import file from '../../data/interface/sentences.json';

/** As in messages.ts, which uses this. */
type Language = 'en' | 'zh-Hans' | 'zh-Hant';

type Sentence = Readonly<Record<Language, string>>;
type Values = Readonly<Partial<Record<string, Readonly<Partial<Record<Language, string>>>>>>;

const SENTENCES: Readonly<Record<string, Sentence>> = file.sentences;
const VALUES: Values = file.values;

/**
 * Says what a check found, or why a claim has its support, in the reader's language. A reading keeps the English
 * sentence, so that it stays what it was; another language takes the sentence's place by its pattern, in readings of any
 * age. A sentence of no known pattern stays as it is. `code` is the check's, or `support`.
 */
export function sentenceWriter(language: Language): (code: string, sentence: string) => string {
  if (language === 'en') return (_code, sentence) => sentence;
  const patterns = new Map<string, { parts: readonly string[]; to: string }[]>();
  for (const [key, sentence] of Object.entries(SENTENCES)) {
    const code = key.slice(0, key.indexOf('.'));
    patterns.set(code, [...(patterns.get(code) ?? []), { parts: partsOf(sentence.en), to: sentence[language] }]);
  }
  return (code, sentence) => {
    for (const { parts, to } of patterns.get(code) ?? []) {
      const values = valuesIn(sentence, parts);
      if (values) return filled(to, values, language);
    }
    return sentence;
  };
}

/** A pattern as words and names of values in turn: `Counted from {day}.` is `Counted from `, `day`, `.`. */
function partsOf(pattern: string): string[] {
  return pattern.split(/\{([a-z]+)\}/);
}

/** The values with which a pattern makes the sentence; null where it makes another. Each value ends as early as it can. */
function valuesIn(sentence: string, parts: readonly string[]): Map<string, string> | null {
  const values = new Map<string, string>();
  if (!sentence.startsWith(parts[0]!)) return null;
  let at = parts[0]!.length;
  for (let i = 1; i < parts.length; i += 2) {
    const after = parts[i + 1]!;
    const isLast = i + 2 >= parts.length;
    const end = isLast ? sentence.length - after.length : sentence.indexOf(after, at);
    if (end < at || (isLast && !sentence.endsWith(after))) return null;
    values.set(parts[i]!, sentence.slice(at, end));
    at = end + after.length;
  }
  return at === sentence.length ? values : null;
}

function filled(pattern: string, values: ReadonlyMap<string, string>, language: Language): string {
  return pattern.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    // An ordinal is a figure with an ending in English alone.
    return name === 'nth' ? value.replace(/\D+$/, '') : (VALUES[value]?.[language] ?? value);
  });
}
