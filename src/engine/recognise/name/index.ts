import type { UnknownNameTables } from '../../../knowledge/unknown-names.ts';
import type { Lexicon, Token } from '../../lexicon/tokens.ts';
import { createNameCues } from './cues.ts';
import { hanNameAt } from './han.ts';
import { latinNameAt } from './latin.ts';
import type { UnknownName } from './types.ts';

export type { UnknownName };

/**
 * Finds names that no list has, in the order of the text and without overlap; one pass, each token looked at a bounded
 * number of times.
 */
export function createNameRecogniser(
  lexicon: Lexicon,
  tables: UnknownNameTables,
): (tokens: readonly Token[], text: string, view: string) => UnknownName[] {
  const cues = createNameCues(lexicon, tables);
  return (tokens, text, view) => {
    const out: UnknownName[] = [];
    for (let at = 0; at < tokens.length;) {
      const script = tokens[at]!.script;
      const found =
        script === 'latin'
          ? latinNameAt(tokens, at, text, view, cues)
          : script === 'han'
            ? hanNameAt(tokens, at, view, cues)
            : null;
      if (found) out.push(found);
      at = found ? found.to : at + 1;
    }
    return out;
  };
}
