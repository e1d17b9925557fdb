import type { BestRule, Figure, RivalValue } from '../../contract/rollups.ts';
import type { SupportLevel } from '../../contract/reading.ts';
import type { FigureRow } from './row.ts';

const SUPPORT_ORDER: readonly SupportLevel[] = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'];

/** The different values that rows give of one thing, in the order in which the ledger first has them. */
export function valuesOf(rows: readonly FigureRow[]): RivalValue[] {
  const byValue = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = `${row.min} ${row.max} ${row.measure === 'stock' ? row.span?.last : ''}`;
    const list = byValue.get(key);
    if (list) list.push(row);
    else byValue.set(key, [row]);
  }
  return [...byValue.values()].map((same) => ({
    min: same[0]!.min,
    max: same[0]!.max,
    approximate: same.every((row) => row.approximate),
    asOf: same[0]!.measure === 'stock' ? (same[0]!.span?.last ?? null) : null,
    origins: new Set(same.map((row) => row.origin)).size,
    newest: same.reduce<string | null>((newest, row) => later(newest, row.published?.slice(0, 10) ?? null), null),
    support: same.map((row) => row.support).sort((a, b) => rank(a) - rank(b))[0]!,
    claims: same.map((row) => row.id),
  }));
}

const rank = (level: SupportLevel): number => SUPPORT_ORDER.indexOf(level);

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** The rules in the order in which they are asked: the first that leaves one value alone has decided. */
const RULES: readonly { rule: BestRule; better: (a: RivalValue, b: RivalValue) => number }[] = [
  { rule: 'latest', better: (a, b) => compare(a.asOf, b.asOf) },
  { rule: 'origins', better: (a, b) => a.origins - b.origins },
  { rule: 'newest', better: (a, b) => compare(a.newest, b.newest) },
  { rule: 'support', better: (a, b) => rank(b.support) - rank(a.support) },
];

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
}

/** The figure of one thing from its rival values. Throws nothing; without values there is no best. */
export function figureOf(values: readonly RivalValue[]): Figure {
  const { best, rule } = choose(values);
  return {
    low: lowest(values.map((value) => value.min)),
    high: highest(values.map((value) => value.max)),
    best: best && { min: best.min, max: best.max, approximate: best.approximate, claims: best.claims },
    decidedBy: rule,
    claims: values.flatMap((value) => value.claims),
  };
}

function choose(values: readonly RivalValue[]): { best: RivalValue | null; rule: BestRule } {
  const [only] = values;
  if (!only) return { best: null, rule: 'only' };
  if (values.length === 1) return { best: only, rule: 'only' };
  let left = [...values];
  for (const { rule, better } of RULES) {
    const top = left.reduce((a, b) => (better(b, a) > 0 ? b : a));
    left = left.filter((value) => better(value, top) === 0);
    if (left.length === 1) return { best: left[0]!, rule };
  }
  return { best: left[0]!, rule: 'order' };
}

function lowest(bounds: readonly (number | null)[]): number | null {
  return bounds.length === 0 || bounds.includes(null) ? null : Math.min(...(bounds as number[]));
}

function highest(bounds: readonly (number | null)[]): number | null {
  return bounds.length === 0 || bounds.includes(null) ? null : Math.max(...(bounds as number[]));
}

/** The sum of figures of different events. An open bound of one leaves that bound of the sum open. */
export function sumOf(figures: readonly Figure[]): Figure {
  const total = (bounds: readonly (number | null)[]): number | null =>
    bounds.includes(null) ? null : bounds.reduce<number>((sum, bound) => sum + bound!, 0);
  const bests = figures.map((figure) => figure.best);
  return {
    low: total(figures.map((figure) => figure.low)),
    high: total(figures.map((figure) => figure.high)),
    best: bests.includes(null)
      ? null
      : {
          min: total(bests.map((best) => best!.min)),
          max: total(bests.map((best) => best!.max)),
          approximate: bests.some((best) => best!.approximate),
          claims: bests.flatMap((best) => best!.claims),
        },
    decidedBy: 'sum',
    claims: figures.flatMap((figure) => figure.claims),
  };
}

/** Figures that cannot be added, side by side: their bounds, and no best. */
export function apart(figures: readonly Figure[]): Figure {
  return {
    low: lowest(figures.map((figure) => figure.low)),
    high: highest(figures.map((figure) => figure.high)),
    best: null,
    decidedBy: 'apart',
    claims: figures.flatMap((figure) => figure.claims),
  };
}
