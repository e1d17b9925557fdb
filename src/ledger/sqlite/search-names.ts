import { sql } from 'kysely';
import type { FacetName, SearchFilter } from '../../contract/search.ts';
import type { ClaimColumns } from '../search/columns.ts';
import type { DictionaryName } from '../search/dictionary.ts';
import type { NumbersOf } from '../search/match.ts';
import type { Db } from './connection.ts';
import type { Fold } from './save.ts';

/** The dictionary that a facet's values stand in; null where they are codes. */
export function dictionaryOf(facet: FacetName): DictionaryName | null {
  switch (facet) {
    case 'actor':
    case 'target':
    case 'place':
    case 'speaker':
      return 'entity';
    case 'item':
    case 'publisher':
    case 'check':
      return facet;
    default:
      return null;
  }
}

/** Looks up all names of a filter at once; the answer then gives their numbers in the columns' dictionaries. */
export async function resolveNames(
  db: Db,
  fold: Fold,
  columns: ClaimColumns,
  filter: SearchFilter,
): Promise<NumbersOf> {
  const { actor = [], target = [], place = [], speaker = [], party = [], item = [], publisher = [] } = filter;
  const named: Partial<Record<DictionaryName, readonly string[]>> = {
    entity: [...actor, ...target, ...place, ...speaker, ...party],
    item,
    publisher,
  };
  const meant = new Map<string, number[]>();
  for (const dictionary of ['entity', 'item', 'publisher'] as const) {
    const names = [...new Set(named[dictionary])];
    if (names.length === 0) continue;
    const forms = names.flatMap((name) =>
      [...new Set([name.toLowerCase(), fold(name)])].map((form) => ({ name, form })),
    );
    const { rows } = await sql<{ name: string; value: string }>`
      select distinct j.value ->> 'name' as name, n.value from json_each(${JSON.stringify(forms)}) j
      join search_names n on n.dictionary = ${dictionary} and n.folded = j.value ->> 'form'`.execute(db);
    for (const { name, value } of rows) {
      const number = columns.dictionaries[dictionary].find(value);
      const key = `${dictionary}:${name}`;
      if (number !== undefined) meant.set(key, [...(meant.get(key) ?? []), number]);
    }
  }
  return (dictionary, name) => {
    if (dictionary === 'entity' || dictionary === 'item' || dictionary === 'publisher')
      return meant.get(`${dictionary}:${name}`) ?? [];
    const number = columns.dictionaries[dictionary].find(name);
    return number === undefined ? [] : [number];
  };
}

/** Canonical names of entities or items, by id. */
export async function labelsOf(
  db: Db,
  dictionary: 'entity' | 'item',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ value: string; label: string }>`
    select n.value, n.label from json_each(${JSON.stringify(ids)}) j
    join search_names n on n.dictionary = ${dictionary} and n.folded = lower(j.value) and n.value = j.value
    where n.label is not null`.execute(db);
  return new Map(rows.map(({ value, label }) => [value, label]));
}
