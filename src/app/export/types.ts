import type { ClaimTime, Quantity } from '../../contract/reading.ts';
import type { SearchedClaim, SearchFilter } from '../../contract/search.ts';
import type { RollupTables } from '../../knowledge/rollups.ts';
import type { Ledger } from '../../ledger/port.ts';
import type { IsRunning } from '../../ledger/rollups/measure.ts';

/** What an export is of: claims that pass a filter, hold words, or belong to one event. */
export interface ExportQuestion {
  readonly words?: string;
  readonly filter?: SearchFilter;
  /** Id of an event. */
  readonly event?: string;
}

/** How a report speaks: the words of the interface in one language. */
export interface ReportVoice {
  readonly language: string;
  label(group: string, code: string, values?: Readonly<Record<string, string | number>>): string;
  nameOf(id: string): string | null;
  quantity(quantity: Quantity): string;
  time(edtf: ClaimTime['edtf']): string;
}

export interface ExportJob {
  readonly ledger: Ledger;
  readonly question: ExportQuestion;
  readonly tables: RollupTables;
  readonly isRunning: IsRunning;
  readonly voice: ReportVoice;
  /** Version of this program, and when the export is made (ISO 8601, UTC). */
  readonly version: string;
  readonly at: string;
  /** Takes what fills the cells of a register, for its companion file. */
  readonly cite: (row: SourceRow) => void;
}

export interface ExportedDocument {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publisherKind: string | null;
  readonly reliability: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly lang: string;
  readonly sha256: string;
  readonly gotAt: string;
  readonly gotFrom: string;
}

export interface ExportedClaim {
  readonly stored: SearchedClaim;
  readonly document: ExportedDocument;
}

/** One line of a companion file: which claim fills a cell of the register beside it, and its words. */
export interface SourceRow {
  /** Number of the row in the register, from 1. */
  readonly row: number;
  readonly column: string;
  readonly value: string | number;
  readonly claim: ExportedClaim;
}

export interface ExportFormat {
  readonly extension: string;
  /** Whether a companion file with quotes and sources belongs to it; else they stand in the file itself. */
  readonly hasCompanion: boolean;
  write(job: ExportJob): AsyncIterable<string | Uint8Array>;
}
