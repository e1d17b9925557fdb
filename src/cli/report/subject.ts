import type { Reading } from '../../contract/reading.ts';

/** What a report tells beside the reading itself. */
export interface ReportSubject {
  readonly documentId: string;
  readonly sha256: string;
  readonly byteLength: number;
  readonly publisherKind: string | null;
  readonly reliability: string | null;
  readonly engineVersion: string;
  readonly dataVersion: string;
  /** The number of the run that is kept; null where nothing is kept. */
  readonly run: number | null;
  readonly reading: Reading;
}
