import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** A text of the project's own, for tests that need real sentences. */
export interface OwnText {
  id: string;
  lang: string;
  published: string | null;
  text: string;
}

/** The gold texts in our own words, in the order of their names. */
export function ownTexts(): OwnText[] {
  return ['gold/own', 'gold/samples'].flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .sort()
      .map((file) => JSON.parse(readFileSync(new URL(`${folder}/${file}`, root), 'utf8')) as OwnText),
  );
}

/** The code points from `start` to `end`, as the contract counts. */
export function sliceOf(text: string, { start, end }: { start: number; end: number }): string {
  return Array.from(text).slice(start, end).join('');
}
