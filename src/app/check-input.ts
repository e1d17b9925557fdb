import type { ReadingInput } from '../contract/reading.ts';
import { TallyError } from '../kernel/errors.ts';

/** The fields of an input beside its identifier; each is a text, null or missing. */
const FIELDS = ['text', 'html', 'bytes', 'contentType', 'title', 'url', 'publisher', 'published', 'lang'] as const;

/**
 * Checks that a JSON object has the form of the contract's input. Fields that the contract does not know are left
 * aside, since archives carry their own. Throws TallyError INPUT_ID or INPUT_FIELD.
 */
export function checkInput(value: object): ReadingInput {
  const record = value as Readonly<Record<string, unknown>>;
  const { id } = record;
  if (typeof id !== 'string') throw new TallyError('INPUT_ID', 'An input has an "id" that is a string.');
  const input: ReadingInput = { id };
  for (const field of FIELDS) {
    const given = record[field];
    if (given === undefined || given === null) continue;
    if (typeof given !== 'string') throw new TallyError('INPUT_FIELD', `"${field}" must be a string or null.`);
    input[field] = given;
  }
  return input;
}
