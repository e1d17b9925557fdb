import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attribute, BLOCKS, isElement, isHidden } from './html-tree.ts';
import type { ReadTree } from './html-root.ts';

/** A line of a page as it is shown. */
export interface PageLine {
  readonly pieces: readonly { readonly node: Tree.TextNode; readonly href: string | null }[];
  /** Blanks collapsed. */
  readonly text: string;
  /** The share of it that is links. */
  readonly linked: number;
  /** 1 to 6 for a heading, else 0. */
  readonly heading: number;
  readonly inRoot: boolean;
  /** It stands in what is named as around an article, or in a list of links. */
  readonly around: boolean;
  /** What a <time> in it says. */
  readonly time: string | null;
}

/** Lists of links: at least so many, and so large a share of the text; a smaller share where there are teasers beside. */
const LIST = { links: 2, share: 0.55 };
const TEASERS = { links: 3, share: 0.25, good: 0.2 };

/** All shown lines of a page in order. Iterative: pages nest as deep as they like. */
export function linesOf(tree: ReadTree, isNote: (text: string) => boolean): PageLine[] {
  const lines: PageLine[] = [];
  let pieces: { node: Tree.TextNode; href: string | null }[] = [];
  const state = {
    heading: 0,
    inRoot: tree.root === tree.body ? 1 : 0,
    around: 0,
    href: null as string | null,
    time: null as string | null,
  };
  const endLine = (): void => {
    const text = pieces
      .map((p) => p.node.value)
      .join('')
      .replaceAll(/[ \t\n\f\r]+/g, ' ')
      .trim();
    if (text !== '') {
      const links = pieces.reduce((sum, p) => sum + (p.href === null ? 0 : p.node.value.trim().length), 0);
      const { heading, inRoot, around, time } = state;
      lines.push({
        pieces,
        text,
        linked: Math.min(1, links / text.length),
        heading,
        inRoot: inRoot > 0,
        around: around > 0,
        time,
      });
      state.time = null;
    }
    pieces = [];
  };
  const stack: (Tree.ChildNode | (() => void))[] = [...tree.body.childNodes].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'function') node();
    else if (node.nodeName === '#text') pieces.push({ node: node as Tree.TextNode, href: state.href });
    else if (isElement(node) && !isHidden(node)) enter(node);
  }
  endLine();
  return lines;

  function enter(element: Tree.Element): void {
    const { tagName } = element;
    const leave: (() => void)[] = [];
    const during = (change: () => void, back: () => void): void => {
      change();
      leave.push(back);
    };
    if (BLOCKS.has(tagName)) {
      endLine();
      leave.push(endLine);
    }
    if (element === tree.root)
      during(
        () => state.inRoot++,
        () => state.inRoot--,
      );
    if (tree.around.has(element) || isList(element, tree, isNote))
      during(
        () => state.around++,
        () => state.around--,
      );
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    if (level !== undefined) {
      const before = state.heading;
      during(
        () => (state.heading = Number(level)),
        () => (state.heading = before),
      );
    }
    if (tagName === 'a') {
      const before = state.href;
      during(
        () => (state.href = attribute(element, 'href') ?? ''),
        () => (state.href = before),
      );
    }
    if (tagName === 'time') state.time ??= attribute(element, 'datetime');
    // What ends last was begun first: the line ends before its heading does.
    for (const back of leave.slice().sort((a, b) => Number(a === endLine) - Number(b === endLine))) stack.push(back);
    for (let i = element.childNodes.length - 1; i >= 0; i--) stack.push(element.childNodes[i]!);
  }
}

/** Whether an element is a list of links or of teasers, and not the article or the list of its sources. */
function isList(element: Tree.Element, { root, measures }: ReadTree, isNote: (text: string) => boolean): boolean {
  if (!BLOCKS.has(element.tagName) || element.tagName === 'p' || element.tagName === 'br') return false;
  const size = measures.get(element);
  if (!size || element === root) return false;
  const { own, linked, links, good } = size;
  const whole = own + linked;
  const article = measures.get(root)?.good ?? 0;
  if (whole === 0) return false;
  const small = good <= TEASERS.good * article;
  const isLinks = links >= LIST.links && linked >= LIST.share * whole && (small || good === 0);
  const isTeasers = links >= TEASERS.links && linked >= TEASERS.share * whole && small && article > 0;
  return (isLinks || isTeasers) && !isNote(firstWords(element));
}

function firstWords(element: Tree.Element): string {
  let text = '';
  const stack: Tree.ChildNode[] = element.childNodes.slice(0, 50).reverse();
  for (let steps = 0; stack.length > 0 && text.length < 40 && steps < 200; steps++) {
    const node = stack.pop()!;
    if (node.nodeName === '#text') text = `${text} ${(node as Tree.TextNode).value.trim()}`.trim();
    else if (isElement(node) && !isHidden(node)) stack.push(...node.childNodes.slice(0, 50).reverse());
  }
  return text;
}
