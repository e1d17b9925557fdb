/**
 * A static trie over UTF-16 units in three typed arrays. Nodes are numbered breadth first, so that the children of a
 * node stand next to each other, sorted by label; node 0 is the root.
 */
export interface TrieArrays {
  /** First child of each node; the children of node n are firstChild[n] … firstChild[n + 1] - 1. */
  readonly firstChild: Int32Array;
  /** The unit that leads to each node. */
  readonly label: Uint16Array;
  /** The value of the form that ends at each node, or -1. */
  readonly value: Int32Array;
}

interface Node {
  children: Map<number, Node>;
  value: number;
}

/** Compiles forms to a trie; the value of a form is its place in the list. Later duplicates are refused by the caller. */
export function buildTrie(forms: readonly string[]): TrieArrays {
  const root: Node = { children: new Map(), value: -1 };
  forms.forEach((form, index) => {
    let node = root;
    for (let i = 0; i < form.length; i++) {
      const unit = form.charCodeAt(i);
      let next = node.children.get(unit);
      if (!next) node.children.set(unit, (next = { children: new Map(), value: -1 }));
      node = next;
    }
    node.value = index;
  });
  const order: { node: Node; unit: number }[] = [{ node: root, unit: 0 }];
  const first: number[] = [];
  for (let i = 0; i < order.length; i++) {
    first.push(order.length);
    const children = [...order[i]!.node.children].sort((a, b) => a[0] - b[0]);
    for (const [unit, node] of children) order.push({ node, unit });
  }
  first.push(order.length);
  return {
    firstChild: Int32Array.from(first),
    label: Uint16Array.from(order, (o) => o.unit),
    value: Int32Array.from(order, (o) => o.node.value),
  };
}

/** Walks a trie from single positions of a text. */
export class Trie {
  private readonly rootChild = new Int32Array(0x10000).fill(-1);

  constructor(private readonly arrays: TrieArrays) {
    for (let n = arrays.firstChild[0]!; n < arrays.firstChild[1]!; n++) this.rootChild[arrays.label[n]!] = n;
  }

  /** Whether any form begins with this unit. */
  begins(unit: number): boolean {
    return this.rootChild[unit]! >= 0;
  }

  /**
   * The forms that begin at `at`, shortest first, as pairs of end offset and value written to `out`; returns how many
   * numbers were written.
   */
  matchesAt(view: string, at: number, out: Int32Array): number {
    const { firstChild, label, value } = this.arrays;
    let node = this.rootChild[view.charCodeAt(at)]!;
    let n = 0;
    let i = at + 1;
    while (node >= 0) {
      if (value[node]! >= 0 && n + 1 < out.length) {
        out[n++] = i;
        out[n++] = value[node]!;
      }
      if (i >= view.length) break;
      const unit = view.charCodeAt(i++);
      let low = firstChild[node]!;
      let high = firstChild[node + 1]! - 1;
      let next = -1;
      while (low <= high) {
        const mid = (low + high) >> 1;
        const l = label[mid]!;
        if (l === unit) {
          next = mid;
          break;
        }
        if (l < unit) low = mid + 1;
        else high = mid - 1;
      }
      node = next;
    }
    return n;
  }
}
