import type en from '../../data/interface/en.json';
import { sentenceWriter } from './sentences.ts';

/** Names of things by identifier, in one language. */
export type DisplayNames = Readonly<Partial<Record<string, string>>>;

/** The words of the interface stand in data/interface/, one file a language with the same keys. */
export type MessageKey = keyof typeof en;
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = Readonly<Record<MessageKey, string>>;
type Values = Readonly<Record<string, string | number>>;

export interface Messages {
  readonly language: Language;
  /** The words for a key, with `{name}` filled in and `{n|one|many}` chosen by the number n. */
  t(key: MessageKey, values?: Values): string;
  /** The word for a code of the contract (`kind`, `transfer`); the code itself where there is none. */
  label(group: string, code: string, values?: Values): string;
  /** What a thing is called in this language, where that is known beside its canonical English name. */
  nameOf(id: string): string | null;
  /** What a check found (by its code), or why a claim has its support (`support`), as the reading keeps it in English. */
  sentence(code: string, sentence: string): string;
  /** Whether there is a word for a code. */
  has(group: string, code: string): boolean;
}

export function createMessages(language: Language, words: Words, names: DisplayNames): Messages {
  const all: Readonly<Partial<Record<string, string>>> = words;
  return {
    language,
    t: (key, values = {}) => filled(words[key], values),
    label: (group, code, values = {}) => filled(all[`${group}.${code}`] ?? code.replaceAll('-', ' '), values),
    nameOf: (id) => names[id] ?? null,
    sentence: sentenceWriter(language),
    has: (group, code) => all[`${group}.${code}`] !== undefined,
  };
}

function filled(template: string, values: Values): string {
  return template.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (one !== undefined) return value === 1 || value === '1' ? one : (many ?? '');
      return value === undefined ? whole : String(value);
    },
  );
}

/**
 * The language asked for, else the one that the surroundings speak of (LC_ALL, LC_MESSAGES, LANG), else English.
 * Chinese of Taiwan, Hong Kong and Macau is written in traditional characters.
 */
export function chooseLanguage(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  const name = (asked ?? set ?? '')
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  if (!name.startsWith('zh')) return 'en';
  return /-(hant|tw|hk|mo)\b/.test(name) ? 'zh-Hant' : 'zh-Hans';
}
