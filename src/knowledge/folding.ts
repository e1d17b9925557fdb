/**
 * The matching view: a text of the same length, unit for unit, in which spellings that mean the same look the same.
 * Tables are two strings of equal length: the nth unit of `from` becomes the nth of `to`.
 */
export interface FoldingTables {
  readonly from: string;
  readonly to: string;
}

/** Turns a text into its matching view. */
export type Fold = (text: string) => string;

/** Builds the lookup once; the fold itself is one pass without allocation but for its answer. */
export function createFold(tables: FoldingTables): Fold {
  const map = new Uint16Array(0x10000);
  for (let i = 0; i < map.length; i++) map[i] = i;
  for (let i = 0; i < tables.from.length; i++) map[tables.from.charCodeAt(i)] = tables.to.charCodeAt(i);
  const chunk = 8192;
  return (text) => {
    const units = new Array<number>(Math.min(chunk, text.length));
    const parts: string[] = [];
    for (let at = 0; at < text.length; at += chunk) {
      const n = Math.min(chunk, text.length - at);
      units.length = n;
      for (let i = 0; i < n; i++) units[i] = map[text.charCodeAt(at + i)]!;
      parts.push(String.fromCharCode.apply(null, units));
    }
    return parts.join('');
  };
}
