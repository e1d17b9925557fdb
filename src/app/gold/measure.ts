import { overlap, type Span } from '../../kernel/span.ts';
import { parseEdtf } from '../../kernel/edtf.ts';
import type { Claim, Entity } from '../../contract/reading.ts';
import { goldSpans, type GoldClaim, type GoldText } from './texts.ts';

/** Fields that are measured over located claims. */
export const FIELDS = [
  'actors',
  'targets',
  'item',
  'quantity',
  'time',
  'place',
  'outcome',
  'status',
  'attributed',
] as const;
export type Field = (typeof FIELDS)[number];

/** A reading to be measured: claims with UTF-16 offsets into the gold text. */
export interface Read {
  readonly gold: GoldText;
  readonly claims: readonly Claim[];
}

export interface Miss {
  text: string;
  lang: string;
  cause: 'missed' | 'extra' | 'kind' | Field;
  quote: string;
  wanted: unknown;
  read: unknown;
}

interface Tally {
  gold: number;
  predicted: number;
  located: number;
  right: number;
}
export interface Measures {
  readonly claims: Tally;
  readonly languages: Record<string, Tally>;
  readonly kinds: Record<string, Tally>;
  readonly fields: Record<Field, { sum: number; n: number; spurious: number }>;
  readonly misses: Miss[];
}

const empty = (): Tally => ({ gold: 0, predicted: 0, located: 0, right: 0 });

/** The harmonic mean of precision and recall, 0 to 1. */
export function f1(hits: number, gold: number, predicted: number): number {
  return gold + predicted === 0 ? 0 : (2 * hits) / (gold + predicted);
}

/** Classes in which items are compared, by the head words of canonical names; the first that fits. */
const ITEM_HEADS: readonly (readonly [string, readonly string[]])[] = [
  [
    'money',
    [
      'usd',
      'eur',
      'dollar',
      'euro',
      'money',
      'fund',
      'loan',
      'revenue',
      'currency',
      'ruble',
      'yuan',
      'grant',
      'payment',
      'cash',
      'budget',
    ],
  ],
  ['ammunition', ['shell', 'ammunition', 'munition', 'round', 'rockets']],
  ['missiles', ['missile', 'hwasong', 'atacms', 'interceptor', 'kn-2']],
  ['drones', ['drone', 'uav', 'shahed', 'geran', 'unmanned']],
  ['artillery', ['howitzer', 'artillery', 'gun', 'mlrs', 'rocket launcher', 'mortar', 'himars']],
  ['armour', ['tank', 'armour', 'armor', 'vehicle', 'bradley', 'ifv', 'apc']],
  ['air-defence', ['air defence', 'air defense', 'air-defence', 'patriot', 's-300', 's-400', 'nasams', 'iris']],
  ['aircraft', ['aircraft', 'jet', 'fighter', 'helicopter', 'plane', 'bomber', 'f-16']],
  ['ships', ['ship', 'vessel', 'carrier', 'submarine', 'frigate', 'destroyer', 'boat']],
  ['engineers', ['sapper', 'engineer', 'deminer', 'builder', 'construction']],
  ['workers', ['worker', 'labor', 'labour', 'technician', 'specialist']],
  [
    'troops',
    [
      'soldier',
      'troop',
      'personnel',
      'force',
      'brigade',
      'officer',
      'military',
      'marine',
      'guard',
      'adviser',
      'mercenar',
      'person',
      'people',
      'killed',
      'casualt',
      'combatant',
    ],
  ],
  ['fuel', ['oil', 'fuel', 'petrol', 'gas', 'diesel', 'coal']],
  ['aid', ['humanitarian', 'food', 'medical', 'relief', 'grain', 'rice']],
];

function itemClass(name: string): string {
  const n = name.toLowerCase();
  return ITEM_HEADS.find(([, heads]) => heads.some((h) => n.includes(h)))?.[0] ?? n;
}

function dice<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0;
  for (const x of a) if (b.has(x)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** How well two spans agree, 0 where they are no one place: 60 % of the shorter and 25 % of the longer must be shared. */
function agreement(a: Span, b: Span): number {
  const shared = overlap(a, b);
  const short = Math.min(a.end - a.start, b.end - b.start);
  const long = Math.max(a.end - a.start, b.end - b.start);
  return shared >= 0.6 * short && shared >= 0.25 * long ? shared / long : 0;
}

const symmetric = new Set(['agreement', 'meeting']);
const near = (a: number | null, b: number | null) =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a)));

function partyScore(gold: readonly string[], read: readonly Entity[]): number {
  const wanted = new Set(gold.map((n) => n.toLowerCase()));
  return dice(wanted, new Set(read.map((e) => (e.type === 'state' ? e.id : e.name).toLowerCase())));
}

function quantityScore(gold: GoldClaim['quantity'], read: Claim['quantity']): number {
  if (!gold || !read) return 0;
  if (near(gold.min, read.min) && near(gold.max, read.max)) return 1;
  const figures = [read.min, read.max].filter((x) => x !== null);
  return [gold.min, gold.max].some((x) => x !== null && figures.some((y) => near(x, y))) ? 0.5 : 0;
}

