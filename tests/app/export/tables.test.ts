import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companionHead, companionRow, csv } from '../../../src/app/export/csv.ts';
import { ACLED_COLUMNS } from '../../../src/app/export/acled.ts';
import { KIEL_COLUMNS } from '../../../src/app/export/kiel.ts';
import { SIPRI_COLUMNS } from '../../../src/app/export/sipri.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import { temporaryFolder } from '../../support/surface.ts';
import { exported, exportLedger } from './support.ts';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await exportLedger();
});
afterAll(() => ledger.close());

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });
const CLAIMS = 9;

describe('csv', () => {
  it('has a row for each claim, with its quote and source', async () => {
    const rows = rowsOf((await exported(ledger, 'csv')).text);
    expect(rows).toHaveLength(CLAIMS);
    expect(rows[1]).toMatchObject({
      kind: 'transfer',
      actors: 'North Korea',
      target_ids: 'RUS',
      quantity_min: '148',
      time: '2024-12',
      quote: '🤝朝鮮向俄羅斯運送148枚導彈',
      publisher: 'Alpha',
    });
    for (const row of rows) expect(row['claim']).toMatch(/^d[0-9a-f]+\.c\d+$/);
  });

  it('lets no cell run as a formula, and leaves numbers alone', async () => {
    const rows = rowsOf((await exported(ledger, 'csv')).text);
    expect(rows[0]!['title']).toMatch(/^'=HYPERLINK/);
    expect(rows.find((row) => row['kind'] === 'judgement')!['quote']).toMatch(/^'\+1/);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r]/);
    expect(csv([[-5, '-5', '＝1']])).toBe("-5,'-5,'＝1\n");
  });

  it('holds what a filter keeps', async () => {
    const rows = rowsOf((await exported(ledger, 'csv', { filter: { actor: ['PRK'], status: ['planned'] } })).text);
    expect(rows.map((row) => row['status'])).toEqual(['planned', 'planned']);
    expect(rowsOf((await exported(ledger, 'csv', { words: '導彈' })).text)).toHaveLength(4);
    await expect(exported(ledger, 'csv', { event: 'none' })).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    const [row] = await ledger.rollups.rows({ kind: ['attack'] });
    expect(rowsOf((await exported(ledger, 'csv', { event: row!.event })).text)).toHaveLength(1);
  });
});

describe('jsonl', () => {
  it('has the claim as the contract has it, and its document', async () => {
    const lines = (await exported(ledger, 'jsonl')).text.trimEnd().split('\n');
    expect(lines).toHaveLength(CLAIMS);
    const claim = JSON.parse(lines[5]!) as { quantity: unknown; document: unknown };
    expect(claim).toMatchObject({ quantity: { min: 5e8, unit: 'EUR' }, document: { publisher: 'Beta' } });
  });
});

describe('parquet', () => {
  it('is read by DuckDB and by hyparquet alike', async () => {
    const { bytes } = await exported(ledger, 'parquet');
    const path = join(temporaryFolder(), 'claims.parquet');
    writeFileSync(path, bytes);
    const connection = await (await DuckDBInstance.create()).connect();
    const reader = await connection.runAndReadAll(
      `select claim, quantity_max, checkable, "start", quote, url from read_parquet('${path}') order by claim`,
    );
    const duck = reader.getRowObjectsJS();
    expect(duck).toHaveLength(CLAIMS);
    const types = await connection.runAndReadAll(`describe select * from read_parquet('${path}')`);
    const typeOf = new Map(types.getRowObjectsJS().map((row) => [row['column_name'] as string, row['column_type']]));
    expect(Object.fromEntries(typeOf)).toMatchObject({
      quantity_min: 'DOUBLE',
      checkable: 'BOOLEAN',
      start: 'INTEGER',
      quote: 'VARCHAR',
    });
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const hypar = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    const byClaim = new Map(hypar.map((row) => [row['claim'], row]));
    for (const row of duck) {
      const other = byClaim.get(row['claim'])!;
      expect(other['quote']).toBe(row['quote']);
      expect(other['quantity_max'] ?? null).toBe(row['quantity_max']);
      expect(other['start']).toBe(row['start']);
    }
    expect(duck.some((row) => row['quote'] === '🤝朝鮮向俄羅斯運送148枚導彈')).toBe(true);
    connection.closeSync();
  });

  it('may be empty', async () => {
    const { bytes } = await exported(ledger, 'parquet', { filter: { actor: ['nobody'] } });
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});

describe('sipri', () => {
  it('has the register’s columns and marks what is uncertain', async () => {
    const { text, cited } = await exported(ledger, 'sipri');
    const [head, ...rows] = parse(text);
    expect(head).toEqual([...SIPRI_COLUMNS]);
    expect(rows).toHaveLength(2);
    const [missiles, shells] = rows;
    expect(missiles!.slice(0, 12)).toEqual([
      'Russia',
      'North Korea',
      '2024',
      '',
      '200',
      '',
      'KN-23',
      'missiles',
      missiles![8],
      '?',
      '2024',
      '',
    ]);
    expect(['100', '148']).toContain(missiles![8]);
    // The denial is in no register.
    expect(missiles![12]!.split('; ')).toHaveLength(3);
    expect(missiles!.slice(13)).toEqual(['', '', '']);
    expect(shells!.slice(2, 12)).toEqual(['', '', '', '', '', 'shells', '', '', '', '']);
    const delivered = cited.filter((row) => row.column === 'Number delivered');
    expect(delivered.map((row) => row.claim.stored.claim.quantity?.min)).toEqual([100, 148]);
    const companion = rowsOf(companionHead() + delivered.map(companionRow).join(''));
    expect(companion[0]).toMatchObject({ row: '1', quote: '朝鮮向俄羅斯運送100枚導彈', publisher: 'Alpha' });
  });
});

describe('kiel', () => {
  it('has the tracker’s columns, commitments apart from allocations, and converts nothing', async () => {
    const { text, cited } = await exported(ledger, 'kiel');
    const [head] = parse(text);
    expect(head).toEqual([...KIEL_COLUMNS]);
    const rows = rowsOf(text);
    const paid = rows.find((row) => row['donor'] === 'Germany')!;
    expect(paid).toMatchObject({
      announcement_date: '2025-03-03',
      aid_type_general: 'Financial',
      measure: 'Allocation',
      source_reported_value: '500000000',
      reporting_currency: 'EUR',
      tot_activity_value_EUR: '500000000',
      month: '39',
      month_exists_dummy: '1',
      item_price_USD: '',
    });
    const promised = rows.find((row) => row['measure'] === 'Commitment')!;
    expect(promised).toMatchObject({ source_reported_value: '', month: '0', month_exists_dummy: '0' });
    expect(cited.some((row) => row.column === 'source_reported_value' && row.value === 5e8)).toBe(true);
  });
});

describe('acled', () => {
  it('has ACLED’s columns and leaves empty what no claim tells', async () => {
    const { text, cited } = await exported(ledger, 'acled');
    const [head] = parse(text);
    expect(head).toEqual([...ACLED_COLUMNS]);
    const [attack, ...others] = rowsOf(text);
    expect(others).toEqual([]);
    expect(attack).toMatchObject({
      event_date: '2025-05-01',
      year: '2025',
      time_precision: '2',
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Air/drone strike',
      actor1: 'Ukraine',
      actor2: 'Russia',
      country: 'Russia',
      location: 'Kursk',
      latitude: '51.7',
      fatalities: '',
      admin1: '',
      source: 'Beta',
    });
    expect(attack!['tags']).toBe(attack!['event_id_cnty']);
    expect(cited.map((row) => row.column)).toContain('location');
  });
});
