import type { Phrase, PhraseValue } from '../../contract/events.ts';

/** Makes a phrase of a template's key and what fills it; `text` is left to whoever knows the reader's language. */
export function say(key: string, params: Readonly<Record<string, PhraseValue>> = {}): Phrase {
  return { key: `event.${key}`, params: { ...params }, text: '' };
}

/** A time as a phrase holds it. */
export const edtf = (text: string): PhraseValue => ({ edtf: text });