function timeScore(gold: string, read: string | null): number {
  if (read === null) return 0;
  if (gold === read) return 1;
  const a = parseEdtf(gold);
  const b = parseEdtf(read);
  if (!a || !b) return 0;
  if (a.first === b.first && a.last === b.last) return 1;
  const [from, to] = [
    Math.max(a.first ?? b.first ?? 0, b.first ?? a.first ?? 0),
    Math.min(a.last ?? b.last ?? 0, b.last ?? a.last ?? 0),
  ];
  const [first, last] = [
    Math.min(a.first ?? b.first ?? 0, b.first ?? a.first ?? 0),
    Math.max(a.last ?? b.last ?? 0, b.last ?? a.last ?? 0),
  ];
  return to >= from && (to - from + 1) / (last - first + 1) >= 0.5 ? 0.5 : 0;
}

/** The score of one field of a located claim, or null where the gold does not give it. */
function fieldScore(field: Field, gold: GoldClaim, read: Claim): number | null {
  switch (field) {
    case 'actors': {
      const both = symmetric.has(gold.kind);
      const wanted = both ? [...gold.actors, ...gold.targets] : gold.actors;
      return wanted.length === 0 ? null : partyScore(wanted, both ? [...read.actors, ...read.targets] : read.actors);
    }
    case 'targets':
      return symmetric.has(gold.kind) || gold.targets.length === 0 ? null : partyScore(gold.targets, read.targets);
    case 'item': {
      if (!gold.item) return null;
      const items = read.items.length > 0 ? read.items : read.item ? [read.item] : [];
      return dice(new Set(gold.item.split(/[;,] +/).map(itemClass)), new Set(items.map((i) => itemClass(i.name))));
    }
    case 'quantity':
      return gold.quantity ? quantityScore(gold.quantity, read.quantity) : null;
    case 'time':
      return gold.time ? timeScore(gold.time, read.time?.edtf ?? null) : null;
    case 'place':
      return gold.place ? Number(gold.place.toLowerCase() === read.place?.name.toLowerCase()) : null;
    case 'outcome':
      return gold.outcome ? Number(gold.outcome === read.outcome) : null;
    case 'status':
      return Number(gold.status === read.status);
    case 'attributed':
      return Number((gold.attribution === null) === (read.attribution === null));
  }
}

const valueOf = (claim: Claim, field: Field): unknown =>
  field === 'attributed'
    ? (claim.attribution?.name ?? null)
    : field === 'actors' || field === 'targets'
      ? claim[field].map((e) => e.name)
      : field === 'item'
        ? claim.items.map((i) => i.name)
        : field === 'time'
          ? (claim.time?.edtf ?? null)
          : field === 'place'
            ? (claim.place?.name ?? null)
            : field === 'quantity'
              ? claim.quantity && [claim.quantity.min, claim.quantity.max, claim.quantity.unit]
              : claim[field];

/** Measures readings against their gold: claims located and of the right kind, fields over the located ones, and every miss. */
export function measure(reads: readonly Read[]): Measures {
  const claims = empty();
  const languages: Record<string, Tally> = {};
  const kinds: Record<string, Tally> = {};
  const fields = Object.fromEntries(FIELDS.map((f) => [f, { sum: 0, n: 0, spurious: 0 }])) as Measures['fields'];
  const misses: Miss[] = [];
  for (const { gold, claims: read } of reads) {
    const lang = gold.lang.slice(0, 2);
    const language = (languages[lang] ??= empty());
    const spans = goldSpans(gold);
    const pairs = gold.claims
      .flatMap((g, i) =>
        read.flatMap((r, j) => {
          const span = spans[i];
          const close = span ? agreement(span, r) : 0;
          return close > 0
            ? [{ i, j, weight: (g.kind === r.kind ? 2 : 0) + quantityScore(g.quantity, r.quantity) + close }]
            : [];
        }),
      )
      .sort((a, b) => b.weight - a.weight);
    const matched = new Map<number, number>();
    const taken = new Set<number>();
    for (const { i, j } of pairs) {
      if (matched.has(i) || taken.has(j)) continue;
      matched.set(i, j);
      taken.add(j);
    }
    gold.claims.forEach((g, i) => {
      const kind = (kinds[g.kind] ??= empty());
      for (const t of [claims, language, kind]) t.gold++;
      const j = matched.get(i);
      const r = j === undefined ? undefined : read[j]!;
      const miss = (cause: Miss['cause'], wanted: unknown, got: unknown) =>
        misses.push({ text: gold.id, lang, cause, quote: g.quote, wanted, read: got });
      if (!r) return void miss('missed', g.kind, null);
      for (const t of [claims, language, kind]) t.located++;
      if (r.kind === g.kind) for (const t of [claims, language, kind]) t.right++;
      else miss('kind', g.kind, r.kind);
      if (g.kind === 'judgement') return;
      for (const field of FIELDS) {
        const score = fieldScore(field, g, r);
        const value = valueOf(r, field);
        if (score === null) {
          if (field !== 'outcome' && (Array.isArray(value) ? value.length > 0 : value !== null))
            fields[field].spurious++;
          continue;
        }
        fields[field].sum += score;
        fields[field].n++;
        if (score < 1) miss(field, field === 'attributed' ? g.attribution : g[field], value);
      }
    });
    read.forEach((r, j) => {
      const kind = (kinds[r.kind] ??= empty());
      for (const t of [claims, language, kind]) t.predicted++;
      if (!taken.has(j))
        misses.push({ text: gold.id, lang, cause: 'extra', quote: r.quote, wanted: null, read: r.kind });
    });
  }
  return { claims, languages, kinds, fields, misses };
}
