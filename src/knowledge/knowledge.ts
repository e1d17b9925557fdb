import type { CheckTables } from './checks.ts';
import type { DocumentTables } from './document.ts';
import type { EventTables } from './events.ts';
import type { FoldingTables } from './folding.ts';
import type { LexiconTables } from './lexicon.ts';
import type { ModelTables } from './model.ts';
import type { PloverTables } from './plover.ts';
import type { QuantityTables } from './quantities.ts';
import type { RestorationTables } from './restoration.ts';
import type { RollupTables } from './rollups.ts';
import type { TimeTables } from './times.ts';

/** Everything that the engine knows, compiled from data/: plain values, ready to be indexed once by `createEngine`. */
export interface Knowledge {
  /** A hash of the data files, so that a claim can name the knowledge that it was read with. */
  readonly version: string;
  readonly folding: FoldingTables;
  readonly lexicon: LexiconTables;
  readonly quantities: QuantityTables;
  readonly times: TimeTables;
  readonly restoration: RestorationTables;
  readonly document: DocumentTables;
  readonly checks: CheckTables;
  /** Which claims are about one event: for the ledger, not for the engine. */
  readonly events: EventTables;
  readonly plover: PloverTables;
  readonly rollups: RollupTables;
  readonly models: Readonly<Record<string, ModelTables>>;
}
