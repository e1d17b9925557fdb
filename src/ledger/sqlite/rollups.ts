import { sql } from 'kysely';
import type { TimelineRow } from '../../contract/rollups.ts';
import type { SearchFilter } from '../../contract/search.ts';
import { eventKeyOf, originKeyOf } from '../rollups/event-key.ts';
import type { Grouping, RollupStore } from '../rollups/port.ts';
import type { NamedId, RollupRow } from '../rollups/row.ts';
import { type Heap, timelineOf } from '../rollups/timeline.ts';
import { CODES, type ClaimColumns, type ManyName } from '../search/columns.ts';
import { matchClaims } from '../search/match.ts';
import type { Db } from './connection.ts';
import type { Fold } from './save.ts';
import type { ClaimIndex } from './search-index.ts';
import { labelsOf, resolveNames } from './search-names.ts';

interface Fetched {
  row: number;
  id: string;
  published: string | null;
  edtf: string | null;
  first: string | null;
  last: string | null;
  class: string | null;
  quote: string;
  start: number;
  end: number;
}

/** Claims fetched by one statement. */
const PAGE = 20_000;

/** Gathering claims for roll-ups from a ledger in SQLite. */
export function createRollups(db: Db, fold: Fold, index: ClaimIndex, grouping?: Grouping): RollupStore {
  async function matching(filter: SearchFilter): Promise<{ columns: ClaimColumns; rows: Uint32Array }> {
    const columns = await index.current();
    const { rows } = matchClaims(columns, filter, await resolveNames(db, fold, columns, filter), null);
    return { columns, rows };
  }

  return {
    async rows(filter) {
      const { columns, rows } = await matching(filter);
      const fetched: Fetched[] = [];
      for (let at = 0; at < rows.length; at += PAGE)
        fetched.push(...(await fetchRows(db, rows.subarray(at, at + PAGE))));
      const names = await labelsOf(db, 'entity', partiesIn(columns, fetched));
      const claims = fetched.map((one) => one.row);
      const events = await grouping?.events(claims);
      const origins = await grouping?.origins(claims);
      return fetched.map((one): RollupRow => {
        const bare = bareRow(columns, one, names);
        const { single, dictionaries: d } = columns;
        const speaker = single.speaker[one.row]! === 0 ? null : d.entity.text(single.speaker[one.row]!);
        const publisher = single.publisher[one.row]! === 0 ? null : d.publisher.text(single.publisher[one.row]!);
        return {
          ...bare,
          event: events?.get(one.row) ?? eventKeyOf(bare),
          origin: origins?.get(one.row) ?? originKeyOf(speaker, publisher, bare.document),
        };
      });
    },

    async timeline(filter, by, lanes, listed) {
      const { columns, rows } = await matching(filter);
      const counted = timelineOf(columns, rows, by, lanes, listed);
      const shown = counted.flatMap((lane) => [lane.longer, lane.undated, ...lane.cells].flatMap((heap) => heap.rows));
      const ids = new Map((await fetchRows(db, Uint32Array.from(shown))).map(({ row, id }) => [row, id]));
      const isParty = lanes === 'actor' || lanes === 'target';
      const names = await labelsOf(db, 'entity', isParty ? counted.map((lane) => lane.lane) : []);
      const heap = ({ count, rows: list }: Heap) => ({ count, claims: list.flatMap((row) => ids.get(row) ?? []) });
      return {
        claims: rows.length,
        rows: counted.map(({ lane, count, cells, longer, undated }): TimelineRow => ({
          lane,
          name: names.get(lane) ?? null,
          count,
          cells: cells.map((cell) => ({
            period: cell.period,
            first: cell.first,
            last: cell.last,
            ...heap(cell),
          })),
          longer: heap(longer),
          undated: heap(undated),
        })),
      };
    },
  };
}

async function fetchRows(db: Db, rows: Uint32Array): Promise<Fetched[]> {
  const { rows: found } = await sql<Fetched>`
    select c.id as row, cc.public_id as id, r.published, c.time_edtf as edtf, c.first_day as first, c.last_day as last,
      ci.class, c.quote, c.start, c."end"
    from json_each(${JSON.stringify(Array.from(rows))}) j
    join claims c on c.id = j.value join current_claims cc on cc.claim = c.id join runs r on r.id = c.run_id
    left join claim_items ci on ci.claim = c.id and ci.position = 0`.execute(db);
  return found;
}

function partiesIn({ many, dictionaries: d }: ClaimColumns, fetched: readonly Fetched[]): string[] {
  const numbers = new Set<number>();
  for (const { row } of fetched)
    for (const { starts, values } of [many.actor, many.target])
      for (let k = starts[row]!; k < starts[row + 1]!; k++) numbers.add(values[k]!);
  return [...numbers].map((n) => d.entity.text(n));
}

function bareRow(
  { single, many, dictionaries: d }: ClaimColumns,
  fetched: Fetched,
  names: ReadonlyMap<string, string>,
): Omit<RollupRow, 'event' | 'origin'> {
  const { row, class: itemClass, ...rest } = fetched;
  const numbers = (name: ManyName): number[] =>
    Array.from(many[name].values.subarray(many[name].starts[row], many[name].starts[row + 1]));
  const parties = (name: 'actor' | 'target'): NamedId[] =>
    numbers(name).map((n) => ({ id: d.entity.text(n), name: names.get(d.entity.text(n)) ?? d.entity.text(n) }));
  const code = (name: 'kind' | 'status' | 'support' | 'outcome'): string => CODES[name][single[name][row]!] ?? '';
  const bound = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const outcome = code('outcome');
  return {
    ...rest,
    document: d.document.text(single.document[row]!),
    kind: code('kind') as RollupRow['kind'],
    status: code('status') as RollupRow['status'],
    outcome: outcome === '' ? null : (outcome as RollupRow['outcome']),
    actors: parties('actor'),
    targets: parties('target'),
    items: numbers('item').map((n) => d.item.text(n)),
    itemClass,
    place: single.place[row]! === 0 ? null : d.entity.text(single.place[row]!),
    min: bound(single.min[row]!),
    max: bound(single.max[row]!),
    unit: single.unit[row]! === 0 ? null : d.unit.text(single.unit[row]!),
    approximate: single.approximate[row] === 1,
    support: code('support') as RollupRow['support'],
  };
}
