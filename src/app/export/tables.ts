import { CLAIM_COLUMNS } from './claim-columns.ts';
import { type Cell, csv } from './csv.ts';
import { exportedClaims } from './material.ts';
import type { ExportFormat } from './types.ts';

/** One claim a row, its quote and source in columns beside it. */
export const csvFormat: ExportFormat = {
  extension: 'csv',
  hasCompanion: false,
  async *write(job) {
    yield csv([CLAIM_COLUMNS.map((column) => column.name)]);
    for await (const claim of exportedClaims(job)) yield csv([CLAIM_COLUMNS.map((column) => column.value(claim))]);
  },
};

/** One claim a line, as the contract has it, with its document. */
export const jsonLines: ExportFormat = {
  extension: 'jsonl',
  hasCompanion: false,
  async *write(job) {
    for await (const { stored, document } of exportedClaims(job)) {
      const { id, claim, review, run, firstDay, lastDay, checks } = stored;
      const row = { ...claim, id, review, firstDay, lastDay, checks, run, document };
      yield `${JSON.stringify(row)}\n`;
    }
  },
};

/** The columns of `csvFormat` with their types. The whole table is held in memory while it is written. */
export const parquet: ExportFormat = {
  extension: 'parquet',
  hasCompanion: false,
  async *write(job) {
    const data: Cell[][] = CLAIM_COLUMNS.map(() => []);
    for await (const claim of exportedClaims(job)) {
      for (const [i, column] of CLAIM_COLUMNS.entries()) data[i]!.push(column.value(claim));
    }
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const columnData = CLAIM_COLUMNS.map(({ name, type }, i) => ({ name, type, nullable: true, data: data[i]! }));
    yield new Uint8Array(parquetWriteBuffer({ columnData }));
  },
};
