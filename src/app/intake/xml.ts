/** A piece of XML: an element that begins or ends, or text. An empty element begins and ends. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads XML as programs write it, piece by piece and in linear time. No document type is read and no entity of one is
 * put in. Damaged XML gives what can be made of it.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open < 0 ? xml.length : open;
    if (end > at) yield { kind: 'text', text: unescaped(xml.slice(at, end)) };
    if (open < 0) return;
    if (xml.startsWith('<![CDATA[', open)) {
      const close = after(xml, ']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, close - 3) };
      at = close;
    } else if (xml.startsWith('<!--', open)) {
      at = after(xml, '-->', open + 4);
    } else if (xml[open + 1] === '?' || xml[open + 1] === '!') {
      at = after(xml, '>', open);
    } else {
      at = after(xml, '>', open);
      yield* tag(xml.slice(open + 1, at - 1));
    }
  }
}

function* tag(inner: string): Generator<XmlEvent> {
  if (inner.startsWith('/')) {
    yield { kind: 'close', name: inner.slice(1).trim() };
    return;
  }
  const empty = inner.endsWith('/');
  const body = empty ? inner.slice(0, -1) : inner;
  const space = body.search(/\s/);
  const name = space < 0 ? body : body.slice(0, space);
  yield { kind: 'open', name, attributes: space < 0 ? '' : body.slice(space) };
  if (empty) yield { kind: 'close', name };
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? xml.length : at + mark.length;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(dec) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
