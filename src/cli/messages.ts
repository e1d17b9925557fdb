import { createMessages, type DisplayNames, type Language, type Messages } from '../words/messages.ts';
import { loadWords } from '../app/interface-words.ts';

export * from '../words/messages.ts';

/** Loads one language; the others stay on the disk. */
export async function loadMessages(language: Language, names: DisplayNames = {}): Promise<Messages> {
  return createMessages(language, await loadWords(language), names);
}
