import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Elements whose text is not the page's: code, controls, navigation, and the readings of ruby. */
const LEFT_OUT = new Set(
  'script style noscript template head nav footer aside form button select textarea svg math iframe object audio video canvas rt rp menu'.split(
    ' ',
  ),
);
export function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

export function attribute(element: Tree.Element, name: string): string | null {
  return element.attrs.find((a) => a.name === name)?.value ?? null;
}

/** All elements below a node, in order of the page. */
export function* elementsBelow(root: Tree.ParentNode): Generator<Tree.Element> {
  const stack: Tree.ChildNode[] = [...root.childNodes].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!isElement(node)) continue;
    yield node;
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
  }
}

/** Whether an element's text is not shown or not the page's own. */
export function isHidden(element: Tree.Element): boolean {
  if (LEFT_OUT.has(element.tagName)) return true;
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  const role = attribute(element, 'role');
  if (role === 'navigation' || role === 'banner' || role === 'contentinfo' || role === 'search') return true;
  return /display\s*:\s*none/i.test(attribute(element, 'style') ?? '');
}

/** What stands below an element and is shown. Lengths are UTF-16 units of text without blanks around. */
export interface Measure {
  own: number;
  /** Inside links. */
  linked: number;
  links: number;
  /** Text of blocks that read like paragraphs: long, or with the marks of a sentence. */
  good: number;
}
export type Measures = ReadonlyMap<Tree.ParentNode, Measure>;

/** From this length on a block's own text reads like a paragraph. */
const LONG = 40;
const SENTENCE = /[。！？；]|[.!?]["'”’)\]]?(?:\s|$)/;

/** Elements that begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul br'.split(
    ' ',
  ),
);

interface Visit {
  readonly node: Tree.ParentNode;
  readonly parent: Tree.ParentNode | null;
  readonly inLink: boolean;
  /** The block whose own text this is part of. */
  readonly block: Tree.ParentNode;
}

/**
 * Measures every shown element of a document but those below `out`. Linear: parents come before their children, one way
 * back sums up.
 */
export function measure(document: Tree.Document, out: ReadonlySet<Tree.ParentNode> = new Set()): Measures {
  const measures = new Map<Tree.ParentNode, Measure>();
  const blocks = new Map<Tree.ParentNode, { length: number; sentence: boolean }>();
  const order: Visit[] = [{ node: document, parent: null, inLink: false, block: document }];
  for (let i = 0; i < order.length; i++) {
    const { node, inLink, block } = order[i]!;
    const sum: Measure = { own: 0, linked: 0, links: 0, good: 0 };
    for (const child of node.childNodes) {
      if (child.nodeName === '#text') {
        const text = (child as Tree.TextNode).value.trim();
        if (inLink) sum.linked += text.length;
        else if (text !== '') {
          sum.own += text.length;
          const words = blocks.get(block) ?? { length: 0, sentence: false };
          words.length += text.length;
          words.sentence ||= SENTENCE.test(text);
          blocks.set(block, words);
        }
      } else if (isElement(child) && !out.has(child) && !isHidden(child)) {
        const link = child.tagName === 'a';
        if (link) sum.links++;
        const own = BLOCKS.has(child.tagName) && child.tagName !== 'br';
        order.push({ node: child, parent: node, inLink: inLink || link, block: own ? child : block });
      }
    }
    measures.set(node, sum);
  }
  for (const [block, { length, sentence }] of blocks)
    if (sentence || length >= LONG) measures.get(block)!.good += length;
  for (let i = order.length - 1; i > 0; i--) {
    const { node, parent } = order[i]!;
    const from = measures.get(node)!;
    const to = measures.get(parent!)!;
    to.own += from.own;
    to.linked += from.linked;
    to.links += from.links;
    to.good += from.good;
  }
  return measures;
}
