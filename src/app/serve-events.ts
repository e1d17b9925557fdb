import type { Language } from '../words/messages.ts';
import { createMessages } from '../words/messages.ts';
import { phraseWriter } from '../words/phrase.ts';
import type { EventTools } from './events/events.ts';
import { type Desk, interfaceOf } from './serve.ts';

/** What the use cases of events need, with sentences in the reader's language. */
export async function eventTools(desk: Desk, language: Language): Promise<EventTools> {
  const { words, names } = await interfaceOf(desk, language);
  return { ledger: desk.ledger, textOf: phraseWriter(createMessages(language, words, names)) };
}
