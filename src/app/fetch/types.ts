/** One header as it came; names keep their case where the source kept it, and may repeat. */
export type Header = readonly [name: string, value: string];

/** A step on the way to the answer. */
export interface Redirect {
  /** What was asked. */
  readonly url: string;
  readonly status: number;
  /** What the answer pointed to, as it was written. */
  readonly location: string;
}

/**
 * What a server answered, kept as evidence: fetched by us, or taken from a web archive. An answer with an error status
 * is a capture too; only what gave no answer at all is an error (FETCH_…).
 */
export interface Capture {
  readonly requestedUrl: string;
  /** The address that answered, after the redirects; without a fragment. */
  readonly finalUrl: string;
  readonly redirects: readonly Redirect[];
  readonly status: number;
  /** Of the last answer, in its order. */
  readonly headers: readonly Header[];
  /** With the content encoding (gzip, deflate, br) taken off: what documents are read from. */
  readonly body: Uint8Array;
  /** As it came; the same array as `body` where there was no content encoding. */
  readonly rawBody: Uint8Array;
  /** When the answer had come, ISO 8601 in UTC. */
  readonly at: string;
  /** Of `rawBody`, in hexadecimal: the evidence. */
  readonly sha256: string;
  /** Of `body`, in hexadecimal: what a document read from it is known by. */
  readonly bodySha256: string;
}

/** What an earlier answer gave to ask again with; a server that has nothing newer answers 304 with an empty body. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchRequest {
  /** Sent as If-None-Match and If-Modified-Since, to the address asked for and not where it redirects to. */
  readonly validators?: Validators;
  /** Further headers, such as Accept-Language. Host, cookies and credentials are not sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the request early; it rejects with FETCH_STOPPED. */
  readonly signal?: AbortSignal;
}

export interface Fetcher {
  /**
   * Fetches one address over HTTP or HTTPS. Rejects with TallyError FETCH_URL (not an address that is fetched),
   * FETCH_ADDRESS_REFUSED (it leads into a private network), FETCH_NOT_FOUND (no such host), FETCH_FAILED (no
   * connection, or it broke), FETCH_TIMEOUT, FETCH_TOO_LARGE (as sent or unpacked), FETCH_REDIRECTS (too many, in a
   * circle, or to nowhere), FETCH_ENCODING (the body's content encoding is broken or not known), FETCH_STOPPED.
   */
  fetch(url: string, request?: FetchRequest): Promise<Capture>;
  /** Closes the connections that stand open. */
  close(): Promise<void>;
}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface FetcherOptions {
  /** The time is asked for, never taken. */
  readonly clock: () => Date;
  /** Names this program and how to reach who runs it, for the servers' logs. */
  readonly userAgent: string;
  /** Hosts that may be reached in private networks, by the name (or literal address) in the URL: `intranet.example`, `127.0.0.1`. */
  readonly allowHosts?: readonly string[];
  /** The most bytes of a body as sent, and unpacked. Default 64 MB each. */
  readonly maxBytes?: number;
  readonly maxUnpackedBytes?: number;
  /** Milliseconds for the whole fetch, redirects included. Default 60,000. */
  readonly timeout?: number;
  /** Default 10. */
  readonly maxRedirects?: number;
  /** Looks a name up; for tests. Default: the system's resolver. */
  readonly resolve?: (hostname: string) => Promise<readonly ResolvedAddress[]>;
}
