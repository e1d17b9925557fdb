import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../src/ledger/rollups/cells.ts';
import { figureOf, sumOf, valuesOf } from '../../../src/ledger/rollups/figure.ts';
import { flowsOf } from '../../../src/ledger/rollups/flows.ts';
import { measured, runningWords } from '../../../src/ledger/rollups/measure.ts';
import { findParts } from '../../../src/ledger/rollups/parts.ts';
import { stepOf } from '../../../src/ledger/rollups/periods.ts';
import type { FigureRow, RollupRow } from '../../../src/ledger/rollups/row.ts';
import { seriesOf } from '../../../src/ledger/rollups/series.ts';
import { edtfDays } from '../../../src/ledger/edtf-days.ts';

let serial = 0;
const isRunning = runningWords(['累计', 'so far'], (text) => text.toLowerCase().replaceAll('計', '计'));

/** A row of a claim: 100 persons sent by PRK to RUS in March 2025, unless it is said otherwise. */
function row(more: Partial<RollupRow> = {}): RollupRow {
  const edtf = more.edtf === undefined ? '2025-03' : more.edtf;
  const days = edtf === null ? { first: null, last: null } : edtfDays(edtf);
  serial++;
  return {
    id: `d${serial}.c1`,
    document: `d${serial}`,
    published: '2025-06-01',
    kind: 'deployment',
    status: 'occurred',
    outcome: null,
    actors: [{ id: 'PRK', name: 'North Korea' }],
    targets: [{ id: 'RUS', name: 'Russia' }],
    items: ['soldiers'],
    itemClass: 'troops',
    place: null,
    min: 100,
    max: 100,
    unit: 'persons',
    approximate: false,
    edtf,
    ...days,
    support: 'unsourced',
    quote: 'they were sent',
    start: 0,
    end: 10,
    event: `e${serial}`,
    origin: `o${serial}`,
    ...more,
  };
}
const figureRow = (more: Partial<RollupRow> = {}): FigureRow => measured(row(more), isRunning)!;
const line = (rows: RollupRow[]) => seriesOf(rows, 'month', isRunning).lines;

describe('measured', () => {
  it.each([
    ['2025-03', 'occurred', 'they were sent', 'flow', '2025-03-31'],
    ['../2025-03', 'occurred', 'they were sent', 'stock', '2025-03-31'],
    ['2023/..', 'occurred', 'they were sent', 'stock', '2025-06-01'],
    ['2025-03', 'occurred', '累計派出一百人', 'stock', '2025-03-31'],
    ['2025-03', 'occurred', 'So far, 100 were sent', 'stock', '2025-03-31'],
    ['2025-03', 'occurred', 'a sofar of 100', 'flow', '2025-03-31'],
    [null, 'ongoing', 'they are there', 'stock', '2025-06-01'],
    ['2025-03', 'ongoing', 'they are there', 'stock', '2025-03-31'],
    [null, 'occurred', 'they were sent', 'flow', undefined],
  ] as const)('%s, %s, “%s” is a %s up to %s', (edtf, status, quote, measure, last) => {
    const figure = measured(row({ edtf, status, quote }), isRunning);
    expect(figure?.measure).toBe(measure);
    expect(figure?.span?.last).toBe(last);
  });

  it('is nothing without a number or a unit', () => {
    expect(measured(row({ min: null, max: null }), isRunning)).toBeNull();
    expect(measured(row({ unit: null }), isRunning)).toBeNull();
  });
});

describe('the best of rival values', () => {
  const best = (rows: FigureRow[]) => {
    const figure = figureOf(valuesOf(rows));
    return [figure.best?.min, figure.decidedBy];
  };
  it('is the one of most origins, then the newest, then the best backed, and says which', () => {
    const three = figureRow({ min: 300, max: 300, published: '2025-09-01', support: 'cited' });
    expect(best([three])).toEqual([300, 'only']);
    expect(best([figureRow({ origin: 'x' }), figureRow({ origin: 'y' }), three])).toEqual([100, 'origins']);
    // Two articles of one origin are one voice.
    expect(best([figureRow({ origin: 'x' }), figureRow({ origin: 'x' }), three])).toEqual([300, 'newest']);
    expect(best([figureRow(), figureRow({ min: 300, max: 300, support: 'cited' })])).toEqual([300, 'support']);
    expect(best([figureRow(), figureRow({ min: 300, max: 300 })])).toEqual([100, 'order']);
  });

  it('of a running total is the one of the latest day', () => {
    const rows = ['../2025-01', '../2025-03', '../2025-02'].map((edtf, i) =>
      figureRow({ edtf, min: 10 + i, max: 10 + i, published: `2025-0${9 - i}-01` }),
    );
    expect(best(rows)).toEqual([11, 'latest']);
  });

  it('keeps the bounds that the values leave, open ones open', () => {
    const figure = figureOf(
      valuesOf([figureRow(), figureRow({ min: 40, max: 60 }), figureRow({ min: 500, max: null })]),
    );
    expect([figure.low, figure.high]).toEqual([40, null]);
    expect(sumOf([figure, figure]).high).toBeNull();
    expect(sumOf([figure, figure]).low).toBe(80);
  });
});

