import { extname } from 'node:path';
import type { Material } from './types.ts';

export type Format =
  | 'text'
  | 'markdown'
  | 'html'
  | 'pdf'
  | 'zip'
  | 'gzip'
  | 'mail'
  | 'mailbox'
  | 'json'
  | 'lines'
  | 'csv'
  | 'feed'
  | 'warc';

/** Formats by extension, where the bytes themselves do not tell. */
const EXTENSIONS: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.htm': 'html',
  '.html': 'html',
  '.xhtml': 'html',
  '.eml': 'mail',
  '.mbox': 'mailbox',
  '.json': 'json',
  '.jsonl': 'lines',
  '.ndjson': 'lines',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.rss': 'feed',
  '.atom': 'feed',
  '.warc': 'warc',
};

const TYPES: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'message/rfc822': 'mail',
  'application/mbox': 'mailbox',
  'application/json': 'json',
  'application/feed+json': 'feed',
  'application/x-ndjson': 'lines',
  'application/jsonl': 'lines',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/rdf+xml': 'feed',
  'application/warc': 'warc',
};

/** How far into the material its beginning is looked at (bytes). */
const HEAD = 4096;
/** Header fields that only mail begins with, and those that it shares with other texts. */
const MAIL = /^(received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-[\w-]+|content-type):/i;
const ALSO_MAIL = /^(from|to|subject|date|cc|reply-to|sender|content-[\w-]+):/i;

/** What the material is: by its first bytes, then its extension, then its declared type; text where nothing tells. */
export function sniff({ bytes, name, contentType }: Material): Format {
  const head = latin(bytes);
  const extension = extname(name.split(/[?#]/, 1)[0]!).toLowerCase();
  const named = EXTENSIONS[extension];
  return byMagic(head) ?? byShape(head, named) ?? named ?? byType(contentType) ?? 'text';
}

/** The first bytes, each as a character, without byte order mark and without the zeros of UTF-16. */
function latin(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1');
  if (head.startsWith('\xef\xbb\xbf')) return head.slice(3);
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return head.slice(2).replaceAll('\0', '');
  return head;
}

function byMagic(head: string): Format | null {
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\x1f\x8b')) return 'gzip';
  if (/^WARC\/[01]\.\d\r?\n/.test(head)) return 'warc';
  // Readers of PDF accept rubbish before the mark.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  return null;
}

/** What text looks like. A file that calls itself plain text is believed, whatever it begins with, except for markup. */
function byShape(head: string, named: Format | undefined): Format | null {
  const start = head.trimStart();
  if (start.startsWith('<')) {
    const root = /<(?!\?|!--|!doctype)([a-z][\w:.-]*)/i.exec(start)?.[1]?.toLowerCase();
    if (root === 'rss' || root === 'feed' || root === 'rdf:rdf') return 'feed';
    if (root === 'html' || /^<!doctype\s+html/i.test(start)) return 'html';
    return null;
  }
  if (named !== undefined) {
    return named === 'json' && /^\{[^]{0,1000}"https?:\/\/(?:www\.)?jsonfeed\.org\//.test(start) ? 'feed' : null;
  }
  if (/^\{\s*"/.test(start)) {
    if (/"https?:\/\/(?:www\.)?jsonfeed\.org\//.test(start.slice(0, 1000))) return 'feed';
    return 'json';
  }
  if (/^\[\s*\{\s*"/.test(start)) return 'json';
  if (/^From \S+ .*\r?\n[\w-]+:/.test(head)) return 'mailbox';
  return isMail(head) ? 'mail' : null;
}

function isMail(head: string): boolean {
  let sure = 0;
  let maybe = 0;
  for (const line of head.split(/\r?\n/)) {
    if (line === '') break;
    if (MAIL.test(line)) sure++;
    else if (ALSO_MAIL.test(line)) maybe++;
    else if (!/^[ \t]/.test(line) && !/^[\w-]+:/.test(line)) return false;
  }
  return sure >= 1 && maybe >= 2;
}

function byType(contentType: string | null | undefined): Format | null {
  const type = contentType?.split(';', 1)[0]!.trim().toLowerCase() ?? '';
  return TYPES[type] ?? null;
}
