import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Elements whose text is not the page's: code, controls, navigation, and the readings of ruby. */
const LEFT_OUT = new Set(
  'script style noscript template head nav footer aside form button select textarea svg math iframe object audio video canvas rt rp menu'.split(
    ' ',
  ),
);
/** Share of a page's own text that a marked article must hold to be taken for the whole. */
const MOST = 0.5;
/** Share of the text from which on a single child is taken for its parent. */
const NEARLY_ALL = 0.85;
/** Share of a list's text that stands in links from which on it is navigation. */
const LINKS = 0.8;

export function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

export function childrenOf(node: Tree.ParentNode): readonly Tree.ChildNode[] {
  return node.childNodes;
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

/** What stands below an element, shown: UTF-16 units of text outside and inside of links, and the number of links. */
interface Measure {
  own: number;
  linked: number;
  links: number;
}
export type Measures = ReadonlyMap<Tree.ParentNode, Measure>;

/** Measures every shown element of a document. Linear: parents come before their children, one way back sums up. */
export function measure(document: Tree.Document): Measures {
  const out = new Map<Tree.ParentNode, Measure>();
  const order: { node: Tree.ParentNode; parent: Tree.ParentNode | null; inLink: boolean }[] = [
    { node: document, parent: null, inLink: false },
  ];
  for (let i = 0; i < order.length; i++) {
    const { node, inLink } = order[i]!;
    const sum: Measure = { own: 0, linked: 0, links: 0 };
    for (const child of node.childNodes) {
      if (child.nodeName === '#text') {
        const length = (child as Tree.TextNode).value.trim().length;
        if (inLink) sum.linked += length;
        else sum.own += length;
      } else if (isElement(child) && !isHidden(child)) {
        const link = child.tagName === 'a';
        if (link) sum.links++;
        order.push({ node: child, parent: node, inLink: inLink || link });
      }
    }
    out.set(node, sum);
  }
  for (let i = order.length - 1; i > 0; i--) {
    const { node, parent } = order[i]!;
    const from = out.get(node)!;
    const to = out.get(parent!)!;
    to.own += from.own;
    to.linked += from.linked;
    to.links += from.links;
  }
  return out;
}

/** Whether a list is navigation: nearly all of its words are links. */
export function isLinkList(element: Tree.Element, measures: Measures): boolean {
  if (element.tagName !== 'ul' && element.tagName !== 'ol' && element.tagName !== 'dl') return false;
  const { own, linked, links } = measures.get(element) ?? { own: 0, linked: 0, links: 0 };
  return links >= 3 && linked > LINKS * (own + linked);
}

/**
 * Where the page's own text stands: the largest <article> or <main> if it holds most of it, else the body; then as
 * deep as one child alone still holds nearly all.
 */
export function contentRoot(document: Tree.Document, measures: Measures): Tree.ParentNode {
  const html = document.childNodes.find(isElement);
  const body = html?.childNodes.find((n): n is Tree.Element => isElement(n) && n.tagName === 'body') ?? document;
  const sizeOf = (node: Tree.ParentNode): number => measures.get(node)?.own ?? 0;
  let root: Tree.ParentNode = body;
  let size = 0;
  for (const element of elementsBelow(body)) {
    const article = element.tagName === 'article';
    if (!article && element.tagName !== 'main' && attribute(element, 'role') !== 'main') continue;
    const own = sizeOf(element);
    // An article inside main, of nearly the same size, is the better frame.
    const better = own > size || (article && own > NEARLY_ALL * size);
    if (own >= MOST * sizeOf(body) && better) {
      root = element;
      size = own;
    }
  }
  for (let next = onlyChild(root, sizeOf); next !== null; next = onlyChild(root, sizeOf)) root = next;
  return root;
}

/** The one child that holds nearly all of its parent's text, if it is a frame and not itself a paragraph. */
function onlyChild(parent: Tree.ParentNode, sizeOf: (node: Tree.ParentNode) => number): Tree.Element | null {
  for (const child of parent.childNodes) {
    if (!isElement(child) || child.tagName === 'p' || sizeOf(child) <= NEARLY_ALL * sizeOf(parent)) continue;
    const holdsWords = child.childNodes.some((n) => n.nodeName === '#text' && (n as Tree.TextNode).value.trim() !== '');
    return holdsWords ? null : child;
  }
  return null;
}
