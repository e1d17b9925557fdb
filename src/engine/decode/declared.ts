import { encodingOfLabel } from './codecs.ts';

/** What says which encoding the bytes are in. */
export interface Declaration {
  readonly encoding: string;
  /** Where it was said, in order of trust; a byte order mark cannot be overruled. */
  readonly by: 'mark' | 'caller' | 'content-type' | 'document';
  /** Bytes before the text. */
  readonly skip: number;
}

/** How far into a page a declaration is looked for (bytes). The WHATWG scan takes 1024; pages exceed it. */
const HEAD = 2048;

/** The declarations that the bytes and the hints make, most trusted first. Labels that name no known encoding are left out. */
export function declarations(
  bytes: Uint8Array,
  hints: { contentType: string | null; encoding?: string | null },
): Declaration[] {
  const mark = byteOrderMark(bytes);
  if (mark) return [mark];
  const out: Declaration[] = [];
  const add = (label: string | null | undefined, by: Declaration['by']): void => {
    const encoding = label ? encodingOfLabel(label) : null;
    if (encoding !== null) out.push({ encoding, by, skip: 0 });
  };
  add(hints.encoding, 'caller');
  add(charsetParameter(hints.contentType ?? ''), 'content-type');
  const head = asciiHead(bytes);
  // A declaration that can be read as ASCII cannot be in UTF-16: the WHATWG standard takes UTF-8 instead.
  const said = encodingOfLabel(xmlEncoding(head) ?? '') ?? encodingOfLabel(metaCharset(head) ?? '');
  if (said !== null) add(said.startsWith('utf-16') ? 'utf-8' : said, 'document');
  return out;
}

function byteOrderMark(bytes: Uint8Array): Declaration | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', by: 'mark', skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', by: 'mark', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', by: 'mark', skip: 2 };
  if (a === 0x84 && b === 0x31 && c === 0x95 && bytes[3] === 0x33) return { encoding: 'gb18030', by: 'mark', skip: 4 };
  return null;
}

function asciiHead(bytes: Uint8Array): string {
  let out = '';
  const end = Math.min(bytes.length, HEAD);
  for (let i = 0; i < end; i++) out += String.fromCharCode(bytes[i]! < 0x80 ? bytes[i]! : 0x80);
  return out.toLowerCase();
}

function charsetParameter(contentType: string): string | null {
  return labelAfter(contentType.toLowerCase(), 'charset', 0);
}

function xmlEncoding(head: string): string | null {
  const start = head.trimStart().startsWith('<?xml') ? head.indexOf('<?xml') : -1;
  if (start < 0) return null;
  const end = head.indexOf('?>', start);
  return labelAfter(end < 0 ? head : head.slice(0, end), 'encoding', start);
}

function metaCharset(head: string): string | null {
  for (let at = head.indexOf('<meta'); at >= 0; at = head.indexOf('<meta', at + 5)) {
    const end = head.indexOf('>', at);
    const label = labelAfter(head.slice(at, end < 0 ? head.length : end), 'charset', 0);
    if (label !== null) return label;
  }
  return null;
}

/** The label in `key = "label"`, quotes optional. */
function labelAfter(text: string, key: string, from: number): string | null {
  for (let at = text.indexOf(key, from); at >= 0; at = text.indexOf(key, at + 1)) {
    let i = at + key.length;
    while (text[i] === ' ') i++;
    if (text[i] !== '=') continue;
    i++;
    while (text[i] === ' ' || text[i] === '"' || text[i] === "'") i++;
    const start = i;
    while (i < text.length && /[a-z0-9_:.-]/.test(text[i]!)) i++;
    if (i > start) return text.slice(start, i);
  }
  return null;
}
