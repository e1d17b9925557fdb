import { readFrames } from '../../src/knowledge/frames.ts';
import type { DataFiles } from '../../src/knowledge/data-error.ts';
import type { GoldText } from './gold.ts';

/** The examples of all frames as texts of one sentence each: one claim of the kind that they name, or none. */
export function frameTexts(files: DataFiles): GoldText[] {
  return readFrames(files).flatMap(({ lang, entry }) =>
    entry.examples.map((example, i) => ({
      id: `${entry.id}-${i}`,
      lang: lang === 'zh' ? 'zh-Hant' : 'en',
      title: null,
      publisher: null,
      published: example.published ?? '2025-09-14',
      url: null,
      text: example.text,
      claims:
        example.kind === null
          ? []
          : [
              {
                quote: example.text.replace(/[.。!！?？]+$/u, ''),
                kind: example.kind,
                actors: [],
                targets: [],
                item: null,
                quantity: null,
                time: null,
                place: null,
                status: 'occurred',
                attribution: null,
              },
            ],
    })),
  );
}
