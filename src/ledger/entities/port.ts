import type { EntitySummary, Identified } from '../../contract/entities.ts';
import type { EntityType } from '../../contract/reading.ts';

export interface EntityFilter {
  readonly type?: EntityType;
  /** Words of its name or of the texts that named it, in either script. */
  readonly text?: string;
  /** Only what nobody identified and what is not among these known ids. */
  readonly unknown?: boolean;
}

export type LedgerEntity = Omit<EntitySummary, 'known'>;

/** What a person decided that an entity is. */
export interface SeenAs extends Identified {
  readonly entityId: string;
  readonly decision: number;
}

/**
 * Who and what claims are about. Names that people identified are seen as what they were identified with, everywhere:
 * the decision (`identify` or `alias`, subject `entity:<id>`, change `{ into: Identified }`) is in the log, and undoing
 * it brings the name back.
 */
export interface EntityStore {
  /** Most named first. */
  list(filter: EntityFilter, limit: number): Promise<LedgerEntity[]>;
  get(id: string): Promise<LedgerEntity | null>;
  /** The words by which claims name it, most frequent first. */
  forms(id: string): Promise<{ text: string; count: number }[]>;
  /** Everything that people identified. */
  identified(): Promise<SeenAs[]>;
}
