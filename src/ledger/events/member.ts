import { edtfOfDay } from '../../kernel/edtf.ts';
import type { Signature } from './signature.ts';

/** How a signature came to stand in its event; `tally event ID --explain` says it in words. */
export type How = 'decided' | 'matter' | 'plan' | 'day' | 'near' | 'within' | 'untimed' | 'alone' | 'words' | 'undated';

/** A signature as it stands in a block; `key` is a text that is the same for the same signature. */
export interface Member {
  readonly key: string;
  readonly signature: Signature;
}

/** A group of signatures about one event. `mark` tells it apart from the other events of its block. */
export interface Cluster {
  readonly mark: string;
  readonly members: readonly { readonly member: Member; readonly how: How }[];
}

/** A day number in a mark. */
export const markOf = (day: number | null): string => (day === null ? 'undated' : edtfOfDay(day));
