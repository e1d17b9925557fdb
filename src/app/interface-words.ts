import type { Language, Words } from '../words/messages.ts';

/** The words of the interface in one language; the others stay on the disk. */
export async function loadWords(language: Language): Promise<Words> {
  const files = {
    en: () => import('../../data/interface/en.json'),
    'zh-Hans': () => import('../../data/interface/zh-Hans.json'),
    'zh-Hant': () => import('../../data/interface/zh-Hant.json'),
  };
  return (await files[language]()).default;
}
