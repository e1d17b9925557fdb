import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS, type SearchFilter } from '../../../src/contract/search.ts';
import { CODES, ClaimColumns, type ClaimFacts, NO_DAY } from '../../../src/ledger/search/columns.ts';
import { countFacet } from '../../../src/ledger/search/facets.ts';
import { matchClaims } from '../../../src/ledger/search/match.ts';

const name = fc.constantFrom('a', 'b', 'c');
const day = fc.option(fc.constantFrom('2024-03-01', '2024-12-31', '2025-06-15'));
const facts: fc.Arbitrary<Omit<ClaimFacts, 'id'>> = fc.record({
  kind: fc.constantFrom('transfer', 'payment'),
  status: fc.constantFrom('occurred', 'planned'),
  support: fc.constantFrom('cited', 'unsourced'),
  outcome: fc.constantFrom(null, 'killed'),
  min: fc.option(fc.integer()),
  max: fc.option(fc.integer()),
  unit: fc.option(name),
  approximate: fc.boolean(),
  firstDay: day,
  lastDay: day,
  published: day,
  place: fc.option(name),
  speaker: fc.option(name),
  publisher: fc.option(name),
  document: name,
  actors: fc.uniqueArray(name),
  targets: fc.uniqueArray(name),
  items: fc.uniqueArray(name),
  checks: fc.uniqueArray(name),
});
const claims = fc.array(facts, { minLength: 1, maxLength: 40 });

function columnsOf(all: readonly Omit<ClaimFacts, 'id'>[], gap: number): ClaimColumns {
  const columns = new ClaimColumns();
  all.forEach((one, i) => {
    columns.add({ ...one, id: 1 + i * gap });
    columns.seen[1 + i * gap] = 1;
  });
  return columns;
}

describe('ClaimColumns', () => {
  it('are the same after encoding and decoding, in one piece or two', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom(1, 3), fc.nat(), (all, gap, cut) => {
        const whole = columnsOf(all, gap);
        const at = cut % whole.length;
        const again = new ClaimColumns(whole.dictionaries);
        again.decode(0, at, whole.encode(0, at));
        again.decode(at, whole.length - at, whole.encode(at, whole.length));
        expect(again.length).toBe(whole.length);
        for (const n of Object.keys(whole.single) as 'kind'[])
          expect(again.single[n].slice(0, whole.length)).toEqual(whole.single[n].slice(0, whole.length));
        for (const n of ['actor', 'target', 'item', 'check'] as const) {
          const of = (c: ClaimColumns) =>
            Array.from({ length: c.length }, (_, i) =>
              Array.from(c.many[n].values.slice(c.many[n].starts[i], c.many[n].starts[i + 1])),
            );
          expect(of(again)).toEqual(of(whole));
        }
      }),
    );
  });

  it('know a day that is not there from the day the count begins', () => {
    const columns = columnsOf([{ ...fc.sample(facts, 1)[0]!, firstDay: '1970-01-01', lastDay: null }], 1);
    expect(columns.single.first[1]).toBe(0);
    expect(columns.single.last[1]).toBe(NO_DAY);
    expect(columns.single.firstYear[1]).toBe(1970);
  });
});

describe('matching and counting', () => {
  const filter: fc.Arbitrary<SearchFilter> = fc.record(
    {
      kind: fc.constant(['transfer' as const]),
      status: fc.constant(['planned' as const, 'denied' as const]),
      actor: fc.uniqueArray(name),
      item: fc.constant(['a']),
      place: fc.constant(['b']),
      year: fc.constant(['2024']),
    },
    { requiredKeys: [] },
  );
  /** The same by the plainest means: every claim against every condition. */
  function slowly(all: readonly Omit<ClaimFacts, 'id'>[], f: SearchFilter, butFacet: string | null) {
    const has = (wanted: readonly string[] | undefined, facet: string, values: readonly (string | null)[]) =>
      wanted === undefined || facet === butFacet || values.some((v) => v !== null && wanted.includes(v));
    const years = (c: Omit<ClaimFacts, 'id'>): string[] => {
      const a = c.firstDay ?? c.lastDay;
      const b = c.lastDay ?? c.firstDay;
      const out: string[] = [];
      if (a && b) for (let y = Number(a.slice(0, 4)); y <= Number(b.slice(0, 4)); y++) out.push(String(y));
      return out;
    };
    return all.filter(
      (c) =>
        has(f.kind, 'kind', [c.kind]) &&
        has(f.status, 'status', [c.status]) &&
        has(f.actor, 'actor', c.actors) &&
        has(f.item, 'item', c.items) &&
        has(f.place, 'place', [c.place]) &&
        has(f.year, 'year', years(c)),
    );
  }

  it('give what the plainest way gives', () => {
    fc.assert(
      fc.property(claims, filter, (all, f) => {
        const columns = columnsOf(all, 1);
        const { dictionaries: d } = columns;
        const matched = matchClaims(
          columns,
          f,
          (dictionary, text) => {
            const n = d[dictionary].find(text);
            return n === undefined ? [] : [n];
          },
          null,
        );
        const wanted = slowly(all, f, null);
        expect(matched.rows.length).toBe(wanted.length);
        expect(Array.from(matched.rows, (row) => all[row - 1])).toEqual(wanted);
        const kinds = countFacet(columns, 'kind', matched, () => false);
        const slowKinds = slowly(all, f, 'kind');
        for (const kind of CODES.kind.slice(1))
          expect(kinds.values.find((v) => v.value === kind)?.count ?? 0).toBe(
            slowKinds.filter((c) => c.kind === kind).length,
          );
        const actors = countFacet(columns, 'actor', matched, () => false);
        const slowActors = slowly(all, f, 'actor');
        expect(actors.distinct).toBe(new Set(slowActors.flatMap((c) => c.actors)).size);
        for (const { value, count } of actors.values)
          expect(count).toBe(slowActors.filter((c) => c.actors.includes(value)).length);
      }),
      { numRuns: 300 },
    );
  });

  it('list twenty values and the chosen ones', () => {
    const base = fc.sample(facts, 1)[0]!;
    const all = Array.from({ length: 500 }, (_, i) => ({
      ...base,
      actors: [`p${Math.floor(Math.sqrt(i))}`, `q${i % 30}`],
    }));
    const columns = columnsOf(all, 1);
    const rare = columns.dictionaries.entity.find('p1')!;
    const matched = matchClaims(columns, {}, () => [], null);
    const facet = countFacet(columns, 'actor', matched, (n) => n === rare);
    expect(facet.values.slice(0, 20).map((v) => v.count)).toEqual(
      facet.values
        .slice(0, 20)
        .map((v) => v.count)
        .sort((a, b) => b - a),
    );
    expect(facet.values.filter((v) => v.chosen).map((v) => v.value)).toEqual(['p1']);
    expect(facet.distinct).toBe(new Set(all.flatMap((c) => c.actors)).size);
    expect(FACETS).toContain(facet.name);
  });
});
