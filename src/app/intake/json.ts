import { TallyError } from '../../kernel/errors.ts';
import { columnsOf, fieldsOf, type Columns } from './columns.ts';
import { problem, step, type Context } from './context.ts';
import { openRecord } from './record.ts';
import { decodeText } from './text.ts';
import type { IntakeItem, Material } from './types.ts';

/** JSON that is one object, a list of them, or an object that holds such a list; else JSON lines. */
export async function* openJson(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const text = decodeText(material.bytes, material.contentType ?? null);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (parses(text.trimStart().split('\n', 1)[0]!)) {
      yield* openLines(material, context);
      return;
    }
    throw new TallyError('LINE_NOT_JSON', `${material.name} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const columns = await columnsOf(context.options.columns);
  const records = recordsOf(value, columns);
  if (records === null) {
    yield* openValue(value, null, columns, material, context);
    return;
  }
  for (const [i, record] of records.entries())
    yield* openValue(record, step('item', i + 1), columns, material, context);
}

/** One JSON object a line; a line that cannot be read is a problem of its own. */
export async function* openLines(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const columns = await columnsOf(context.options.columns);
  let number = 0;
  for (const line of linesOf(material.bytes)) {
    number++;
    const part = step('line', number);
    const text = lineText(line);
    if (text?.trim() === '') continue;
    try {
      if (text === null) throw new TallyError('LINE_NOT_UTF8', 'The line is not UTF-8.');
      if (line.byteLength > context.budget.limits.partBytes)
        throw new TallyError('LINE_TOO_LONG', 'The line is longer than what is read as one article.');
      yield* openValue(parse(text), part, columns, material, context);
    } catch (error) {
      yield problem(part, error);
    }
  }
}

async function* openValue(
  value: unknown,
  part: string | null,
  columns: Columns,
  material: Material,
  context: Context,
): AsyncIterable<IntakeItem> {
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TallyError('LINE_NOT_AN_OBJECT', 'It is JSON, but no object.');
    for await (const item of openRecord(value as Record<string, unknown>, part ?? '', columns, material, context))
      yield part === null ? ({ ...item, part: item.part === '' ? null : item.part } as IntakeItem) : item;
  } catch (error) {
    yield problem(part, error);
  }
}

/** The list of records: the value itself, or the one list of objects in an object that is no record. */
function recordsOf(value: unknown, columns: Columns): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value !== 'object' || value === null) return null;
  const { text, html, bytes } = fieldsOf(value as Record<string, unknown>, columns);
  if (text !== null || html !== null || bytes !== null) return null;
  const lists = Object.values(value).filter(
    (v): v is unknown[] => Array.isArray(v) && v.some((e) => typeof e === 'object'),
  );
  return lists.length === 1 ? lists[0]! : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TallyError('LINE_NOT_JSON', `The line is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function parses(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function lineText(line: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    return null;
  }
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.byteLength : found;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}
