import type { Claim, CitedSource } from '../../contract/reading.ts';
import type { ClaimKind, Status } from '../../contract/kinds.ts';
import type { Review } from '../port.ts';
import type { How } from './member.ts';
import type { OriginKey } from './origin-key.ts';
import type { Signature } from './signature.ts';

/**
 * Which events are asked for; every condition given must hold, and for those about claims some claim of the event must
 * meet it. Names match an id, a canonical name or the words of the text, whole and folded.
 */
export interface EventFilter {
  readonly kind?: readonly ClaimKind[];
  readonly status?: readonly Status[];
  readonly actor?: string;
  readonly target?: string;
  readonly place?: string;
  readonly item?: string;
  readonly attribution?: string;
  readonly document?: string;
  readonly text?: string;
  /** Days; an event fits if its time may overlap them. */
  readonly from?: string;
  readonly to?: string;
  /** At least so many articles tell of it. */
  readonly articles?: number;
}

export interface EventPaging {
  /** `told`: told by most articles first; `recent`: newest first. */
  readonly sort?: 'told' | 'recent';
  /** What `next` of the page before said. */
  readonly after?: string | null;
  /** At most 500. */
  readonly limit: number;
}

/** A claim of an event with what is needed to weigh it. */
export interface MaterialClaim {
  readonly id: string;
  readonly claim: Claim;
  readonly how: How;
  readonly signature: Signature;
  readonly origin: OriginKey;
  /** It says of itself that it gives a part of a total. */
  readonly isPart: boolean;
  readonly documentId: string;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publisherKind: string | null;
  /** The organisation that the publisher is, where its name is known. */
  readonly voice: string | null;
  readonly reliability: string | null;
  readonly published: string | null;
  readonly lang: string;
  readonly url: string | null;
  readonly review: Review | null;
  /** What the article lists as its sources. */
  readonly sources: readonly CitedSource[];
}

export interface EventDecision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly author: string;
  readonly at: string;
  readonly reason: string;
}

/** An event as the store holds it: its claims, earliest published first. What they amount to is for view.ts to say. */
export interface EventMaterial {
  readonly id: string;
  readonly kind: Exclude<ClaimKind, 'judgement'>;
  /** All of its claims, where `claims` holds only the first thousand. */
  readonly total: number;
  readonly claims: readonly MaterialClaim[];
  readonly decisions: readonly EventDecision[];
  /** By document, the documents of this ledger that it lists as its sources; empty in lists. */
  readonly cited: ReadonlyMap<string, readonly { readonly document: string; readonly name: string }[]>;
}

/** Which documents copy which; the ledger's own where it keeps them. */
export type CopiesOf = (documentId: string) => readonly string[];

/** Events: derived from the claims to be seen and from what people decided; they follow every reading and decision. */
export interface EventStore {
  list(filter: EventFilter, paging: EventPaging): Promise<{ events: EventMaterial[]; next: string | null }>;
  /** By the event's id, or by the public id of any of its claims; null where there is none. */
  get(id: string): Promise<EventMaterial | null>;
  /** Documents that were kept without rules for events and wait to be joined. */
  waiting(): Promise<number>;
  /** Joins what waits; nothing where the ledger was opened without rules. Returns how many documents were joined. */
  refresh(): Promise<number>;
  /** Makes all events anew, after a change of data/model/events.yaml. */
  rebuild(): Promise<number>;
}
