import { createRequire } from 'node:module';

const NAME = '@microsoft/recognizers-text-suite';
type Recognise = (text: string, culture: string) => unknown[];
interface Suite {
  recognizeNumber: Recognise;
  recognizeCurrency: Recognise;
  recognizeDateTime: Recognise;
}

/** Runs Recognizers-Text's number, currency and datetime recognisers over a paragraph and counts what they find. */
export type Peer = (paragraph: string, lang: 'zh' | 'en') => number;

/** The peer, or null where its package is not installed. */
export function loadPeer(): Peer | null {
  let suite: Suite;
  try {
    suite = createRequire(import.meta.url)(NAME) as Suite;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
  const culture = { zh: 'zh-cn', en: 'en-us' };
  return (paragraph, lang) =>
    suite.recognizeNumber(paragraph, culture[lang]).length +
    suite.recognizeCurrency(paragraph, culture[lang]).length +
    suite.recognizeDateTime(paragraph, culture[lang]).length;
}
