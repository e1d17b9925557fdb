import { FACETS, type FacetName, type SearchFilter } from '../../contract/search.ts';
import { CODES, type ClaimColumns, dayOf, type Many, NO_DAY } from './columns.ts';
import type { DictionaryName } from './dictionary.ts';

/** The numbers in a dictionary that a name can mean. */
export type NumbersOf = (dictionary: DictionaryName, name: string) => readonly number[];

/** The claims that pass, and beside them those that would but for one facet. */
export interface Matched {
  /** Rows that pass everything, ascending. */
  readonly rows: Uint32Array;
  /** For each facet that narrows: rows that fail its condition and no other, ascending. */
  readonly but: ReadonlyMap<FacetName, Uint32Array>;
}

/** States of a row while it is matched: passes so far; fails facet f alone (f + 1); is out. */
const PASSES = 0;
const OUT = 255;

/**
 * Matches every claim against a filter, one pass over a column for each condition. `texts` are the rows that hold the
 * words searched for, ascending; null where no words were given.
 */
export function matchClaims(
  columns: ClaimColumns,
  filter: SearchFilter,
  numbersOf: NumbersOf,
  texts: Uint32Array | null,
): Matched {
  const { length, seen } = columns;
  const state = new Uint8Array(length);
  if (texts) {
    state.fill(OUT);
    for (const row of texts) if (row < length && seen[row] === 1) state[row] = PASSES;
  } else for (let i = 0; i < length; i++) state[i] = seen[i] === 1 ? PASSES : OUT;
  const narrowed = new Set<FacetName>();
  for (const facet of FACETS) {
    if (narrowBy(columns, facet, filter, numbersOf, state)) narrowed.add(facet);
  }
  narrowRest(columns, filter, numbersOf, state);
  return gather(state, narrowed);
}

/** Applies the condition of one facet; false where the filter has none. */
function narrowBy(
  columns: ClaimColumns,
  facet: FacetName,
  filter: SearchFilter,
  numbersOf: NumbersOf,
  state: Uint8Array,
): boolean {
  const { single, many, dictionaries: d } = columns;
  const only = FACETS.indexOf(facet) + 1;
  const wanted = filter[facet];
  if (facet === 'review') {
    // Rejected claims stay out unless they are asked for, and are still counted as such.
    const reviews = filter.review ?? CODES.review.filter((review) => review !== 'rejected');
    keepOne(columns.review, coded(CODES.review, reviews), state, only);
    return true;
  }
  if (!wanted) return false;
  const named = (dictionary: DictionaryName): Uint8Array => {
    const lookup = new Uint8Array(d[dictionary].size);
    for (const name of wanted) for (const n of numbersOf(dictionary, name)) lookup[n] = 1;
    return lookup;
  };
  switch (facet) {
    case 'kind':
      keepOne(single.kind, coded(CODES.kind, wanted), state, only);
      break;
    case 'status':
      keepOne(single.status, coded(CODES.status, wanted), state, only);
      break;
    case 'support':
      keepOne(single.support, coded(CODES.support, wanted), state, only);
      break;
    case 'place':
      keepOne(single.place, named('entity'), state, only);
      break;
    case 'speaker':
      keepOne(single.speaker, named('entity'), state, only);
      break;
    case 'publisher':
      keepOne(single.publisher, named('publisher'), state, only);
      break;
    case 'actor':
      keepMany(many.actor, named('entity'), state, only);
      break;
    case 'target':
      keepMany(many.target, named('entity'), state, only);
      break;
    case 'item':
      keepMany(many.item, named('item'), state, only);
      break;
    case 'check':
      keepMany(many.check, named('check'), state, only);
      break;
    case 'year':
      keepYears(columns, wanted.map(Number), state, only);
  }
  return true;
}

/** The conditions that are no facets: a claim that fails one is out. */
function narrowRest(columns: ClaimColumns, filter: SearchFilter, numbersOf: NumbersOf, state: Uint8Array): void {
  const { single, many, dictionaries: d } = columns;
  const { document, party, from, to } = filter;
  if (document) {
    const lookup = new Uint8Array(d.document.size);
    for (const id of document) for (const n of numbersOf('document', id)) lookup[n] = 1;
    keepOne(single.document, lookup, state, OUT);
  }
  if (party) {
    const lookup = new Uint8Array(d.entity.size);
    for (const name of party) for (const n of numbersOf('entity', name)) lookup[n] = 1;
    const actor = new Uint8Array(state);
    keepMany(many.actor, lookup, actor, OUT);
    keepMany(many.target, lookup, state, OUT);
    for (let i = 0; i < state.length; i++) state[i] = Math.min(state[i]!, actor[i]!);
  }
  if (from === undefined && to === undefined) return;
  const low = from === undefined ? -Infinity : dayOf(from);
  const high = to === undefined ? Infinity : dayOf(to);
  const { first, last } = single;
  for (let i = 0; i < state.length; i++) {
    if (state[i] === OUT) continue;
    const a = first[i]!;
    const b = last[i]!;
    // A time that is open on one side reaches any day there; a claim without a time fits no period.
    const fits = !(a === NO_DAY && b === NO_DAY) && (b === NO_DAY || b >= low) && (a === NO_DAY || a <= high);
    if (!fits) state[i] = OUT;
  }
}

function coded(codes: readonly string[], wanted: readonly string[]): Uint8Array {
  return Uint8Array.from(codes, (code) => (wanted.includes(code) ? 1 : 0));
}

function keepOne(column: Uint8Array | Uint32Array, lookup: Uint8Array, state: Uint8Array, only: number): void {
  for (let i = 0; i < state.length; i++) {
    const was = state[i]!;
    if (was !== OUT && lookup[column[i]!] !== 1) state[i] = was === PASSES ? only : OUT;
  }
}

function keepMany({ starts, values }: Many, lookup: Uint8Array, state: Uint8Array, only: number): void {
  for (let i = 0; i < state.length; i++) {
    const was = state[i]!;
    if (was === OUT) continue;
    const end = starts[i + 1]!;
    let found = false;
    for (let k = starts[i]!; k < end && !found; k++) found = lookup[values[k]!] === 1;
    if (!found) state[i] = was === PASSES ? only : OUT;
  }
}

function keepYears({ single }: ClaimColumns, years: readonly number[], state: Uint8Array, only: number): void {
  const { firstYear, lastYear } = single;
  for (let i = 0; i < state.length; i++) {
    const was = state[i]!;
    if (was === OUT) continue;
    const found = years.some((year) => year >= firstYear[i]! && year <= lastYear[i]!);
    if (!found) state[i] = was === PASSES ? only : OUT;
  }
}

function gather(state: Uint8Array, narrowed: ReadonlySet<FacetName>): Matched {
  const sizes = new Uint32Array(256);
  for (let i = 0; i < state.length; i++) sizes[state[i]!]!++;
  const lists = new Map<number, { rows: Uint32Array; at: number }>();
  const listOf = (n: number) => {
    const list = { rows: new Uint32Array(sizes[n]!), at: 0 };
    lists.set(n, list);
    return list;
  };
  const rows = listOf(PASSES);
  const but = new Map([...narrowed].map((facet) => [facet, listOf(FACETS.indexOf(facet) + 1)]));
  for (let i = 0; i < state.length; i++) {
    const s = state[i]!;
    if (s === OUT) continue;
    const list = lists.get(s);
    if (list) list.rows[list.at++] = i;
  }
  return { rows: rows.rows, but: new Map([...but].map(([facet, list]) => [facet, list.rows])) };
}
