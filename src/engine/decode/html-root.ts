import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attribute, elementsBelow, isElement, measure, type Measure, type Measures } from './html-tree.ts';
import type { NamedAs } from './html-names.ts';

/** Share of a page's paragraphs from which on what is named as standing around an article is not believed to. */
const TOO_MUCH = { around: 0.25, comments: 0.85 };
/** Share of the paragraphs that a marked article must hold, and that a better frame inside it must keep. */
const MOST = 0.5;
const KEPT = 0.85;
/** Share from which on a single child is taken for its parent. */
const NEARLY_ALL = 0.9;

/** How many neighbours make a list of teasers, which share of them must look so, their length (units), and share of links. */
const CARD = { least: 3, most: 0.7, longest: 500, linked: 0.1 };
const CARDS = new Set('div li article section tr td dl a'.split(' '));
/** The share that the opening post of a thread holds at least. */
const OPENING = 0.6;

const NONE: Measure = { own: 0, linked: 0, links: 0, good: 0 };

export interface ReadTree {
  /** Where the article stands. */
  readonly root: Tree.ParentNode;
  readonly body: Tree.ParentNode;
  /** What stands around articles by its names: comments, related links, tools. */
  readonly around: ReadonlySet<Tree.ParentNode>;
  readonly measures: Measures;
}

/** Finds the frame of a page's article. Everything is asked of paragraphs, not of names alone: names err. */
export function readTree(document: Tree.Document, nameOf: (element: Tree.Element) => NamedAs): ReadTree {
  const html = document.childNodes.find(isElement);
  const body = html?.childNodes.find((n): n is Tree.Element => isElement(n) && n.tagName === 'body') ?? document;
  const all = measure(document);
  const total = all.get(body)?.good ?? 0;
  const named = new Map<Tree.Element, NamedAs>();
  const around = new Set<Tree.ParentNode>();
  for (const element of elementsBelow(body)) {
    const name = nameOf(element);
    if (name !== null) named.set(element, name);
    if (name !== 'around' && name !== 'comments') continue;
    if ((all.get(element)?.good ?? 0) <= TOO_MUCH[name] * total) around.add(element);
  }
  for (const card of cardsOf(body, all)) around.add(card);
  const measures = measure(document, around);
  return { root: rootOf(body, named, measures), body, around, measures };
}

/**
 * Teasers: at least three neighbours of one form, most of which are short and carry a link over a good part of their
 * text. Paragraphs are never teasers, whatever they link to.
 */
function cardsOf(body: Tree.ParentNode, measures: Measures): Tree.Element[] {
  const out: Tree.Element[] = [];
  for (const parent of [body, ...elementsBelow(body)]) {
    const kinds = new Map<string, { all: number; cards: Tree.Element[] }>();
    for (const child of parent.childNodes) {
      if (!isElement(child) || !CARDS.has(child.tagName)) continue;
      const size = measures.get(child);
      if (!size || size.own + size.linked === 0) continue;
      const form = formOf(child);
      const kind = kinds.get(form) ?? { all: 0, cards: [] };
      kind.all++;
      const whole = size.own + size.linked;
      if (size.links > 0 && whole <= CARD.longest && size.linked >= CARD.linked * whole) kind.cards.push(child);
      kinds.set(form, kind);
    }
    for (const { all, cards } of kinds.values())
      if (cards.length >= CARD.least && cards.length >= CARD.most * all) out.push(...cards);
  }
  return out;
}

const formOf = (element: Tree.Element): string => `${element.tagName} ${attribute(element, 'class') ?? ''}`;

function rootOf(body: Tree.ParentNode, named: ReadonlyMap<Tree.Element, NamedAs>, measures: Measures): Tree.ParentNode {
  const goodOf = (node: Tree.ParentNode): number => (measures.get(node) ?? NONE).good;
  const total = goodOf(body);
  let root: Tree.ParentNode = body;
  let good = 0;
  for (const [element, name] of named) {
    const here = goodOf(element);
    // Elements come in the order of the page, so a frame inside another comes after it.
    if (name === 'article' && here >= MOST * total && here > 0 && here >= KEPT * good) {
      root = element;
      good = here;
    }
  }
  for (let next = onlyChild(root, goodOf); next !== null; next = onlyChild(root, goodOf)) root = next;
  return root;
}

/** The one child that holds nearly all of its parent's paragraphs, if it is a frame and not itself a paragraph. */
function onlyChild(parent: Tree.ParentNode, goodOf: (node: Tree.ParentNode) => number): Tree.Element | null {
  const all = goodOf(parent);
  if (all === 0) return null;
  for (const child of parent.childNodes)
    if (isElement(child) && FRAMES.has(child.tagName) && goodOf(child) >= NEARLY_ALL * all) return child;
  // A thread: the first post, where the others are answers of the same form.
  const frames = parent.childNodes.filter(
    (child): child is Tree.Element => isElement(child) && FRAMES.has(child.tagName),
  );
  const first = frames.find((child) => goodOf(child) > 0);
  const alike = first ? frames.filter((child) => formOf(child) === formOf(first) && goodOf(child) > 0) : [];
  return first && alike.length >= 3 && goodOf(first) >= OPENING * all ? first : null;
}

const FRAMES = new Set('div section article main center table tbody tr td form font span body'.split(' '));