describe('series', () => {
  it('keeps promised, under way, done and denied apart, and units, kinds and outcomes', () => {
    const lines = line([
      row(),
      row({ status: 'planned' }),
      row({ status: 'denied' }),
      row({ status: 'possible' }),
      row({ unit: 'shells', kind: 'transfer', itemClass: 'ammunition' }),
      row({ kind: 'casualty', outcome: 'killed' }),
      row({ kind: 'casualty', outcome: 'wounded' }),
    ]);
    expect(lines).toHaveLength(7);
    for (const one of lines) expect(one.points[0]?.figure.best?.min).toBe(100);
  });

  it('adds events, not claims, and lists every claim', () => {
    const rows = [row({ event: 'a' }), row({ event: 'a', min: 150, max: 150 }), row({ event: 'b', min: 7, max: 7 })];
    const [point] = line(rows)[0]!.points;
    expect(point!.period).toBe('2025-03');
    expect(point!.figure).toMatchObject({ low: 107, high: 157, decidedBy: 'sum' });
    expect(point!.figure.claims.toSorted()).toEqual(rows.map((r) => r.id).sort());
    expect(point!.events[0]!.values.map((v) => v.min)).toEqual([100, 150]);
  });

  it('tells running totals from increments, and never adds them', () => {
    const lines = line([
      row({ edtf: '../2025-03-10', min: 300, max: 300, event: 'a' }),
      row({ edtf: '../2025-03-20', min: 600, max: 600, event: 'a' }),
      row({ min: 50, max: 50 }),
    ]);
    const stock = lines.find((one) => one.measure === 'stock')!.points[0]!;
    expect(stock.figure).toMatchObject({ low: 300, high: 600, decidedBy: 'latest' });
    expect(stock.figure.best?.min).toBe(600);
    expect(lines.find((one) => one.measure === 'flow')!.points[0]!.figure.best?.min).toBe(50);
  });

  it('does not force a longer time into a step, and keeps what has no time', () => {
    const [only] = line([row({ edtf: '2025' }), row({ edtf: '2025-03-04' }), row({ edtf: null })]);
    expect(only!.points.map((p) => [p.period, p.whole])).toEqual([
      ['2025', false],
      ['2025-03', true],
      [null, false],
    ]);
  });

  it('does not add shares and rates', () => {
    for (const unit of ['percent', 'USD per year', 'times']) {
      const [only] = line([row({ unit, min: 40, max: 50 }), row({ unit, min: 29, max: 40 })]);
      expect(only!.points[0]!.figure).toMatchObject({ low: 29, high: 50, best: null, decidedBy: 'apart' });
    }
  });

  it('lists what gives no figure', () => {
    const without = row({ min: null, max: null });
    expect(seriesOf([without, row()], 'year', isRunning).withoutFigure).toEqual([without.id]);
  });
});

describe('parts', () => {
  const inOne = (numbers: number[], more: Partial<RollupRow> = {}) =>
    numbers.map((n, i) => figureRow({ document: 'd0', min: n, max: n, start: i * 30, end: i * 30 + 20, ...more }));

  it('are found behind or before their total', () => {
    for (const numbers of [
      [6000, 1000, 5000],
      [1000, 5000, 6000],
      [6000, 3000, 2000, 1000],
    ]) {
      const rows = inOne(numbers);
      const total = rows.find((r) => r.min === 6000)!;
      const parts = findParts(rows);
      expect([...parts.keys()].sort()).toEqual(
        rows
          .filter((r) => r !== total)
          .map((r) => r.id)
          .sort(),
      );
      expect(new Set(parts.values())).toEqual(new Set([total.id]));
    }
  });

  it('are not counted beside their total', () => {
    const figure = cellsOf(inOne([6000, 1000, 5000]), findParts(inOne([1, 2])), { first: null, last: null }).figure;
    expect(figure.best?.min).toBe(12000);
    const rows = inOne([6000, 1000, 5000]);
    const cells = cellsOf(rows, findParts(rows), { first: null, last: null });
    expect(cells.figure.best?.min).toBe(6000);
    expect(cells.events.map((e) => e.leftOut)).toEqual([null, 'part', 'part']);
  });

  it('are none where numbers stand far apart, do not add up or count other things', () => {
    expect(findParts(inOne([6000, 1000, 4000])).size).toBe(0);
    expect(findParts(inOne([6000, 6000])).size).toBe(0);
    const [a, b, c] = inOne([6000, 1000, 5000]);
    expect(findParts([a!, { ...b!, start: 900, end: 910 }, { ...c!, start: 950, end: 960 }]).size).toBe(0);
    expect(findParts([a!, { ...b!, unit: 'shells' }, c!]).size).toBe(0);
    expect(findParts([a!, { ...b!, document: 'd9' }, c!]).size).toBe(0);
  });
});

