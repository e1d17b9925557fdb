import type { FacetName } from '../../contract/search.ts';
import { CODES, type ClaimColumns, type Many } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { Matched } from './match.ts';

/** Counts of one facet before its values are given their names. */
export interface CountedFacet {
  readonly name: FacetName;
  readonly values: readonly { readonly value: string; readonly count: number; readonly chosen: boolean }[];
  readonly distinct: number;
}

/** Values of a facet that are listed. */
const LISTED = 20;
const LAST_YEAR = 9999;

/**
 * Counts one facet, exactly, over the claims that pass all conditions but its own. `isChosen` says which numbers the
 * filter names; they are listed even where they are rare.
 */
export function countFacet(
  columns: ClaimColumns,
  name: FacetName,
  matched: Matched,
  isChosen: (n: number) => boolean,
): CountedFacet {
  const { single, many, dictionaries: d, review } = columns;
  const lists = [matched.rows, matched.but.get(name) ?? new Uint32Array(0)];
  switch (name) {
    case 'kind':
    case 'status':
    case 'support':
      return listed(name, countOne(single[name], CODES[name].length, lists), (n) => CODES[name][n] ?? '', isChosen, 1);
    case 'review':
      return listed(name, countOne(review, CODES.review.length, lists), (n) => CODES.review[n] ?? '', isChosen, 0);
    case 'place':
    case 'speaker':
      return fromDictionary(name, countOne(single[name], d.entity.size, lists), d.entity, isChosen);
    case 'publisher':
      return fromDictionary(name, countOne(single.publisher, d.publisher.size, lists), d.publisher, isChosen);
    case 'actor':
    case 'target':
      return fromDictionary(name, countMany(many[name], d.entity.size, lists), d.entity, isChosen);
    case 'item':
      return fromDictionary(name, countMany(many.item, d.item.size, lists), d.item, isChosen);
    case 'check':
      return fromDictionary(name, countMany(many.check, d.check.size, lists), d.check, isChosen);
    case 'year':
      return listed(name, countYears(columns, lists), String, isChosen, 1);
  }
}

function countOne(column: Uint8Array | Uint32Array, size: number, lists: readonly Uint32Array[]): Uint32Array {
  const counts = new Uint32Array(size);
  for (const rows of lists) for (let i = 0; i < rows.length; i++) counts[column[rows[i]!]!]!++;
  return counts;
}

function countMany({ starts, values }: Many, size: number, lists: readonly Uint32Array[]): Uint32Array {
  const counts = new Uint32Array(size);
  for (const rows of lists) {
    for (let i = 0; i < rows.length; i++) {
      const end = starts[rows[i]! + 1]!;
      for (let k = starts[rows[i]!]!; k < end; k++) counts[values[k]!]!++;
    }
  }
  return counts;
}

function countYears({ single }: ClaimColumns, lists: readonly Uint32Array[]): Uint32Array {
  const { firstYear, lastYear } = single;
  const counts = new Uint32Array(LAST_YEAR + 1);
  for (const rows of lists) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const end = Math.min(lastYear[row]!, LAST_YEAR);
      for (let year = firstYear[row]!; year <= end; year++) counts[year]!++;
    }
  }
  return counts;
}

function fromDictionary(
  name: FacetName,
  counts: Uint32Array,
  dictionary: Dictionary,
  isChosen: (n: number) => boolean,
): CountedFacet {
  return listed(name, counts, (n) => dictionary.text(n), isChosen, 1);
}

/** The most frequent values from number `from`; equal counts in the order of their texts, so that every run agrees. */
function listed(
  name: FacetName,
  counts: Uint32Array,
  textOf: (n: number) => string,
  isChosen: (n: number) => boolean,
  from: number,
): CountedFacet {
  const all: { value: string; count: number; chosen: boolean }[] = [];
  let distinct = 0;
  // A value below the LISTED best so far needs no text.
  const best: number[] = [];
  for (let n = from; n < counts.length; n++) if (counts[n]! > 0) best.push(counts[n]!);
  const bar = best.length > LISTED ? Float64Array.from(best).sort()[best.length - LISTED]! : 1;
  for (let n = from; n < counts.length; n++) {
    const count = counts[n]!;
    if (count > 0) distinct++;
    const chosen = isChosen(n);
    if (chosen || (count > 0 && count >= bar)) all.push({ value: textOf(n), count, chosen });
  }
  all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { name, values: all.filter((one, i) => i < LISTED || one.chosen), distinct };
}
