import type { Span } from '../../kernel/span.ts';

/** A quantity as the claim reader needs it; src/engine/recognise/quantity makes them. Offsets are UTF-16. */
export interface QuantityMark extends Span {
  readonly type: 'quantity' | 'money' | 'percent';
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly value: {
    readonly min: number | null;
    readonly max: number | null;
    readonly unit: string | null;
    readonly approximate: boolean;
  };
  readonly ordinal: boolean;
  readonly rule: string;
  readonly unitKind: string;
  readonly per: string | null;
}

/** A time expression after resolution; src/engine/recognise/time and src/engine/resolve/time make them. */
export interface TimeMark extends Span {
  readonly rule: string;
  readonly kind: string;
  readonly edtf: string | null;
  readonly first: string | null;
  readonly last: string | null;
}