describe('flows', () => {
  const period = { first: '2025-01-01', last: '2025-12-31' };
  it('are one for each pair, class and unit, with promised against done', () => {
    const flows = flowsOf(
      [
        row({ status: 'planned', min: 6000, max: 6000 }),
        row({ min: 1000, max: 1000 }),
        row({ targets: [{ id: 'UKR', name: 'Ukraine' }] }),
        row({ min: null, max: null, unit: null }),
      ],
      period,
      isRunning,
    );
    expect(flows.map((f) => [f.actor.ids[0], f.target.ids[0], f.unit])).toEqual([
      ['PRK', 'RUS', 'persons'],
      ['PRK', 'RUS', null],
      ['PRK', 'UKR', 'persons'],
    ]);
    expect(flows[0]!.phases.promised?.figure.best?.min).toBe(6000);
    expect(flows[0]!.phases.done?.figure.best?.min).toBe(1000);
    expect(flows[0]!.phases.denied).toBeNull();
    expect(flows[1]!.phases.done?.claims).toHaveLength(1);
  });

  it('do not count a time twice, nor what reaches beyond the period', () => {
    const [flow] = flowsOf(
      [row({ edtf: '2025', min: 500, max: 500 }), row(), row({ edtf: '2024/2025' }), row({ edtf: null })],
      period,
      isRunning,
    );
    const done = flow!.phases.done!;
    expect(done.figure.best?.min).toBe(500);
    expect(done.events.map((e) => e.leftOut)).toEqual([null, 'within', 'beyond', 'undated']);
  });

  it('never divide what several give together', () => {
    const both = [
      { id: 'PRK', name: 'North Korea' },
      { id: 'IRN', name: 'Iran' },
    ];
    const flows = flowsOf([row({ actors: both }), row({ actors: both.toReversed() })], period, isRunning);
    expect(flows.map((f) => f.actor.ids)).toEqual([['IRN', 'PRK']]);
  });
});

describe('steps', () => {
  it.each([
    ['2025-03-04', '2025-03-04', 'month', '2025-03', true],
    ['2025-03-04', '2025-04-01', 'month', '2025-03-04/2025-04-01', false],
    ['2025-04-01', '2025-06-30', 'quarter', '2025-34', true],
    ['2025-01-01', '2025-12-31', 'year', '2025', true],
    ['2024-02-29', '2024-02-29', 'day', '2024-02-29', true],
  ] as const)('%s to %s by %s is %s', (first, last, by, period, whole) => {
    expect(stepOf(first, last, by)).toMatchObject({ period, whole });
  });
});

describe('whatever comes', () => {
  const anyRow = fc.record({
    min: fc.option(fc.integer({ min: 0, max: 1e6 })),
    max: fc.option(fc.integer({ min: 0, max: 1e6 })),
    edtf: fc.constantFrom('2025-03', '2025-03-04', '2025', '../2025-03', '2024/..', null),
    status: fc.constantFrom('occurred' as const, 'planned' as const, 'ongoing' as const),
    event: fc.constantFrom('a', 'b', 'c'),
    origin: fc.constantFrom('x', 'y'),
    unit: fc.constantFrom('persons', 'percent'),
  });
  it('every claim stands in a series once, the bounds hold the best, and the order of rows changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 25 }), (all) => {
        const rows = all.map((more) => row(more));
        const { lines, withoutFigure } = seriesOf(rows, 'month', isRunning);
        const listed = lines.flatMap((l) => l.points.flatMap((p) => p.events.flatMap((e) => e.figure.claims)));
        expect([...listed, ...withoutFigure].sort()).toEqual(rows.map((r) => r.id).sort());
        for (const { figure } of lines.flatMap((l) => l.points)) {
          if (figure.best?.min != null && figure.low !== null)
            expect(figure.best.min).toBeGreaterThanOrEqual(figure.low);
          if (figure.best?.max != null && figure.high !== null)
            expect(figure.best.max).toBeLessThanOrEqual(figure.high);
        }
        const bounds = (order: RollupRow[]) =>
          seriesOf(order, 'month', isRunning).lines.map((l) => l.points.map((p) => [p.period, p.figure]));
        expect(bounds(rows.toReversed())).toEqual(bounds(rows));
      }),
    );
  });
});
