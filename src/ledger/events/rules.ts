import type { ClaimKind } from '../../contract/kinds.ts';

/** How claims of one kind join; data/model/events.yaml explains each word. */
export interface KindRule {
  readonly layer: 'matter' | 'happening' | 'words';
  readonly parties: 'together' | 'directed' | 'target';
  readonly receivers?: 'one' | undefined;
  readonly by: 'item' | 'class' | 'nothing';
  readonly place: 'apart' | 'free';
  readonly people?: 'apart' | undefined;
  readonly window: number;
  readonly tolerance: number;
  readonly reach: number;
}

/** The compiled form of data/model/events.yaml. Days are whole numbers. */
export interface EventRules {
  readonly kinds: Readonly<Record<Exclude<ClaimKind, 'judgement'>, KindRule>>;
  readonly day: number;
  readonly shares: { readonly units: readonly string[]; readonly window: number };
  readonly changes: readonly string[];
  readonly plans: { readonly window: number };
  readonly classes: readonly {
    readonly as: string;
    readonly classes: readonly string[];
    readonly kinds?: readonly ClaimKind[] | undefined;
    readonly except?: readonly string[] | undefined;
  }[];
  readonly people: readonly string[];
  readonly items: readonly { readonly as: string; readonly items: readonly string[] }[];
  readonly placeEndings: readonly string[];
  /** Folded words with which a part of a total begins. */
  readonly parts: readonly string[];
  readonly voices: Readonly<
    Partial<Record<string, { readonly name: string; readonly state: string | null; readonly isOutlet: boolean }>>
  >;
  readonly publishers: Readonly<Partial<Record<string, string>>>;
}
