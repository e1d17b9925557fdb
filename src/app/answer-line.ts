import type { FailedReading } from '../contract/reading.ts';
import type { Engine } from '../engine/index.ts';
import { TallyError } from '../kernel/errors.ts';
import { checkInput } from './check-input.ts';

export interface ExtractOptions {
  readonly mentions: boolean;
  readonly explain: boolean;
}

/** One line of output, with its line feed, in UTF-8; `ok` is false where it reports an error. */
export interface Answer {
  readonly bytes: Uint8Array;
  readonly ok: boolean;
}

const encoder = new TextEncoder();

/** Answers one line of `tally extract`. Never throws: whatever goes wrong stands in the answer. */
export function answerLine(engine: Engine, line: Uint8Array, options: ExtractOptions): Answer {
  let id: string | null = null;
  try {
    const input = parse(line);
    if ('id' in input && typeof input.id === 'string') id = input.id;
    return answer(engine.read(checkInput(input), { ...options }), true);
  } catch (error) {
    if (error instanceof TallyError) return failed(id, error.code, error.message);
    return failed(id, 'INTERNAL', `This line met a defect in Tallystick: ${String(error)}`);
  }
}

/** The answer to a line that could not be read. */
export function failed(id: string | null, code: string, message: string): Answer {
  const body: FailedReading = { id, error: { code, message } };
  return answer(body, false);
}

function answer(body: unknown, ok: boolean): Answer {
  return { bytes: encoder.encode(`${JSON.stringify(body)}\n`), ok };
}

function parse(line: Uint8Array): object {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch (cause) {
    throw new TallyError('LINE_NOT_UTF8', 'The line is not UTF-8.', { cause });
  }
  if (text.trim() === '') throw new TallyError('LINE_EMPTY', 'The line is empty.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TallyError('LINE_NOT_JSON', `The line is not JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TallyError('LINE_NOT_AN_OBJECT', 'The line is not a JSON object.');
  return value;
}
