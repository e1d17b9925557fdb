import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { OffsetMap } from '../../kernel/offset-map.ts';
import { TextAligner } from './html-align.ts';
import { readMeta, type PageMeta } from './html-meta.ts';
import { childrenOf, contentRoot, isElement, isHidden, isLinkList, measure, type Measures } from './html-tree.ts';
import { TextBuilder } from './text-builder.ts';

export interface ExtractedPage {
  /** The page's own text: a line for every block, without navigation, forms, scripts. */
  readonly text: string;
  /** From UTF-16 offsets of the HTML to UTF-16 offsets of the text. */
  readonly map: OffsetMap;
  readonly meta: PageMeta;
}

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul br'.split(
    ' ',
  ),
);

/**
 * Reads a page: its article as plain text, with a map back to the HTML, and what it says of itself. Never fails;
 * what is no page at all comes out as its text. Linear in the page.
 */
export function extractText(html: string): ExtractedPage {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const builder = new TextBuilder(html.length);
  const measures = measure(document);
  write(contentRoot(document, measures), measures, html, builder);
  return { ...builder.finish(), meta: readMeta(document) };
}

/** Writes the text below a node, iteratively: pages nest as deep as they like. */
function write(root: Tree.ParentNode, measures: Measures, html: string, builder: TextBuilder): void {
  const aligner = new TextAligner();
  const stack: (Tree.ChildNode | 'line')[] = [...childrenOf(root)].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node === 'line') {
      builder.breakLine();
    } else if (node.nodeName === '#text') {
      writeText(node as Tree.TextNode, html, builder, aligner);
    } else if (isElement(node) && !isHidden(node) && !isLinkList(node, measures)) {
      const block = BLOCKS.has(node.tagName);
      if (block) {
        builder.breakLine();
        stack.push('line');
      }
      const children = childrenOf(node);
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
    }
  }
}

function writeText(node: Tree.TextNode, html: string, builder: TextBuilder, aligner: TextAligner): void {
  const place = node.sourceCodeLocation;
  if (!place) {
    builder.add(node.value, null);
    return;
  }
  const source = html.slice(place.startOffset, place.endOffset);
  for (const part of aligner.align(source, node.value)) {
    builder.add(node.value.slice(part.valueStart, part.valueEnd), {
      start: place.startOffset + part.sourceStart,
      end: place.startOffset + part.sourceEnd,
      copied: part.copied,
    });
  }
}
