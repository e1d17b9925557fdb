/** A document whose text stands, wholly or in good part, in another. */
export interface Copy {
  /** The other document. */
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** `exact`: the same words in the same order, whatever script, marks and layout. `near`: half of the shorter or more. */
  readonly kind: 'exact' | 'near';
  /** How much of the shorter of the two texts stands in the other, 0 to 1. */
  readonly share: number;
  /** How much of the document asked for stands in the other, and of the other in it. */
  readonly ofThis: number;
  readonly ofOther: number;
  /** The one of the two that came first: by publication, else by when it was got. */
  readonly first: string;
}

/** Documents that go back to one text. */
export interface CopyGroup {
  /** The one that came first. */
  readonly first: string;
  /** All of them with the first, in the order that they came. */
  readonly documents: readonly string[];
}

/**
 * Copies among the documents to be seen (those of a ledger opened "as of" a time are those that it then held). Found
 * when a document is kept, for every document kept before and after.
 */
export interface CopyStore {
  /** Copies of a document, the nearest first. Empty where it has none, or where there is no such document. */
  of(documentId: string): Promise<Copy[]>;
  /**
   * Documents joined into groups of one origin: each goes with the earliest document in which at least half of it
   * stands, and with whatever that goes with. So a digest does not join the articles that it quotes, and an article
   * with much of its own does not go with the notice that it repeats. Only groups of two and more.
   */
  groups(): Promise<CopyGroup[]>;
  /** Looks for copies of documents that were kept before their ledger knew of copies. Gives how many were looked at. */
  catchUp(): Promise<number>;
}
