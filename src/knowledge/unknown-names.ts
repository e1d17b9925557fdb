import { z } from 'zod';
import { checked } from './data-error.ts';
import type { Fold } from './folding.ts';

const words = z.array(z.string().min(1)).min(1);
const tails = z.strictObject({ en: words, zh: words });

/** data/lexicons/unknown-names.yaml: how names look that no list has. */
export const unknownNamesSchema = z.strictObject({
  transliteration: z.string().min(1),
  joints: z.string().min(1),
  surnames: words,
  organisations: tails,
  places: tails,
  particles: words,
  links: words,
});

/** The same, folded as the matching view is. */
export interface UnknownNameTables {
  readonly transliteration: string;
  readonly joints: string;
  readonly surnames: readonly string[];
  readonly organisations: readonly string[];
  readonly places: readonly string[];
  readonly particles: readonly string[];
  readonly links: readonly string[];
}

/** Throws TallyError DATA_INVALID. */
export function compileUnknownNames(data: unknown, file: string, fold: Fold): UnknownNameTables {
  const read = checked(unknownNamesSchema, data, file);
  const folded = (list: readonly string[]) => [...new Set(list.map(fold))];
  return {
    transliteration: [...new Set(fold(read.transliteration))].join(''),
    joints: [...new Set(read.joints + fold(read.joints))].join(''),
    surnames: folded(read.surnames),
    organisations: folded([...read.organisations.en, ...read.organisations.zh]),
    places: folded([...read.places.en, ...read.places.zh]),
    particles: folded(read.particles),
    links: folded(read.links),
  };
}
