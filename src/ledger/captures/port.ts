import type { GivenMetadata } from '../given.ts';

/** Where a capture was got: a file, standard input, a server's answer, or an answer that a web archive keeps. */
export type CaptureKind = 'file' | 'stream' | 'http' | 'archive';

/** Bytes as they were got, with everything about the getting. Times are ISO 8601 in UTC. */
export interface NewCapture {
  readonly kind: CaptureKind;
  /** The path or address asked for, and the one that answered. */
  readonly requested: string;
  readonly final: string;
  readonly redirects: readonly { readonly url: string; readonly status: number; readonly location: string }[];
  /** Of the HTTP answer; null for files and streams. */
  readonly status: number | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The bytes as they came; they are the evidence and are never altered. */
  readonly bytes: Uint8Array;
  /** Of `bytes`, in hexadecimal. */
  readonly sha256: string;
  /** Of the body with its content encoding taken off; the same as `sha256` where it has none. */
  readonly bodySha256: string;
  /**
   * `whole`: the ledger keeps the bytes. `parts`: it keeps only their hash, because every part is a capture of its own
   * (a web archive).
   */
  readonly kept: 'whole' | 'parts';
  readonly at: string;
  /** Who got it, and with which version of which program. */
  readonly collector: string;
  readonly tool: string;
  /** The capture that this one lay in, and where. */
  readonly parent: number | null;
  readonly part: string | null;
}

export interface StoredCapture extends Omit<NewCapture, 'bytes'> {
  readonly id: number;
  readonly byteLength: number;
}

/** That a document is a capture, or a part of one. */
export interface NewLink {
  readonly documentId: string;
  readonly capture: number;
  /** Steps parted by `/`, outermost first (`entry=a.csv/row=7`); null where the document is the whole capture. */
  readonly part: string | null;
  /** Whether the document's bytes were made from the capture's (the text of a PDF), as against lying in it. */
  readonly derived: boolean;
  readonly at: string;
  readonly externalId: string | null;
  readonly author: string | null;
  /** What was told of it there; may differ from what the document is known by. */
  readonly given: GivenMetadata;
  /** Where the pages of a PDF begin, as byte offsets in the document. */
  readonly pages: readonly { readonly page: number; readonly start: number }[];
}

export interface StoredLink extends NewLink {
  /** The capture itself, then the one that it lay in, and so on outward. */
  readonly captures: readonly StoredCapture[];
}

export interface CaptureStore {
  get(id: number): Promise<StoredCapture | null>;
  /** Where a document was got, the earliest first; more than one where its bytes came more than once. */
  ofDocument(documentId: string): Promise<StoredLink[]>;
  /** All of them, in the order that they came. */
  all(): AsyncIterable<StoredCapture>;
  /** The bytes as they came; null where only their hash is kept, or where there is no such capture. */
  bytes(id: number): Promise<Uint8Array | null>;
}

/** Inside a transaction (see Ledger.together). */
export interface CaptureWriter {
  /**
   * Keeps a capture and gives its number. A file that was captured before with the same bytes, and a part of a capture
   * that is there already, are not kept again.
   */
  keep(capture: NewCapture): Promise<number>;
  /** Ties a document to a capture; the same tie twice is one. Returns whether it is new. */
  link(link: NewLink): Promise<boolean>;
}
