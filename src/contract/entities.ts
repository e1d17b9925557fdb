import type { EntityType } from './reading.ts';

/** How often claims name something, by its part in them. Rejected claims do not count. */
export interface EntityCounts {
  readonly actor: number;
  readonly target: number;
  readonly place: number;
  readonly attribution: number;
  readonly claims: number;
  readonly documents: number;
}

/** A state, person, body, place or group that claims name. */
export interface EntitySummary {
  readonly id: string;
  readonly type: EntityType;
  /** The canonical name: English, or the text's own words where nobody knows it yet. */
  readonly name: string;
  readonly wikidata: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string | null;
  /** Whether the knowledge or a person says what this is; the others wait to be identified. */
  readonly known: boolean;
  readonly counts: EntityCounts;
}

/** A page about one of them. */
export interface EntityPage extends EntitySummary {
  /** Names that the knowledge has for it, in every script. */
  readonly names: readonly string[];
  /** The words by which texts named it, most frequent first. */
  readonly forms: readonly { readonly text: string; readonly count: number }[];
  /** Other identifiers that people said are this one, with the decision that said so. */
  readonly aliases: readonly { readonly id: string; readonly name: string; readonly decision: number }[];
}

/** What a person says that a name stands for: something known by its id, or something new described. */
export interface Identified {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly wikidata: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string | null;
}
