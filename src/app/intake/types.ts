import type { TallyError } from '../../kernel/errors.ts';
import type { GivenMetadata } from '../../ledger/port.ts';
import type { Capture } from '../fetch/types.ts';

/** Something that came in: a file, standard input, a fetched body. */
export interface Material {
  readonly bytes: Uint8Array;
  /** A file's name or an address; its extension is looked at. */
  readonly name: string;
  readonly contentType?: string | null;
  /** Where it was got from, for relative links and as the articles' address. */
  readonly url?: string | null;
}

/** One article: bytes that the engine reads, with what its container says of it. */
export interface ArticleItem {
  readonly kind: 'article';
  /**
   * Where in the material it stands, in steps parted by `/`, outermost first; null where the article is the whole
   * material. Steps: `page=1-12`, `row=7` (CSV, the header is row 1), `line=3` (JSON lines), `item=3` (JSON, feeds),
   * `record=<WARC record id>`, `entry=<path in an archive>`, `attachment=<name>`.
   */
  readonly part: string | null;
  /** What the engine reads. `given.contentType` says what it is; text taken out of a container is UTF-8. */
  readonly bytes: Uint8Array;
  /**
   * Whether `bytes` were made here from the material (the text of a PDF), as against lying in it byte for byte (a file
   * of an archive, the material itself).
   */
  readonly derived: boolean;
  readonly given: GivenMetadata;
  /** The identifier that the container gives: a JSON line's `id`, a feed item's GUID, a message's Message-ID. */
  readonly id: string | null;
  /** Who wrote it, where the container says so. */
  readonly author: string | null;
  /** Where the pages of a PDF begin, as byte offsets in `bytes`; empty for all else. */
  readonly pages: readonly PageStart[];
}

export interface PageStart {
  readonly page: number;
  readonly start: number;
}

/** A feed's item whose text has to be fetched. */
export interface LinkItem {
  readonly kind: 'link';
  readonly part: string;
  /** Absolute, http or https. */
  readonly url: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly author: string | null;
  /** The feed's own words about it, as HTML or text; null where it has none. */
  readonly summary: string | null;
}

/** An HTTP answer that a web archive keeps. `captureMaterial` makes it material again. */
export interface CaptureItem {
  readonly kind: 'capture';
  readonly part: string;
  readonly capture: Capture;
}

/** A part that could not be opened. The others come all the same. */
export interface ProblemItem {
  readonly kind: 'problem';
  readonly part: string | null;
  readonly error: TallyError;
}

export type IntakeItem = ArticleItem | LinkItem | CaptureItem | ProblemItem;

/** The bounds of one material. */
export interface IntakeLimits {
  /** The most bytes of one part, unpacked. Default 64 MB. */
  readonly partBytes: number;
  /** The most bytes unpacked from one material in all. Default 2 GB. */
  readonly totalBytes: number;
  /** The most articles, links, captures and problems. Default 1,000,000. */
  readonly parts: number;
  /** How many times larger a packed part of more than 1 MB may become. Default 200. */
  readonly ratio: number;
  /** How deep containers may nest. Default 5. */
  readonly depth: number;
  /** The most pages of one PDF. Default 5,000. */
  readonly pages: number;
  /** Milliseconds that one PDF may take. Default 120,000. */
  readonly time: number;
}

/** Which column, or key of a JSON object, holds which field of the contract's input: `{ text: 'body', title: 'headline' }`. */
export type ColumnMap = Readonly<Partial<Record<IntakeField, string>>>;
export type IntakeField =
  'id' | 'text' | 'html' | 'bytes' | 'contentType' | 'title' | 'url' | 'publisher' | 'published' | 'lang' | 'author';

export interface OpenOptions {
  readonly limits?: Partial<IntakeLimits>;
  /** For CSV and JSON; what it leaves out is taken from the well-known names of data/interface/columns.json. */
  readonly columns?: ColumnMap;
  /** What is known of every article of the material; goes before what the container says. */
  readonly given?: Partial<GivenMetadata>;
}
