import { Readable } from 'node:stream';
import { TallyError } from '../../kernel/errors.ts';
import { columnsOf } from './columns.ts';
import { coded, problem, step, type Context } from './context.ts';
import { openRecord } from './record.ts';
import { decodeText } from './text.ts';
import type { IntakeItem, Material } from './types.ts';

/** How many units go into the parser at once. */
const CHUNK = 64 * 1024;
const DELIMITERS = [',', '\t', ';', '|'];

/**
 * A table with a header row: one article a row. Its delimiter is the one that parts the header into the most names.
 * Throws TallyError INTAKE_COLUMNS where no column holds a text.
 */
export async function* openCsv(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const { parse } = await import('csv-parse');
  const text = decodeText(material.bytes, material.contentType ?? null);
  const columns = await columnsOf(context.options.columns);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    max_record_size: context.budget.limits.partBytes,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(chunks(text));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: readonly string[] | null = null;
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (header === null) {
        const names = cells.map((cell) => cell.trim());
        checkHeader(names, [...columns.text, ...columns.html, ...columns.bytes], material.name);
        header = names;
        continue;
      }
      const part = step('row', row);
      try {
        const record = Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']));
        yield* openRecord(record, part, columns, material, context);
      } catch (error) {
        yield problem(part, error);
      }
    }
  } catch (error) {
    // What is wrong with the table itself ends it; the rows before it came.
    if (header === null) throw error;
    yield problem(step('row', row + 1), coded(error, `The table ${material.name}, from its row ${row + 1} on,`));
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (header === null) throw new TallyError('INPUT_EMPTY', `${material.name} is empty.`);
}

function checkHeader(header: readonly string[], wanted: readonly string[], name: string): void {
  const known = new Set(wanted);
  if (header.some((cell) => known.has(cell.toLowerCase()))) return;
  throw new TallyError(
    'INTAKE_COLUMNS',
    `No column of ${name} is known to hold a text (it has ${header.slice(0, 20).join(', ').slice(0, 300)}). Say which, such as --map text=NAME.`,
  );
}

function delimiterOf(text: string): string {
  const first = /^\ufeff?[^\r\n]{0,20000}/.exec(text)?.[0] ?? '';
  const outside = first.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((mark) => outside.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function* chunks(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}
