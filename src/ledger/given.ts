/** What the reader of a document was told about it, beside its bytes. */
export interface GivenMetadata {
  readonly contentType: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly lang: string | null;
}
