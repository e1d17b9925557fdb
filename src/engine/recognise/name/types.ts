/** A name that no list has, found by what stands around it. `from` and `to` are tokens, `to` exclusive. */
export interface UnknownName {
  readonly from: number;
  readonly to: number;
  readonly type: 'person' | 'organisation' | 'place';
  /** The rule that found it, for --explain. */
  readonly rule: string;
  /** The token of which the name may stand alone later in the text (a family name); -1 where none may. */
  readonly alone: number;
}
