import { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';

/**
 * The schemas of data/restoration/ and the tables that decoding and restoring are made of. What can be computed from
 * public standards and dictionaries (code tables, readings, script variants) is passed in by the build script; what
 * a person decides stands in the YAML files.
 */

/** One lead byte of a double-byte encoding: its characters from `firstTrail` on, a space where there is none. */
export type DoubleByteRow = readonly [lead: number, firstTrail: number, characters: string];

/** What the build script computes from dictionaries and code tables. */
export interface RestorationSources {
  /** Syllables with tone marks (NFC, "nèi") to all characters that are read so. */
  readonly readings: Readonly<Record<string, string>>;
  /** Simplified and traditional forms that differ, in pairs, end to end. */
  readonly variantPairs: string;
  /** Those of them that a conversion of simplified text gives by default. */
  readonly usualPairs: string;
  /** Characters of 0x80 to 0xff by WHATWG name (or IBM number), U+FFFD where there is none. */
  readonly codePages: Readonly<Record<string, string>>;
  readonly doubleByte: Readonly<Record<'gb18030' | 'big5' | 'euc-kr' | 'shift_jis', readonly DoubleByteRow[]>>;
}

const character = z.string().refine((s) => Array.from(s).length === 1, 'must be one character');
const texts = z.array(z.string().min(1));

export const frequencySchema = z.strictObject({
  /** The commonest characters of running Chinese in either script, commonest first, blanks and line ends aside. */
  hanzi: z.string().min(1),
  /** The commonest syllables of Korean. */
  hangul: z.string().min(1),
  /** Two-character words of the news of war, in either script: evidence for one of several possible characters. */
  words: z.string().min(1),
});

export const markupSchema = z.strictObject({
  /** Names of elements whose tags end a line. */
  blocks: texts,
  /** Names of elements whose tags stand inside a line. */
  inline: texts,
  /** Named character references, without & and ;. */
  entities: z.record(z.string(), z.string().min(1)),
});

export const notesSchema = z.strictObject({
  /** Opening and closing brackets between which a reading is noted, in pairs. */
  brackets: z.array(z.tuple([character, character])).min(1),
  /** Zhuyin letters of the initials, and what each is in pinyin. */
  initials: z.record(z.string(), z.string()),
  /** Zhuyin letters of the finals: pinyin after an initial, and as a syllable of its own. */
  finals: z.record(z.string(), z.tuple([z.string(), z.string()])),
  /** Initials that make a syllable without a final, and its pinyin final. */
  bareFinal: z.string(),
  bareInitials: z.string(),
  /** Zhuyin tone marks to tone numbers. */
  tones: z.record(z.string(), z.number().int().min(1).max(5)),
});

export const mojibakeSchema = z.strictObject({
  /** Code pages as which UTF-8 is read by mistake, likeliest first. */
  codePages: texts.min(1),
  /** Ranges of code points that news is written in, first and last: what UTF-8 bytes read right should give. */
  plausible: z.array(z.tuple([z.string(), z.string()])).min(1),
  /** Two-byte letters common enough that one of them between letters is evidence. */
  letters: z.string().min(1),
  /** Marks inserted between the characters of words so that filters do not find them. */
  insertedMarks: z.string().min(1),
});

export type Markup = z.infer<typeof markupSchema>;
export type Notes = z.infer<typeof notesSchema>;

/** Plain JSON: everything that createDecoder and createRestorer are made of. */
export interface RestorationTables extends Omit<RestorationSources, 'usualPairs'> {
  /** Frequent characters in both scripts, commonest first. */
  readonly frequent: string;
  readonly hangul: string;
  /** Two-character words in both scripts, end to end. */
  readonly words: string;
  readonly markup: Markup;
  readonly notes: Notes;
  readonly codePagesOfMojibake: readonly string[];
  readonly plausible: readonly (readonly [number, number])[];
  readonly mojibakeLetters: string;
  readonly insertedMarks: string;
}

const schemas = {
  'restoration/frequency.yaml': frequencySchema,
  'restoration/markup.yaml': markupSchema,
  'restoration/notes.yaml': notesSchema,
  'restoration/mojibake.yaml': mojibakeSchema,
} as const;
type FileName = keyof typeof schemas;

/**
 * Checks the parsed files of data/restoration/ and joins them with what the build script computed.
 *
 * @param files parsed YAML by path under data/ ("restoration/markup.yaml"); all four must be there
 * @throws TallyError DATA_INVALID naming file and key
 */
export function compileRestoration(
  files: Readonly<Record<string, unknown>>,
  sources: RestorationSources,
): RestorationTables {
  const frequency = parse('restoration/frequency.yaml', files);
  const mojibake = parse('restoration/mojibake.yaml', files);
  const unknown = mojibake.codePages.find((name) => !(name in sources.codePages));
  if (unknown !== undefined) {
    throw invalid('restoration/mojibake.yaml', `codePages: no table of ${unknown}`);
  }
  const { usualPairs, ...shipped } = sources;
  const forms = variantForms(usualPairs);
  return {
    ...shipped,
    frequent: bothScripts(Array.from(frequency.hanzi.replaceAll(/\s/g, '')), forms),
    hangul: frequency.hangul.replaceAll(/\s/g, ''),
    words: wordsInBothScripts(frequency.words, forms),
    markup: parse('restoration/markup.yaml', files),
    notes: parse('restoration/notes.yaml', files),
    codePagesOfMojibake: mojibake.codePages,
    plausible: mojibake.plausible.map(([from, to]) => [parseInt(from, 16), parseInt(to, 16)]),
    mojibakeLetters: mojibake.letters.replaceAll(/\s/g, ''),
    insertedMarks: mojibake.insertedMarks,
  };
}

function parse<K extends FileName>(name: K, files: Readonly<Record<string, unknown>>): z.infer<(typeof schemas)[K]> {
  const result = schemas[name].safeParse(files[name]);
  if (result.success) return result.data as z.infer<(typeof schemas)[K]>;
  const [issue] = result.error.issues;
  throw invalid(name, issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable');
}

function invalid(file: string, what: string): TallyError {
  return new TallyError('DATA_INVALID', `data/${file}: ${what}`);
}

/** For every character that has them, its forms in the other script. */
function variantForms(pairs: string): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  const characters = Array.from(pairs);
  const add = (from: string, to: string): void => {
    const list = forms.get(from);
    if (!list) forms.set(from, [to]);
    else if (!list.includes(to)) list.push(to);
  };
  for (let i = 0; i + 1 < characters.length; i += 2) {
    add(characters[i]!, characters[i + 1]!);
    add(characters[i + 1]!, characters[i]!);
  }
  return forms;
}

function bothScripts(characters: readonly string[], forms: ReadonlyMap<string, readonly string[]>): string {
  return [...new Set(characters.flatMap((c) => [c, ...(forms.get(c) ?? [])]))].join('');
}

function wordsInBothScripts(words: string, forms: ReadonlyMap<string, readonly string[]>): string {
  const out = new Set<string>();
  for (const word of words.split(/\s+/)) {
    const [a, b, ...rest] = Array.from(word);
    if (a === undefined || b === undefined) continue;
    if (rest.length > 0) throw invalid('restoration/frequency.yaml', `words: ${word} is not of two characters`);
    for (const x of [a, ...(forms.get(a) ?? [])]) for (const y of [b, ...(forms.get(b) ?? [])]) out.add(x + y);
  }
  return [...out].join('');
}
